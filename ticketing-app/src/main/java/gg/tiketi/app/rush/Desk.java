package gg.tiketi.app.rush;

import com.fasterxml.jackson.databind.JsonNode;
import gg.tiketi.app.rush.Fleet.Heard;
import gg.tiketi.app.rush.client.Request;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.StringJoiner;

/** Where buyers put their calls: it words them, has the answers checked, and keeps in the history what was seen. */
final class Desk {
  /** Stands for the code of a refusal when nobody answered, which the fleet has noted already. */
  static final String NO_ANSWER = "no answer";

  private final Fleet fleet;
  private final Hall hall;
  private final Answers answers;
  private final SeatWitness witness;
  private final Findings findings;
  private final Tally tally;
  private final History history;
  private final RushClock clock;

  Desk(Fleet fleet, Hall hall, SeatWitness witness, Findings findings, Tally tally, History history, RushClock clock) {
    this.fleet = fleet;
    this.hall = hall;
    this.answers = new Answers(hall, findings);
    this.witness = witness;
    this.findings = findings;
    this.tally = tally;
    this.history = history;
    this.clock = clock;
  }

  /** What became of a wish. */
  sealed interface Wished {
    record Granted(Hold hold) implements Wished {}

    record Taken(List<List<Integer>> alternatives) implements Wished {}

    /** The sale is not open yet. */
    record TooEarly() implements Wished {}

    /** The waiting room has to be passed again. */
    record NotInside() implements Wished {}

    /** It makes no sense to go on. */
    record Refused(String code) implements Wished {}
  }

  /** What became of the wish to pay. */
  sealed interface Paying {
    record Paid(String payment) implements Paying {}

    /** The provider has not decided; the payment tells later. */
    record Undecided(String payment) implements Paying {}

    /** The hold is still there, another try may succeed. */
    record Declined() implements Paying {}

    /** The hold is gone, and so is what was paid, if anything was. */
    record Gone() implements Paying {}

    record Refused(String code) implements Paying {}
  }

  // ---- looking ----

  /** Where this person passes the waiting room. */
  Turnstile turnstile(Person person) {
    return new Turnstile(fleet, hall, tally, findings, history, clock, person);
  }

  /** The event's page, as it is read by who arrives. */
  void open(Person person) {
    var request = Request.get("detail", "/api/events/" + hall.event(), Optional.empty());
    fleet.call(person.number(), request).ifPresent(heard -> {
      tally.took("detail", heard.took());
      findings.check(heard.reply().status() == 200, "the event can be read", () -> "status " + heard.reply().status());
    });
  }

  /** The seats as they are now; {@code seen} when nothing better came. */
  Optional<SeatPicture> look(Person person, Optional<SeatPicture> seen) {
    var path = "/api/seats/events/" + hall.event() + "/status" + seen.map(old -> "?since=" + old.version()).orElse("");
    var request = Request.get(seen.isPresent() ? "changes" : "status", path, Optional.empty());
    var heard = fleet.call(person.number(), request);
    heard.ifPresent(answer -> tally.took(request.name(), answer.took()));
    var picture = heard.filter(answer -> answer.reply().status() == 200)
        .flatMap(answer -> answers.picture(answer, seen));
    picture.ifPresent(now -> saw(person, request.name(), heard.orElseThrow(), now, seen));
    return picture.or(() -> seen);
  }

  private void saw(Person person, String call, Heard heard, SeatPicture now, Optional<SeatPicture> seen) {
    findings.check(seen.isEmpty() || seen.get().version() <= now.version() || fleet.size() > 1,
        "L1 versions never go back", () -> person + " saw " + seen + ", then " + now);
    history.append(line(person, call, heard).with("version", now.version()));
  }

  // ---- holding ----

  /** Asks for seats. */
  Wished reserve(Person person, SortedSet<Integer> seats, String key, Optional<String> admission) {
    var body = "{\"eventId\":\"" + hall.event() + "\",\"seatIds\":" + quoted(seats) + "}";
    var answer = fleet.call(person.number(),
        Request.post("reserve", "/api/seats/reserve", Optional.of(person.token()), Optional.of(key),
            admission.map(token -> Map.of("Admission", token)).orElse(Map.of()), body));
    return answer.map(heard -> wished(person, seats, key, heard)).orElseGet(() -> new Wished.Refused(NO_ANSWER));
  }

  private Wished wished(Person person, SortedSet<Integer> seats, String key, Heard heard) {
    if (heard.reply().status() != 201) {
      return refused(person, seats, key, heard);
    }
    tally.took("hold", heard.took());
    var granted = answers.hold(heard, seats);
    granted.ifPresent(hold -> {
      witness.granted(hold);
      history.append(line(person, "reserve", heard).with("key", key).with("reservation", hold.reservation())
          .with("seats", hold.seats()).with("amount", hold.amount()).with("expiresAt", hold.expiresAt().toString()));
    });
    return granted.<Wished>map(Wished.Granted::new).orElseGet(() -> new Wished.Refused("unreadable"));
  }

  private Wished refused(Person person, SortedSet<Integer> seats, String key, Heard heard) {
    var code = answers.code(heard);
    tally.took("refusal", heard.took());
    tally.refused("reserve", code);
    history.append(line(person, "reserve", heard).with("key", key).with("code", code).with("seats", seats));
    return switch (code) {
      case "seat_taken" -> new Wished.Taken(answers.alternatives(heard, seats));
      case "not_on_sale" -> new Wished.TooEarly();
      case "admission_required", "admission_expired", "admission_revoked" -> new Wished.NotInside();
      default -> new Wished.Refused(code);
    };
  }

  // ---- paying ----

  /** Pays a hold. */
  Paying pay(Person person, Hold hold, String key) {
    var body = "{\"reservationId\":\"" + hold.reservation() + "\",\"paymentMethod\":\"toss\"}";
    var answer = fleet.call(person.number(),
        Request.post("pay", "/api/payments/process", Optional.of(person.token()), Optional.of(key), body));
    return answer.map(heard -> paying(person, hold, key, heard)).orElseGet(() -> new Paying.Refused(NO_ANSWER));
  }

  private Paying paying(Person person, Hold hold, String key, Heard heard) {
    tally.took("pay", heard.took());
    return switch (heard.reply().status()) {
      case 200, 202 -> decided(hold, heard, line(person, "pay", heard).with("key", key));
      default -> notPaid(person, hold, key, heard);
    };
  }

  private Paying decided(Hold hold, Heard heard, History.Line line) {
    var payment = answers.payment(heard, hold);
    var id = payment.path("id").asText();
    var status = payment.path("status").asText();
    history.append(line.with("reservation", hold.reservation()).with("payment", id).with("paymentState", status)
        .with("amount", hold.amount()));
    return switch (status) {
      case "completed" -> paid(hold, payment, heard);
      case "pending" -> new Paying.Undecided(id);
      case "failed" -> new Paying.Declined();
      case "refunded" -> refunded();
      default -> new Paying.Refused(status);
    };
  }

  private Paying paid(Hold hold, JsonNode payment, Heard heard) {
    if (witness.paid(hold, payment.has("paidAt") ? Answers.time(payment, "paidAt") : hold.grantedAt())) {
      tally.sold(clock.sinceOpening(heard.endedNanos()), hold.seats().size());
    }
    return new Paying.Paid(payment.path("id").asText());
  }

  private Paying refunded() {
    tally.add(Tally.Count.REFUNDED, 1);
    return new Paying.Gone();
  }

  private Paying notPaid(Person person, Hold hold, String key, Heard heard) {
    var code = answers.code(heard);
    tally.refused("pay", code);
    history.append(line(person, "pay", heard).with("key", key).with("code", code).with("reservation",
        hold.reservation()));
    return switch (code) {
      case "payment_declined" -> new Paying.Declined();
      case "reservation_expired" -> givenBack(person, hold) ? refunded() : new Paying.Gone();
      default -> new Paying.Refused(code);
    };
  }

  /** Whether the reservation's payment came too late and went back. */
  private boolean givenBack(Person person, Hold hold) {
    return reservation(person, hold).map(view -> view.path("paymentStatus").asText().equals("refunded")).orElse(false);
  }

  /** How an undecided payment stands now. */
  Paying ask(Person person, Hold hold, String payment) {
    var answer = fleet.call(person.number(),
        Request.get("payment", "/api/payments/" + payment, Optional.of(person.token())));
    answer.ifPresent(heard -> tally.took("payment", heard.took()));
    return answer.filter(heard -> heard.reply().status() == 200)
        .map(heard -> decided(hold, heard, line(person, "payment", heard)))
        .orElseGet(() -> new Paying.Undecided(payment));
  }

  // ---- reading back ----

  /** The reservation of a hold as its owner sees it now. */
  Optional<JsonNode> reservation(Person person, Hold hold) {
    return fleet
        .call(person.number(),
            Request.get("reservation", "/api/reservations/" + hold.reservation(), Optional.of(person.token())))
        .filter(heard -> heard.reply().status() == 200).map(heard -> heard.reply().json().path("reservation"));
  }

  private History.Line line(Person person, String call, Heard heard) {
    return new History.Line().with("at", millis(clock.sinceOpening(heard.endedNanos())))
        .with("took", millis(heard.took())).with("person", person.number())
        .with("account", person.account()).with("server", heard.server()).with("call", call)
        .with("status", heard.reply().status());
  }

  private static double millis(Duration time) {
    return Math.round(time.toNanos() / 10_000.0) / 100.0;
  }

  private static String quoted(SortedSet<Integer> seats) {
    var text = new StringJoiner("\",\"", "[\"", "\"]");
    seats.forEach(seat -> text.add(seat.toString()));
    return text.toString();
  }
}
