package gg.tiketi.app.bench;

import com.fasterxml.jackson.databind.JsonNode;
import gg.tiketi.app.bench.Outcome.Verdict;
import gg.tiketi.app.rush.Person;
import gg.tiketi.app.rush.client.Connections;
import gg.tiketi.app.rush.client.Exchange;
import gg.tiketi.app.rush.client.Reply;
import gg.tiketi.app.rush.client.Request;
import gg.tiketi.kernel.EventId;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.concurrent.locks.LockSupport;

/**
 * A million people wait for one place: whether each is told the exact position, what that costs in Redis and in an instance, what
 * a poll costs, and how soon somebody is called when the place is free.
 *
 * <p>Those in front and those at the end are people with accounts, who come over HTTP; the others join through the line's store.
 */
final class LineRow {
  private static final double POLLS = 0.6;
  private static final double REDIS_BYTES_EACH = 120;
  private static final double MIRROR_BYTES = 1_000_000;
  private static final double CALLED_MILLIS = 500;
  /** The pulses are not quite even; one command for each of thousands of polls would be a hundred times as many. */
  private static final double PULSES_AT_MOST = 1.5;
  /** So many places are freed, one after the other; fewer where the line is short. */
  private static final int FREED = 200;
  private static final int PART = 100;
  private static final int END = 500;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(5);
  private static final Duration LONGEST_DRAIN = Duration.ofMinutes(15);

  private final Workshop workshop;
  private final String event;
  private final List<Person> front;
  private final List<Person> end;
  private final int crowd;

  LineRow(Workshop workshop) {
    this.workshop = workshop;
    this.event = workshop.preparation().queuedEvent(10, 1);
    this.crowd = workshop.effort().waiting();
    this.front = workshop.preparation().people(1 + Math.min(FREED, crowd / PART));
    this.end = workshop.preparation().people(END);
  }

  List<Outcome> measure() {
    try (var line = new LineCrowd(workshop.server());
        var connections = new Connections(workshop.server().place(), 2, PATIENCE)) {
      front.forEach(person -> check(connections, person));
      var outcomes = new ArrayList<Outcome>();
      outcomes.addAll(sizes(line, connections));
      var tickets = end.stream().map(person -> check(connections, person)).toList();
      outcomes.add(positions(connections, tickets));
      outcomes.add(polls(line, tickets));
      outcomes.add(freedPlaces(connections));
      return outcomes;
    }
  }

  // ---- sizes ----

  private List<Outcome> sizes(LineCrowd line, Connections connections) {
    long redisBefore = line.bytes();
    long heapBefore = workshop.server().liveHeapBytes();
    long begun = System.nanoTime();
    line.join(new EventId(UUID.fromString(event)), crowd);
    double seconds = (System.nanoTime() - begun) / 1e9;
    awaitDrained(connections, front.size() + crowd);
    // Somebody asks, so that the instance has read everything.
    status(connections, check(connections, front.getLast()).path("ticket").asText());
    long redis = line.bytes() - redisBefore;
    long mirror = workshop.server().liveHeapBytes() - heapBefore;
    var name = String.format(Locale.ROOT, "%,d people waiting", crowd);
    return List.of(
        new Outcome(name + ", in Redis", "at most 120 bytes each", verdict(redis <= REDIS_BYTES_EACH * crowd),
            List.of(String.format(Locale.ROOT, "%,d bytes, %.1f each, once the log is in PostgreSQL", redis,
                (double) redis / crowd),
                String.format(Locale.ROOT, "they joined within %.1f s: %,.0f a second by one process without HTTP",
                    seconds, crowd / seconds))),
        new Outcome(name + ", in an instance", "at most 1 MB", verdict(mirror <= MIRROR_BYTES),
            List.of(String.format(Locale.ROOT, "%,d bytes of live heap more than before", mirror))));
  }

  /** Waits until the log of so many joins is in the database; who is inside stays there. */
  private void awaitDrained(Connections connections, int joins) {
    long deadline = System.nanoTime() + LONGEST_DRAIN.toNanos();
    while (logged() < joins) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("the log of the line is not drained");
      }
      check(connections, front.getFirst());
      LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
    }
  }

  private long logged() {
    try (var connection = workshop.server().installation().connect();
        var statement = connection
            .prepareStatement("select coalesce(max(entry), 0) from queue_log where event_id = ?")) {
      statement.setObject(1, UUID.fromString(event));
      try (var row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  // ---- positions ----

  /** The first of the end is behind everybody else, and nobody has moved: one is inside. */
  private Outcome positions(Connections connections, List<JsonNode> tickets) {
    long wrong = 0;
    for (int i = 0; i < tickets.size(); i++) {
      long expected = front.size() - 1L + crowd + i + 1;
      wrong += tickets.get(i).path("position").longValue() == expected ? 0 : 1;
      wrong += status(connections, tickets.get(i).path("ticket").asText()).path("position").longValue() == expected
          ? 0
          : 1;
    }
    return new Outcome(String.format(Locale.ROOT, "positions behind %,d people", crowd), "exact", verdict(wrong == 0),
        List.of(String.format(Locale.ROOT, "%d of %d answers wrong", wrong, 2 * tickets.size())));
  }

  // ---- polls ----

  private Outcome polls(LineCrowd line, List<JsonNode> tickets) {
    var requests = tickets.stream().map(ticket -> Wire.get(path("status"), ticket.path("ticket").asText())).toList();
    var script = workshop.generator().script(requests);
    var pairs = new Pairs("polls with a ticket", POLLS, "bare handler");
    var during = new ArrayList<Double>();
    var otherwise = new ArrayList<Double>();
    pairs.run(workshop.effort().pairs(), () -> counting(line, during, () -> workshop.serve(script, 200)),
        () -> counting(line, otherwise, () -> workshop.bare(script)));
    var outcome = pairs.outcome(workshop.bare().micros());
    double polled = Spread.of(during, Double::doubleValue).median();
    double idle = Spread.of(otherwise, Double::doubleValue).median();
    var lines = new ArrayList<>(outcome.lines());
    lines.add(
        String.format(Locale.ROOT, "commands to Redis: %.0f a second while people poll, %.0f while nobody does", polled,
            idle));
    boolean none = polled <= idle * PULSES_AT_MOST;
    return new Outcome(outcome.name(), outcome.goal() + "; no command to Redis for a poll",
        outcome.verdict() == Verdict.MET && !none ? Verdict.NOT_MET : outcome.verdict(), lines);
  }

  /** Notes how many commands Redis was sent in each second of a run. */
  private static Sample counting(LineCrowd line, List<Double> perSecond, Supplier<Sample> run) {
    long before = line.commands();
    long begun = System.nanoTime();
    var sample = run.get();
    perSecond.add((line.commands() - before) / ((System.nanoTime() - begun) / 1e9));
    return sample;
  }

  // ---- freed places ----

  private Outcome freedPlaces(Connections connections) {
    var millis = new ArrayList<Double>();
    for (int i = 0; i + 1 < front.size(); i++) {
      var next = check(connections, front.get(i + 1)).path("ticket").asText();
      long begun = System.nanoTime();
      leave(connections, front.get(i));
      while (status(connections, next).path("state").asText().equals("waiting")) {
        LockSupport.parkNanos(LOOK_AGAIN.toNanos());
      }
      millis.add((System.nanoTime() - begun) / 1e6);
      check(connections, front.get(i + 1));
    }
    double[] sorted = millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    double p99 = sorted[(int) Math.ceil(0.99 * sorted.length) - 1];
    return new Outcome("a freed place is called again", "p99 within 500 ms", verdict(p99 <= CALLED_MILLIS),
        List.of(String.format(Locale.ROOT,
            "p99 %.0f ms, median %.0f ms, slowest %.0f ms of %d, as the next person's polls tell it",
            p99, sorted[sorted.length / 2], Arrays.stream(sorted).max().orElse(0), sorted.length)));
  }

  // ---- calls ----

  private JsonNode check(Connections connections, Person person) {
    return ok(connections, Request.post("check", path("check"), Optional.of(person.token()), Optional.empty(), "{}"));
  }

  private JsonNode status(Connections connections, String ticket) {
    return ok(connections, Request.get("status", path("status"), Optional.empty(), Map.of("Queue-Ticket", ticket)));
  }

  private void leave(Connections connections, Person person) {
    answered(connections, Request.post("leave", path("leave"), Optional.of(person.token()), Optional.empty(), "{}"),
        204);
  }

  private String path(String verb) {
    return "/api/queue/" + verb + "/" + event;
  }

  private static JsonNode ok(Connections connections, Request request) {
    return answered(connections, request, 200).json();
  }

  private static Reply answered(Connections connections, Request request, int status) {
    if (connections.call(request) instanceof Exchange.Answered(var reply, var _, var _) && reply.status() == status) {
      return reply;
    }
    throw new IllegalStateException(request.name() + " was not answered " + status);
  }

  private static Verdict verdict(boolean met) {
    return met ? Verdict.MET : Verdict.NOT_MET;
  }
}
