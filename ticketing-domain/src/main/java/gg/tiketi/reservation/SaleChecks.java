package gg.tiketi.reservation;

import gg.tiketi.catalog.Event;
import gg.tiketi.catalog.EventListing;
import gg.tiketi.catalog.Inventory;
import gg.tiketi.catalog.LayoutSeat;
import gg.tiketi.catalog.SeatLayout;
import gg.tiketi.catalog.TicketType;
import gg.tiketi.kernel.Money;
import gg.tiketi.kernel.TicketTypeId;
import gg.tiketi.queue.AdmissionGate;
import gg.tiketi.queue.AdmissionGate.Verdict;
import gg.tiketi.reservation.Item.SeatItem;
import gg.tiketi.reservation.Item.TicketItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What stands between a caller and a wish before any store is asked, and the items that a wish is made of. */
final class SaleChecks {
  private final AdmissionGate gate;

  SaleChecks(AdmissionGate gate) {
    this.gate = gate;
  }

  /** Why {@code caller} may obtain nothing of this kind now, if so. */
  Optional<ReserveResult> refusal(Event event, Inventory wanted, Caller caller, Instant now) {
    if (event.isCancelled()) {
      return Optional.of(new ReserveResult.EventCancelled());
    }
    if (event.inventory() != wanted) {
      return Optional.of(new ReserveResult.WrongInventory());
    }
    if (!event.sale().contains(now)) {
      return Optional.of(new ReserveResult.NotOnSale(event.sale()));
    }
    var verdict = gate.check(event.id(), caller.account(), caller.admission(), now);
    return verdict instanceof Verdict.Admitted ? Optional.empty() : Optional.of(new ReserveResult.NotAdmitted(verdict));
  }

  /** Those of {@code seats} that the layout does not have. */
  static List<Integer> unknown(SeatLayout layout, Collection<Integer> seats) {
    return seats.stream().filter(index -> !layout.hasSeat(index)).toList();
  }

  static List<TicketTypeId> unknown(EventListing listing, Collection<TicketTypeId> types) {
    var known = listing.ticketTypes().stream().map(TicketType::id).toList();
    return types.stream().filter(type -> !known.contains(type)).toList();
  }

  /** The seats as items at today's prices, in layout order. */
  static List<Item> seatItems(Event event, SeatLayout layout, Collection<Integer> seats) {
    return seats.stream().sorted().distinct().<Item>map(index -> {
      LayoutSeat seat = layout.seat(index);
      return new SeatItem(index, seat.section(), seat.rowNumber(), seat.seatNumber(),
          new Money(seat.price(), event.currency()));
    }).toList();
  }

  /** The tickets as items at today's prices, in the order of the event's ticket types. */
  static List<Item> ticketItems(EventListing listing, Map<TicketTypeId, Integer> quantities) {
    var items = new ArrayList<Item>();
    for (TicketType type : listing.ticketTypes()) {
      Optional.ofNullable(quantities.get(type.id()))
          .ifPresent(quantity -> items.add(new TicketItem(type.id(), type.name(), quantity, type.price())));
    }
    return items;
  }
}
