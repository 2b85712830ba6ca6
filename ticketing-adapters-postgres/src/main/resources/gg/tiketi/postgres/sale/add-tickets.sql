insert into ticket (reservation_id, event_id, seat_no, ticket_type_id, quantity, unit_price, currency, live, sold_at)
select :reservationId, :eventId, seat_no, ticket_type_id, quantity, unit_price, :currency, true, :now
from unnest(:seats, :types, :quantities, :prices) as w (seat_no, ticket_type_id, quantity, unit_price)
