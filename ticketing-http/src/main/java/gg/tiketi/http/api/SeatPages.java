package gg.tiketi.http.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import gg.tiketi.catalog.Event;
import gg.tiketi.catalog.SeatLayout;
import gg.tiketi.http.api.SeatViews.FullMap;
import gg.tiketi.http.api.SeatViews.StatusMap;
import gg.tiketi.http.api.SeatViews.UnchangingMap;
import gg.tiketi.http.json.ViewJson;
import gg.tiketi.http.route.Content;
import gg.tiketi.kernel.EventId;
import gg.tiketi.seating.SeatMap;
import java.nio.charset.StandardCharsets;

/** Seat maps written out as bytes, each for as long as its version is the newest. */
final class SeatPages {
  /** A full map of a dome is some 3 MB. */
  private static final int FULL_MAPS = 8;
  private static final int STATUSES = 500;

  private final Cache<EventId, Written> full = Caffeine.newBuilder().maximumSize(FULL_MAPS).build();
  private final Cache<EventId, Written> statuses = Caffeine.newBuilder().maximumSize(STATUSES).build();
  private final Cache<UnchangingKey, Content> unchanging = Caffeine.newBuilder().maximumSize(FULL_MAPS).build();

  /** A map is made once for each version, so the same map means the same bytes. */
  private record Written(SeatMap map, String title, Content content) {}

  private record UnchangingKey(EventId event, String title, String layoutVersion) {}

  Content status(Event event, SeatMap map) {
    Written known = statuses.getIfPresent(event.id());
    if (known != null && known.map() == map) {
      return known.content();
    }
    Content content = Content.json(map.version(), ViewJson.bytes(StatusMap.of(map)));
    statuses.put(event.id(), new Written(map, "", content));
    return content;
  }

  /** Written by hand: in a rush most answers are of this kind, and each is another. */
  Content changes(SeatMap.Changes changes) {
    var json = new StringBuilder(32 + 10 * changes.seats().size());
    json.append("{\"version\":").append(changes.version()).append(",\"changes\":[");
    String comma = "";
    for (SeatMap.Change change : changes.seats()) {
      json.append(comma).append('[').append(change.index()).append(',').append(change.status().code()).append(']');
      comma = ",";
    }
    return Content.json(changes.version(), json.append("]}").toString().getBytes(StandardCharsets.ISO_8859_1));
  }

  Content full(Event event, SeatLayout layout, SeatMap map) {
    String title = event.details().title();
    Written known = full.getIfPresent(event.id());
    if (known != null && known.map() == map && known.title().equals(title)) {
      return known.content();
    }
    Content content = Content.json(ViewJson.bytes(FullMap.of(event, layout, map)));
    full.put(event.id(), new Written(map, title, content));
    return content;
  }

  Content unchanging(Event event, SeatLayout layout) {
    var key = new UnchangingKey(event.id(), event.details().title(), layout.version());
    return unchanging.get(key, _ -> Content.json(ViewJson.bytes(UnchangingMap.of(event, layout))));
  }
}
