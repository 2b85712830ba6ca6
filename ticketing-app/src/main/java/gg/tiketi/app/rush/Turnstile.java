package gg.tiketi.app.rush;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import gg.tiketi.app.rush.Fleet.Heard;
import gg.tiketi.app.rush.client.Request;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How one person passes the waiting room: they ask, wait as long as they are told, ask again with their ticket, and go in as soon
 * as it is their turn. What they saw is kept: a position never grows.
 */
final class Turnstile {
  private static final Duration SHORTEST = Duration.ofMillis(500);
  private static final int OK = 200;

  private final Fleet fleet;
  private final Hall hall;
  private final Tally tally;
  private final Findings findings;
  private final History history;
  private final RushClock clock;
  private final Person person;
  private Optional<String> ticket = Optional.empty();
  private Optional<String> admission = Optional.empty();
  private long position = Long.MAX_VALUE;
  private boolean waited;

  Turnstile(Fleet fleet, Hall hall, Tally tally, Findings findings, History history, RushClock clock, Person person) {
    this.fleet = fleet;
    this.hall = hall;
    this.tally = tally;
    this.findings = findings;
    this.history = history;
    this.clock = clock;
    this.person = person;
  }

  /** What lets this person obtain seats, once they are inside; empty where nobody asks for it. */
  Optional<String> admission() {
    return admission;
  }

  /** Waits until the person is inside; false if they never get in. Who has no answer goes on asking: they have a place to lose. */
  boolean enter() {
    while (hall.isQueued() && !clock.isOver()) {
      var heard = check();
      if (heard.isPresent() && heard.get().reply().status() != OK) {
        return false;
      }
      var view = heard.map(answer -> answer.reply().json()).orElseGet(MissingNode::getInstance);
      switch (view.path("state").asText()) {
        case "admitted" -> {
          admitted(view, heard.orElseThrow());
          return true;
        }
        case "open" -> {
          return true;
        }
        case "ended" -> {
          return false;
        }
        default -> heard.ifPresent(answer -> waits(view, answer));
      }
      RushClock.waitFor(pause(view));
    }
    return !hall.isQueued();
  }

  private Optional<Heard> check() {
    var more = ticket.map(text -> Map.of("Queue-Ticket", text)).orElse(Map.of());
    var request = Request.post("queue", "/api/queue/check/" + hall.event(), Optional.of(person.token()),
        Optional.empty(), more, "{}");
    var heard = fleet.call(person.number(), request);
    heard.ifPresent(answer -> {
      tally.took("queue", answer.took());
      findings.check(answer.reply().status() == OK, "the waiting room answers",
          () -> "status " + answer.reply().status() + ": " + answer.reply().json());
    });
    return heard;
  }

  private void waits(JsonNode view, Heard heard) {
    if (!waited) {
      tally.add(Tally.Count.QUEUED, 1);
      waited = true;
    }
    if (view.has("ticket")) {
      ticket = Optional.of(view.path("ticket").asText());
    }
    if (view.has("position")) {
      long now = view.path("position").longValue();
      findings.check(now <= position || fleet.size() > 1, "W7 a position never grows",
          () -> person + " was at " + position + ", then at " + now);
      position = Math.min(position, now);
    }
    history.append(line("wait", heard).with("state", view.path("state").asText()).with("position",
        view.path("position").longValue()));
  }

  private void admitted(JsonNode view, Heard heard) {
    if (admission.isEmpty()) {
      tally.add(Tally.Count.ADMITTED, 1);
      history.append(line("admitted", heard));
    }
    admission = Optional.of(view.path("admission").path("token").asText());
    ticket = Optional.of(view.path("ticket").asText());
  }

  private History.Line line(String call, Heard heard) {
    return new History.Line().with("call", call).with("person", person.number()).with("account", person.account())
        .with("server", heard.server());
  }

  private static Duration pause(JsonNode view) {
    var told = Duration.ofMillis((long) (view.path("pollAfter").doubleValue() * 1_000));
    return told.compareTo(SHORTEST) < 0 ? SHORTEST : told;
  }

  /** The person goes. */
  void leave() {
    if (hall.isQueued()) {
      fleet.call(person.number(), Request.post("leave", "/api/queue/leave/" + hall.event(),
          Optional.of(person.token()), Optional.empty(), "{}"));
    }
  }
}
