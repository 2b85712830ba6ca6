package gg.tiketi.postgres;

import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.EventId;
import gg.tiketi.reservation.Reservation;

/** Somebody as a buyer of one event: whom the limit is about. */
record Person(EventId event, AccountId account) {
  static Person of(Reservation reservation) {
    return new Person(reservation.eventId(), reservation.accountId());
  }
}
