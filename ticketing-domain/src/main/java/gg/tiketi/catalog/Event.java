package gg.tiketi.catalog;

import gg.tiketi.kernel.EventId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Optional;

/**
 * One show and its sale.
 *
 * @param startsAt when the show begins
 * @param zone the venue's time zone, in which people read and enter the event's times
 * @param layout the seat layout; present exactly when the event sells seats
 * @param cancelledAt when the event was cancelled; final
 * @param hidden deleted from every list, kept for its books
 */
public record Event(
    EventId id,
    EventDetails details,
    Instant startsAt,
    ZoneId zone,
    SaleWindow sale,
    Currency currency,
    Optional<SeatLayout> layout,
    SaleRules rules,
    Instant createdAt,
    Optional<Instant> cancelledAt,
    boolean hidden) {
  public Inventory inventory() {
    return layout.isPresent() ? Inventory.SEATS : Inventory.TICKET_TYPES;
  }

  public boolean isCancelled() {
    return cancelledAt.isPresent();
  }

  /** The status at {@code now}, given how many seats or tickets are free. */
  public EventStatus statusAt(Instant now, long available) {
    if (isCancelled()) {
      return EventStatus.CANCELLED;
    }
    if (now.isBefore(sale.opensAt())) {
      return EventStatus.UPCOMING;
    }
    if (!sale.contains(now)) {
      return EventStatus.ENDED;
    }
    return available > 0 ? EventStatus.ON_SALE : EventStatus.SOLD_OUT;
  }

  /** Until when a paid reservation of this event may be cancelled by its owner. */
  public Instant cancelDeadline() {
    return rules.cancelUntil().orElse(startsAt);
  }

  /** The same event with other details, times and rules; what it sells and what it is paid in never change. */
  public Event changed(EventDetails details, Instant startsAt, ZoneId zone, SaleWindow sale, SaleRules rules) {
    return new Event(id, details, startsAt, zone, sale, currency, layout, rules, createdAt, cancelledAt, hidden);
  }

  public Event cancelled(Instant now) {
    return new Event(id, details, startsAt, zone, sale, currency, layout, rules, createdAt,
        Optional.of(cancelledAt.orElse(now)), hidden);
  }

  public Event hide() {
    return new Event(id, details, startsAt, zone, sale, currency, layout, rules, createdAt, cancelledAt, true);
  }
}
