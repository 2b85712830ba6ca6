package gg.tiketi.app.rush;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import gg.tiketi.app.rush.client.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Sets up what is sold: an event of its own that opens in a few seconds, or one that is there already. */
final class Stage {
  private final Fleet fleet;
  private final String admin;
  private final Optional<Integer> threshold;

  Stage(Fleet fleet, String admin) {
    this(fleet, admin, Optional.empty());
  }

  /**
   * The same with a waiting room.
   *
   * @param threshold how many may be inside at once; empty: no waiting room
   */
  Stage(Fleet fleet, String admin, Optional<Integer> threshold) {
    this.fleet = fleet;
    this.admin = admin;
    this.threshold = threshold;
  }

  /** Makes an event on the layout of this name and describes its seats. */
  Hall build(String layout, Instant opening, Duration hold, int limit) {
    return existing(make(layout, opening, hold, limit), hold);
  }

  /** Makes an event in a hall of so many seats in rows of equal length, the first tenth of the rows at twice the price. */
  Hall build(int seats, Instant opening, Duration hold, int limit) {
    return existing(make(seats, opening, hold, limit), hold);
  }

  /** Makes an event on the layout of this name; answers its id. */
  String make(String layout, Instant opening, Duration hold, int limit) {
    return make(layoutNamed(layout), "Rush on " + layout, opening, hold, limit);
  }

  /** Makes an event in a hall of so many seats; answers its id. */
  String make(int seats, Instant opening, Duration hold, int limit) {
    return make(newLayout(seats), "Rush on " + seats + " seats", opening, hold, limit);
  }

  private String make(String layoutId, String title, Instant opening, Duration hold, int limit) {
    var event = JsonNodeFactory.instance.objectNode().put("title", title).put("venue", "Rush Hall")
        .put("eventDate", opening.plus(Duration.ofDays(30)).toString()).put("saleStartDate", opening.toString())
        .put("saleEndDate", opening.plus(Duration.ofDays(1)).toString()).put("seatLayoutId", layoutId)
        .put("maxPerPerson", limit).put("holdSeconds", hold.toSeconds())
        .put("queueMode", threshold.isPresent() ? "auto" : "off");
    threshold.ifPresent(most -> event.put("queueThreshold", most));
    var made = expect(201, Request.post("make the event", "/api/admin/events", Optional.of(admin), Optional.empty(),
        event.toString()));
    return made.path("event").path("id").asText();
  }

  /** Describes an event that is there. */
  Hall existing(String event, Duration hold) {
    var detail = get("/api/events/" + event);
    var map = get("/api/seats/events/" + event);
    return Hall.of(detail, map, hold);
  }

  /** Describes an event in other words. */
  void describe(String event, String description) {
    change(event, JsonNodeFactory.instance.objectNode().put("description", description));
  }

  /** Has the order of those who come before the opening drawn. */
  void draw(String event) {
    change(event, JsonNodeFactory.instance.objectNode().put("order", "draw"));
  }

  /** Moves the opening of a sale. */
  void open(String event, Instant opening) {
    change(event, JsonNodeFactory.instance.objectNode().put("saleStartDate", opening.toString()));
  }

  private void change(String event, JsonNode change) {
    expect(200,
        Request.patch("change the event", "/api/admin/events/" + event, Optional.of(admin), change.toString()));
  }

  private String layoutNamed(String name) {
    for (var layout : get("/api/seats/layouts").path("layouts")) {
      if (layout.path("name").asText().equals(name)) {
        return layout.path("id").asText();
      }
    }
    throw new RushException("the server has no layout named " + name);
  }

  private String newLayout(int seats) {
    int rowLength = seats % 100 == 0 ? 100 : seats % 10 == 0 ? 10 : 1;
    int rows = seats / rowLength;
    int best = Math.max(1, rows / 10);
    var layout = JsonNodeFactory.instance.objectNode().put("name", "rush-" + seats);
    var sections = layout.putArray("sections");
    sections.addObject().put("name", "Best").put("rows", best).put("seatsPerRow", rowLength).put("price", 100_000)
        .put("startRow", 1);
    if (rows > best) {
      sections.addObject().put("name", "Rest").put("rows", rows - best).put("seatsPerRow", rowLength)
          .put("price", 50_000).put("startRow", best + 1);
    }
    var made = expect(201, Request.post("make the layout", "/api/admin/seat-layouts", Optional.of(admin),
        Optional.empty(), layout.toString()));
    return made.path("layout").path("id").asText();
  }

  private JsonNode get(String path) {
    return expect(200, Request.get("read " + path, path, Optional.empty()));
  }

  private JsonNode expect(int status, Request request) {
    var heard = fleet.call(0, request);
    return heard.filter(answer -> answer.reply().status() == status).map(answer -> answer.reply().json())
        .orElseThrow(() -> new RushException("cannot " + request.name() + ": "
            + heard.map(answer -> answer.reply().toString()).orElse("no answer")));
  }
}
