package gg.tiketi.simulation;

/** The referees of one sale. They know what people are told and how the world outside stands, and share no code with the services. */
record Judges(SeatReferee seats, MoneyReferee money, OrderReferee order, FleetReferee fleet) {}
