package gg.tiketi.http.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import gg.tiketi.catalog.EventView;
import gg.tiketi.catalog.SeatLayout;
import gg.tiketi.catalog.TicketType;
import gg.tiketi.http.api.CatalogViews.EventPage;
import gg.tiketi.http.api.CatalogViews.WaitingRoom;
import gg.tiketi.http.api.SeatViews.Hall;
import gg.tiketi.http.json.ViewJson;
import gg.tiketi.http.route.Content;
import gg.tiketi.kernel.EventId;
import gg.tiketi.seating.LiveInventory;
import gg.tiketi.seating.SeatMap;
import gg.tiketi.seating.Stock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Events written out as bytes, used again while nothing that they say has changed. The live stock is part of the
 * comparison, so no old stock is ever shown.
 */
final class EventPages {
  private static final int REMEMBERED = 1_000;

  private final LiveInventory inventory;
  private final Doors doors;
  private final Cache<EventId, Written> written = Caffeine.newBuilder().maximumSize(REMEMBERED).build();
  private final Cache<EventId, Written> withSeats = Caffeine.newBuilder().maximumSize(REMEMBERED).build();

  EventPages(LiveInventory inventory, Doors doors) {
    this.inventory = inventory;
    this.doors = doors;
  }

  /** @param map a map is made once for each version, so the same map means the same seats */
  private record Written(EventView view, WaitingRoom room, List<Long> stock, @Nullable SeatMap map, Content content) {
    boolean says(EventView other, WaitingRoom otherRoom, List<Long> otherStock, @Nullable SeatMap otherMap) {
      return map == otherMap && view.equals(other) && room.equals(otherRoom) && stock.equals(otherStock);
    }
  }

  Content of(EventView view, Instant now) {
    return of(view, now, null, written, null);
  }

  /** With all that is needed to draw its seats. */
  Content withSeats(EventView view, SeatLayout layout, Instant now) {
    return of(view, now, layout, withSeats, inventory.map(view.event().id()));
  }

  private Content of(EventView view, Instant now, @Nullable SeatLayout layout, Cache<EventId, Written> cache,
      @Nullable SeatMap map) {
    WaitingRoom room = room(view, now);
    List<Long> stock = view.listing().ticketTypes().stream().map(this::available).toList();
    Written known = cache.getIfPresent(view.event().id());
    if (known != null && known.says(view, room, stock, map)) {
      return known.content();
    }
    Hall hall = layout == null || map == null ? null : Hall.of(layout, map);
    Content content = Content.json(ViewJson.bytes(page(view, room, stock, hall)));
    cache.put(view.event().id(), new Written(view, room, stock, map, content));
    return content;
  }

  /** What is told of the event's waiting room. */
  WaitingRoom room(EventView view, Instant now) {
    return doors.of(view, now);
  }

  /** What is left of a ticket type, as of the last commit heard. */
  long available(TicketType type) {
    return inventory.stock(type.eventId(), type.id()).map(Stock::available).orElse(type.total());
  }

  private static EventPage page(EventView view, WaitingRoom room, List<Long> stock, @Nullable Hall hall) {
    var types = view.listing().ticketTypes();
    Map<TicketType, Long> left = new HashMap<>();
    for (int i = 0; i < types.size(); i++) {
      left.put(types.get(i), stock.get(i));
    }
    return EventPage.of(view, room, left::get, hall);
  }
}
