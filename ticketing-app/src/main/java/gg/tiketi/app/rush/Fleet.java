package gg.tiketi.app.rush;

import gg.tiketi.app.rush.client.Connections;
import gg.tiketi.app.rush.client.Exchange;
import gg.tiketi.app.rush.client.Place;
import gg.tiketi.app.rush.client.Reply;
import gg.tiketi.app.rush.client.Request;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * The servers of a sale. People are split between them; who loses their server goes to another and repeats there what was not
 * answered, with the same key, as a page does that reconnects.
 */
final class Fleet implements AutoCloseable {
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  private final List<Connections> servers;
  private final AtomicIntegerArray left;
  private final Duration patience;
  private final boolean faultsAnnounced;
  private final Tally tally;
  private final Findings findings;

  /**
   * A fleet.
   *
   * @param connections how many may be open to each server
   * @param patience how long somebody repeats a call that nobody answers
   * @param faultsAnnounced whether servers may fail: then an answer of 5xx or none at all is no finding
   */
  Fleet(List<Place> places, int connections, Duration patience, boolean faultsAnnounced, Tally tally,
      Findings findings) {
    this.servers = places.stream().map(place -> new Connections(place, connections, patience)).toList();
    this.left = new AtomicIntegerArray(places.size());
    this.patience = patience;
    this.faultsAnnounced = faultsAnnounced;
    this.tally = tally;
    this.findings = findings;
  }

  /**
   * An answer.
   *
   * @param took from the wish to the answer, with all repetitions
   * @param endedNanos when it came, in {@link System#nanoTime}
   * @param server which server gave it, counted from 0
   */
  record Heard(Reply reply, Duration took, long endedNanos, int server) {}

  int size() {
    return servers.size();
  }

  /** Calls the server of {@code person} until somebody answers; empty when nobody does in time, or the rush is broken off. */
  Optional<Heard> call(int person, Request request) {
    long sent = System.nanoTime();
    while (true) {
      int server = serverOf(person);
      var exchange = servers.get(server).call(request);
      tally.add(Tally.Count.CALLS, 1);
      var pause = pause(request, exchange, server);
      if (exchange instanceof Exchange.Answered(var reply, var _, var ended) && pause.isEmpty()) {
        return Optional.of(new Heard(reply, Duration.ofNanos(ended - sent), ended, server));
      }
      if (RushClock.isBrokenOff()) {
        return Optional.empty();
      }
      if (System.nanoTime() - sent > patience.toNanos()) {
        findings.add("somebody answers", request.name() + " had no answer for " + patience);
        return Optional.empty();
      }
      RushClock.waitFor(pause.orElse(SHORTEST_PAUSE));
    }
  }

  /** Calls one server once. */
  Optional<Heard> ask(int server, Request request) {
    var exchange = servers.get(server).call(request);
    return exchange instanceof Exchange.Answered(var reply, var _, var ended)
        ? Optional.of(new Heard(reply, exchange.took(), ended, server))
        : Optional.empty();
  }

  /** Whether a server was left because it no longer listened. */
  boolean isLeft(int server) {
    return left.get(server) != 0;
  }

  /** How long to wait before the call is repeated; empty when its answer is final. */
  private Optional<Duration> pause(Request request, Exchange exchange, int server) {
    return switch (exchange) {
      case Exchange.Answered(var reply, var _, var _) -> pause(request, reply, server);
      case Exchange.Lost(var cause, var _, var _) -> {
        lost(request, server, cause.toString());
        yield Optional.of(SHORTEST_PAUSE);
      }
      case Exchange.Unreachable(var reason, var _, var _) -> {
        lost(request, server, reason);
        leave(server);
        yield Optional.of(SHORTEST_PAUSE);
      }
    };
  }

  private Optional<Duration> pause(Request request, Reply reply, int server) {
    findings.check(reply.status() < 500 || faultsAnnounced, "no 5xx outside an announced fault",
        () -> request.name() + " at server " + server + ": " + reply.status());
    boolean again = reply.status() == 503 || reply.status() == 429
        || (reply.status() == 409 && reply.json().path("code").asText().equals("request_in_progress"));
    if (!again) {
      return Optional.empty();
    }
    tally.refused(request.name(), reply.json().path("code").asText());
    var asked = reply.retryAfter().orElse(SHORTEST_PAUSE);
    return Optional.of(asked.compareTo(LONGEST_PAUSE) < 0 ? asked : LONGEST_PAUSE);
  }

  private void lost(Request request, int server, String reason) {
    tally.add(Tally.Count.LOST_CALLS, 1);
    findings.check(faultsAnnounced || servers.size() > 1, "a server answers",
        () -> request.name() + " at server " + server + ": " + reason);
  }

  private void leave(int server) {
    if (servers.size() > 1 && left.compareAndSet(server, 0, 1)) {
      tally.add(Tally.Count.LEFT_SERVERS, 1);
    }
  }

  private int serverOf(int person) {
    int own = person % servers.size();
    for (int step = 0; step < servers.size(); step++) {
      int server = (own + step) % servers.size();
      if (!isLeft(server)) {
        return server;
      }
    }
    return own;
  }

  @Override
  public void close() {
    servers.forEach(Connections::close);
  }
}
