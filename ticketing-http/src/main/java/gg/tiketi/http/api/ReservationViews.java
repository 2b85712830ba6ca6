package gg.tiketi.http.api;

import gg.tiketi.catalog.CatalogService;
import gg.tiketi.catalog.Event;
import gg.tiketi.catalog.EventListing;
import gg.tiketi.http.api.Paging.Pagination;
import gg.tiketi.payment.PaymentMethod;
import gg.tiketi.payment.PaymentStatus;
import gg.tiketi.payment.Refund;
import gg.tiketi.payment.RefundStatus;
import gg.tiketi.reservation.Item;
import gg.tiketi.reservation.Item.SeatItem;
import gg.tiketi.reservation.Item.TicketItem;
import gg.tiketi.reservation.Reservation;
import gg.tiketi.reservation.ReservationStatus;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What owners see of their reservations; times are those of the event's zone. */
final class ReservationViews {
  private final CatalogService catalog;

  ReservationViews(CatalogService catalog) {
    this.catalog = catalog;
  }

  /** The event a reservation is of. */
  public record EventOfReservation(String id, String title, String venue, String address, OffsetDateTime eventDate) {}

  /** A reserved seat at its frozen price. */
  public record SeatView(String id, String seatLabel, String section, int rowNumber, int seatNumber, long price) {
    static SeatView of(SeatItem seat) {
      return new SeatView(Integer.toString(seat.index()), seat.label(), seat.section(), seat.rowNumber(),
          seat.seatNumber(), seat.unitPrice().amount());
    }
  }

  /** One line: a seat, or a number of tickets of one type. */
  public record ItemView(@Nullable String ticketTypeId, @Nullable String ticketTypeName, @Nullable SeatView seat,
      int quantity, long unitPrice, long subtotal) {
    static ItemView of(Item item) {
      return switch (item) {
        case SeatItem seat -> new ItemView(null, null, SeatView.of(seat), seat.quantity(), seat.unitPrice().amount(),
            seat.subtotal().amount());
        case TicketItem ticket -> new ItemView(ticket.ticketTypeId().toString(), ticket.name(), null,
            ticket.quantity(), ticket.unitPrice().amount(), ticket.subtotal().amount());
      };
    }
  }

  /**
   * A reservation.
   *
   * @param seats its seats in layout order; left out where tickets of a type are reserved
   */
  public record ReservationView(String id, String reservationNumber, ReservationStatus status,
      @Nullable PaymentStatus paymentStatus, @Nullable PaymentMethod paymentMethod, long totalAmount, String currency,
      OffsetDateTime createdAt, OffsetDateTime expiresAt, OffsetDateTime serverTime, EventOfReservation event,
      List<ItemView> items, @Nullable List<SeatView> seats) {}

  /** A reservation that was obtained or changed. */
  public record Held(ReservationView reservation, OffsetDateTime expiresAt) {}

  /** One reservation. */
  public record OneReservation(ReservationView reservation) {}

  /** A page of reservations. */
  public record Mine(List<ReservationView> reservations, Pagination pagination) {}

  /** What goes back to the buyer. */
  public record RefundView(long amount, RefundStatus status) {
    static @Nullable RefundView of(Optional<Refund> refund) {
      return refund.map(money -> new RefundView(money.amount().amount(), money.status())).orElse(null);
    }
  }

  /** A cancelled reservation. */
  public record Cancelled(ReservationView reservation, @Nullable RefundView refund) {}

  /** A reservation as it stands at {@code now}: a hold that has run out is expired, swept or not. */
  ReservationView of(Reservation reservation, Instant now) {
    var status = reservation.isDue(now) ? ReservationStatus.EXPIRED : reservation.status();
    return of(reservation, status, now, now);
  }

  /** The answer to a change: the same whenever it is repeated. */
  Held held(Reservation reservation) {
    var view = changed(reservation);
    return new Held(view, view.expiresAt());
  }

  /** A reservation as it was when it changed. */
  ReservationView changed(Reservation reservation) {
    return of(reservation, reservation.status(), reservation.changedAt(), reservation.changedAt());
  }

  private ReservationView of(Reservation reservation, ReservationStatus status, Instant serverTime, Instant now) {
    Event event = catalog.listing(reservation.eventId(), now).map(EventListing::event)
        .orElseThrow(() -> new IllegalStateException("A reservation of no event: " + reservation.id()));
    ZoneId zone = event.zone();
    var payment = reservation.payment();
    var seats = reservation.items().stream().filter(SeatItem.class::isInstance).map(SeatItem.class::cast)
        .map(SeatView::of).toList();
    return new ReservationView(reservation.id().toString(), reservation.number(), status,
        payment.map(Reservation.LatestPayment::status).orElse(null),
        payment.map(Reservation.LatestPayment::method).orElse(null), reservation.total().amount(),
        reservation.total().currency().getCurrencyCode(), Times.in(zone, reservation.createdAt()),
        Times.in(zone, reservation.expiresAt()), Times.in(zone, serverTime), eventOf(event),
        reservation.items().stream().map(ItemView::of).toList(), seats.isEmpty() ? null : seats);
  }

  private static EventOfReservation eventOf(Event event) {
    return new EventOfReservation(event.id().toString(), event.details().title(), event.details().venue(),
        event.details().address(), Times.in(event.zone(), event.startsAt()));
  }
}
