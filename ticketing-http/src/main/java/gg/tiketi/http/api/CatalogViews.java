package gg.tiketi.http.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import gg.tiketi.catalog.Event;
import gg.tiketi.catalog.EventListing;
import gg.tiketi.catalog.EventStatus;
import gg.tiketi.catalog.EventView;
import gg.tiketi.catalog.SaleRules;
import gg.tiketi.catalog.SeatLayout;
import gg.tiketi.catalog.TicketType;
import gg.tiketi.http.api.Paging.Pagination;
import gg.tiketi.http.api.SeatViews.Hall;
import gg.tiketi.queue.QueueMode;
import gg.tiketi.queue.QueueService;
import gg.tiketi.queue.QueueService.DoorState;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** What everybody sees of events; times are those of the event's zone. */
final class CatalogViews {
  private CatalogViews() {}

  /** What an event sells. */
  public enum Sells {
    @JsonProperty("seats")
    SEATS, @JsonProperty("ticketTypes")
    TICKET_TYPES
  }

  /** The event's waiting room: how it is meant to work, and what a visitor meets at its door. */
  public record WaitingRoom(QueueMode mode, DoorState state) {
    static final WaitingRoom NONE = new WaitingRoom(QueueMode.OFF, DoorState.OPEN);

    static WaitingRoom of(QueueService.Door door) {
      return new WaitingRoom(door.mode(), door.state());
    }
  }

  /** An event in a list. */
  public record EventSummary(String id, String title, String artistName, String venue, String address,
      OffsetDateTime eventDate, OffsetDateTime saleStartDate, OffsetDateTime saleEndDate, String timeZone,
      String currency, String posterImageUrl, EventStatus status, Sells inventory, long minPrice, long maxPrice,
      long available, long capacity) {
    static EventSummary of(EventView view) {
      Event event = view.event();
      EventListing listing = view.listing();
      return new EventSummary(event.id().toString(), event.details().title(), event.details().artistName(),
          event.details().venue(), event.details().address(), Times.in(event.zone(), event.startsAt()),
          Times.in(event.zone(), event.sale().opensAt()), Times.in(event.zone(), event.sale().closesAt()),
          event.zone().getId(), event.currency().getCurrencyCode(), event.details().posterImageUrl(), view.status(),
          sells(event), listing.minPrice().amount(), listing.maxPrice().amount(), view.available(),
          listing.capacity());
    }
  }

  /** A page of events. */
  public record EventList(List<EventSummary> events, Pagination pagination) {}

  /** An event by itself: what a list shows and more. */
  public record EventDetail(String id, String title, String description, String artistName, String venue,
      String address, OffsetDateTime eventDate, OffsetDateTime saleStartDate, OffsetDateTime saleEndDate,
      String timeZone, String currency, String posterImageUrl, EventStatus status, Sells inventory, long minPrice,
      long maxPrice, long available, long capacity, @Nullable String seatLayoutId, @Nullable String layoutVersion,
      int maxPerPerson, WaitingRoom waitingRoom) {
    static EventDetail of(EventView view, WaitingRoom room) {
      EventSummary of = EventSummary.of(view);
      Event event = view.event();
      return new EventDetail(of.id, of.title, event.details().description(), of.artistName, of.venue, of.address,
          of.eventDate, of.saleStartDate, of.saleEndDate, of.timeZone, of.currency, of.posterImageUrl, of.status,
          of.inventory, of.minPrice, of.maxPrice, of.available, of.capacity,
          event.layout().map(layout -> layout.id().toString()).orElse(null),
          event.layout().map(SeatLayout::version).orElse(null), event.rules().maxPerPerson(), room);
    }
  }

  /** A ticket type with what is left of it. */
  public record TicketTypeView(String id, String name, long price, int totalQuantity, long availableQuantity,
      String description) {
    static TicketTypeView of(TicketType type, long available) {
      return new TicketTypeView(type.id().toString(), type.name(), type.price().amount(), type.total(), available,
          type.description());
    }
  }

  /**
   * An event with its ticket types, of which an event with seats has none.
   *
   * @param seatMap only where it was asked for and the event has seats
   */
  public record EventPage(EventDetail event, List<TicketTypeView> ticketTypes, @Nullable Hall seatMap) {
    static EventPage of(EventView view, WaitingRoom room, ToLongFunction<TicketType> available,
        @Nullable Hall seatMap) {
      return new EventPage(EventDetail.of(view, room), CatalogViews.ticketTypes(view.listing(), available), seatMap);
    }
  }

  /** The ticket types of an event. */
  public record TicketTypes(List<TicketTypeView> ticketTypes) {}

  /** What is left of a ticket type. */
  public record Availability(long availableQuantity, int totalQuantity) {}

  /** The rules of a sale, as its organiser set them. */
  public record SaleRulesView(int maxPerPerson, long holdSeconds, @Nullable OffsetDateTime cancelUntil, long cancelFee,
      boolean leaveNoOrphans) {
    static SaleRulesView of(Event event) {
      SaleRules rules = event.rules();
      return new SaleRulesView(rules.maxPerPerson(), rules.holdFor().toSeconds(),
          rules.cancelUntil().map(until -> Times.in(event.zone(), until)).orElse(null), rules.cancelFee(),
          rules.leaveNoOrphans());
    }
  }

  static List<TicketTypeView> ticketTypes(EventListing listing, ToLongFunction<TicketType> available) {
    return listing.ticketTypes().stream().map(type -> TicketTypeView.of(type, available.applyAsLong(type))).toList();
  }

  private static Sells sells(Event event) {
    return switch (event.inventory()) {
      case SEATS -> Sells.SEATS;
      case TICKET_TYPES -> Sells.TICKET_TYPES;
    };
  }
}
