package gg.tiketi.reservation;

import gg.tiketi.catalog.SaleWindow;
import gg.tiketi.kernel.TicketTypeId;
import gg.tiketi.queue.AdmissionGate;
import java.util.List;
import java.util.SortedSet;

/** What became of a call that obtains seats or tickets, or replaces seats, in order of precedence. */
public sealed interface ReserveResult {
  record Reserved(Reservation reservation) implements ReserveResult {}

  /** The idempotency key was used for another request. */
  record KeyReused() implements ReserveResult {}

  record UnknownEvent() implements ReserveResult {}

  /** Only of replacing: there is no such reservation, or it is somebody else's. */
  record UnknownReservation() implements ReserveResult {}

  /** Only of replacing: the hold has run out. */
  record ReservationExpired() implements ReserveResult {}

  /** Only of replacing: the reservation is paid, being paid or cancelled. */
  record InvalidState() implements ReserveResult {}

  record EventCancelled() implements ReserveResult {}

  /** Seats were wished of an event that sells ticket types, or the other way round. */
  record WrongInventory() implements ReserveResult {}

  /** The event does not have these seats. */
  record UnknownSeats(List<Integer> seats) implements ReserveResult {}

  /** The event does not have such a section. */
  record UnknownSection(String section) implements ReserveResult {}

  /** The event does not have these ticket types. */
  record UnknownTicketTypes(List<TicketTypeId> ticketTypes) implements ReserveResult {}

  record NotOnSale(SaleWindow window) implements ReserveResult {}

  /** The event has a waiting room and the caller is not admitted; {@code verdict} is never that they are. */
  record NotAdmitted(AdmissionGate.Verdict verdict) implements ReserveResult {}

  record LimitExceeded(int limit, int held) implements ReserveResult {}

  /** These seats are not free; {@code alternatives} are equal blocks that were free a moment ago. */
  record SeatsTaken(SortedSet<Integer> conflicts, List<List<Integer>> alternatives) implements ReserveResult {}

  record SoldOut() implements ReserveResult {}
}
