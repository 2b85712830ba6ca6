package gg.tiketi.app.rush;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

/** What is on sale, as the server describes it before the opening. Never changes. */
public final class Hall {
  private final String event;
  private final String currency;
  private final Instant opening;
  private final Duration hold;
  private final int limit;
  private final long[] prices;
  private final int[] rows;
  private final boolean queued;

  private Hall(JsonNode event, JsonNode seats, Duration hold) {
    this.event = event.path("id").asText();
    this.currency = event.path("currency").asText();
    this.opening = OffsetDateTime.parse(event.path("saleStartDate").asText()).toInstant();
    this.hold = hold;
    this.limit = event.path("maxPerPerson").intValue();
    this.queued = !event.path("waitingRoom").path("mode").asText("off").equals("off");
    this.prices = new long[seats.size()];
    this.rows = new int[seats.size()];
    for (int index = 0; index < prices.length; index++) {
      prices[index] = seats.path(index).path("price").longValue();
      rows[index] = index == 0 ? 0 : rows[index - 1] + (isSameRow(seats.path(index - 1), seats.path(index)) ? 0 : 1);
    }
  }

  /** Reads an event's detail and its seats; {@code hold} is how long a hold lasts there. */
  static Hall of(JsonNode detail, JsonNode map, Duration hold) {
    return new Hall(detail.path("event"), map.path("seats"), hold);
  }

  private static boolean isSameRow(JsonNode left, JsonNode right) {
    return left.path("rowNumber").intValue() == right.path("rowNumber").intValue()
        && left.path("section").asText().equals(right.path("section").asText());
  }

  /** The event's id. */
  String event() {
    return event;
  }

  /** What prices are in. */
  String currency() {
    return currency;
  }

  /** When the sale opens, by the server's clock. */
  Instant opening() {
    return opening;
  }

  /** How long a hold lasts. */
  Duration hold() {
    return hold;
  }

  /** The most seats a person may have. */
  int limit() {
    return limit;
  }

  /** Whether one has to pass a waiting room. */
  boolean isQueued() {
    return queued;
  }

  int seats() {
    return prices.length;
  }

  /** The price of one seat. */
  long price(int seat) {
    return prices[seat];
  }

  /** The row a seat stands in, counted over the whole hall. */
  int row(int seat) {
    return rows[seat];
  }

  /** The price of some seats together. */
  long price(Iterable<Integer> seats) {
    long sum = 0;
    for (int seat : seats) {
      sum += prices[seat];
    }
    return sum;
  }
}
