package gg.tiketi.app.rush;

import com.fasterxml.jackson.databind.JsonNode;
import gg.tiketi.app.rush.Fleet.Heard;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Reads answers and checks that each makes sense by itself: status and body agree, sums are right, nothing unasked. */
final class Answers {
  /** The codes that each status may carry; from the contract with clients. */
  private static final Map<Integer, Set<String>> CODES = Map.ofEntries(
      Map.entry(400, Set.of("invalid_request", "malformed_json", "unknown_field")),
      Map.entry(401, Set.of("authentication_required", "token_expired", "invalid_credentials", "session_revoked")),
      Map.entry(403, Set.of("forbidden", "admission_required", "admission_expired", "admission_revoked")),
      Map.entry(404, Set.of("not_found")),
      Map.entry(409, Set.of("seat_taken", "sold_out", "not_on_sale", "event_cancelled", "limit_exceeded",
          "invalid_state", "email_taken", "request_in_progress", "wrong_inventory")),
      Map.entry(410, Set.of("reservation_expired")), Map.entry(413, Set.of("payload_too_large")),
      Map.entry(415, Set.of("unsupported_media_type")),
      Map.entry(422, Set.of("idempotency_key_reused", "payment_declined")), Map.entry(429, Set.of("rate_limited")),
      Map.entry(500, Set.of("internal_error")), Map.entry(503, Set.of("temporarily_unavailable")));
  private static final String AGREE = "status and body of an answer agree";
  private static final String PRICES = "S12 amounts are the prices of the seats";
  /** The end of a hold is counted from the arrival of the wish, and a loaded server grants it a moment later. */
  private static final Duration LEEWAY = Duration.ofSeconds(3);

  private final Hall hall;
  private final Findings findings;

  Answers(Hall hall, Findings findings) {
    this.hall = hall;
    this.findings = findings;
  }

  /** The stable code of a problem. */
  String code(Heard heard) {
    var problem = heard.reply().json();
    int status = heard.reply().status();
    var code = problem.path("code").asText();
    findings.check(problem.path("status").asInt() == status && !problem.path("title").asText().isEmpty()
        && CODES.getOrDefault(status, Set.of()).contains(code), AGREE, () -> status + " with " + problem);
    return code;
  }

  /** A granted hold of exactly the seats in {@code asked}; empty when the answer is no such thing. */
  Optional<Hold> hold(Heard heard, SortedSet<Integer> asked) {
    var body = heard.reply().json();
    var view = body.path("reservation");
    try {
      var expiresAt = time(view, "expiresAt");
      var serverTime = time(view, "serverTime");
      var seats = seats(view.path("seats"));
      findings.check(seats.equals(asked) && view.path("status").asText().equals("pending")
          && !view.path("reservationNumber").asText().isEmpty() && time(body, "expiresAt").equals(expiresAt), AGREE,
          () -> "asked for " + asked + ", got " + body);
      findings.check(isPricedRight(view, seats), PRICES, () -> String.valueOf(body));
      var grantedAt = time(view, "createdAt");
      findings.check(!grantedAt.isBefore(hall.opening()), "S11 nothing is granted before the opening",
          () -> "granted at " + grantedAt + ", opening at " + hall.opening());
      findings.check(Duration.between(grantedAt, expiresAt).minus(hall.hold()).abs().compareTo(LEEWAY) < 0,
          "a hold lasts as long as the event says",
          () -> "a hold of " + hall.hold() + " from " + grantedAt + " to " + expiresAt);
      return Optional.of(new Hold(view.path("id").asText(), seats, view.path("totalAmount").longValue(), grantedAt,
          expiresAt, heard.endedNanos() + Duration.between(serverTime, expiresAt).toNanos()));
    } catch (DateTimeParseException | NumberFormatException unreadable) {
      findings.add(AGREE, heard.reply().status() + " with " + body);
      return Optional.empty();
    }
  }

  private boolean isPricedRight(JsonNode view, SortedSet<Integer> seats) {
    for (var seat : view.path("seats")) {
      int index = seat.path("id").asInt(-1);
      if (index < 0 || index >= hall.seats() || seat.path("price").longValue() != hall.price(index)) {
        return false;
      }
    }
    return view.path("totalAmount").longValue() == hall.price(seats)
        && view.path("currency").asText().equals(hall.currency());
  }

  /** The blocks that a refusal offers instead; its conflicts must be among the seats asked for. */
  List<List<Integer>> alternatives(Heard heard, SortedSet<Integer> asked) {
    var problem = heard.reply().json();
    var conflicts = seats(problem.path("conflicts"));
    var offered = new ArrayList<List<Integer>>();
    problem.path("alternatives").forEach(block -> offered.add(List.copyOf(seats(block))));
    findings.check(!conflicts.isEmpty() && asked.containsAll(conflicts) && problem.path("alternatives").isArray()
        && offered.stream().allMatch(block -> isBlock(block, asked.size())), AGREE,
        () -> "asked for " + asked + ", refused with " + problem);
    return List.copyOf(offered);
  }

  private boolean isBlock(List<Integer> seats, int size) {
    return seats.size() == size && seats.getFirst() >= 0 && seats.getLast() < hall.seats();
  }

  /** A payment of {@code hold} and, when it is completed, the confirmed reservation. */
  JsonNode payment(Heard heard, Hold hold) {
    var body = heard.reply().json();
    var payment = body.path("payment");
    boolean settled = heard.reply().status() == 200 && body.has("reservation");
    findings.check(payment.path("reservationId").asText().equals(hold.reservation())
        && !payment.path("id").asText().isEmpty(), AGREE, () -> hold + " answered with " + body);
    findings.check(payment.path("amount").longValue() == hold.amount(), PRICES, () -> hold + " paid by " + body);
    findings.check(!settled || (payment.path("status").asText().equals("completed")
        && body.path("reservation").path("status").asText().equals("confirmed")), AGREE, () -> String.valueOf(body));
    return payment;
  }

  /** A picture of the seats: a whole one, or what changed since {@code seen}. */
  Optional<SeatPicture> picture(Heard heard, Optional<SeatPicture> seen) {
    var body = heard.reply().json();
    try {
      long version = body.path("version").longValue();
      var changes = body.path("changes");
      var picture = changes.isArray() && seen.isPresent()
          ? seen.get().with(changes(changes), version)
          : SeatPicture.of(hall.seats(), body.path("seats").asText(), version);
      return Optional.of(picture);
    } catch (IllegalArgumentException | IndexOutOfBoundsException unreadable) {
      findings.add(AGREE, "status " + heard.reply().status() + ": " + unreadable.getMessage());
      return Optional.empty();
    }
  }

  private int[] changes(JsonNode changes) {
    var flat = new int[2 * changes.size()];
    for (int i = 0; i < changes.size(); i++) {
      flat[2 * i] = changes.path(i).path(0).asInt(-1);
      flat[2 * i + 1] = changes.path(i).path(1).asInt(-1);
      if (flat[2 * i] < 0 || flat[2 * i] >= hall.seats() || flat[2 * i + 1] < 0 || flat[2 * i + 1] > 3) {
        throw new IllegalArgumentException("a change of " + changes.path(i));
      }
    }
    return flat;
  }

  static Instant time(JsonNode view, String member) {
    return OffsetDateTime.parse(view.path(member).asText()).toInstant();
  }

  /** Seat ids: of seats, or by themselves. */
  private static SortedSet<Integer> seats(JsonNode ids) {
    var seats = new TreeSet<Integer>();
    ids.forEach(id -> seats.add(Integer.valueOf(id.isTextual() ? id.asText() : id.path("id").asText())));
    return seats;
  }
}
