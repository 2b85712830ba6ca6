package gg.tiketi.app.faults;

import gg.tiketi.app.rush.Person;
import gg.tiketi.app.rush.client.Connections;
import gg.tiketi.app.rush.client.Exchange;
import gg.tiketi.app.rush.client.Reply;
import gg.tiketi.app.rush.client.Request;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/** How one person reaches the servers: again and again with the same key, here and there, until somebody says what became of it. */
final class Line {
  /** Longer than any fault of a plan together with its healing. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);

  private final Person person;
  private final List<Connections> servers;
  private final Journal journal;
  private final int own;

  Line(Person person, List<Connections> servers, Journal journal, int own) {
    this.person = person;
    this.servers = servers;
    this.journal = journal;
    this.own = own;
  }

  /** The same person at the other servers first. */
  Line elsewhere() {
    return new Line(person, servers, journal, own + 1);
  }

  /**
   * Calls until the end is known; empty, with a complaint, when nobody tells it in time.
   *
   * @param told what an answer with 2xx tells, in the words of a history
   */
  Optional<Reply> call(String name, String key, Request request, Function<Reply, Map<String, Object>> told) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    for (int tries = 0; System.nanoTime() < deadline; tries++) {
      int server = (own + tries / 2) % servers.size();
      var exchange = servers.get(server).call(request);
      var reply = answer(exchange);
      note(name, key, server, exchange, reply, told);
      if (reply.isPresent() && !isToBeRepeated(reply.get())) {
        return reply;
      }
      pause(reply.flatMap(Reply::retryAfter).filter(asked -> asked.compareTo(LONGEST_PAUSE) < 0)
          .orElse(reply.isPresent() ? LONGEST_PAUSE : PAUSE));
    }
    journal.complain("K5 " + person + " never learned what became of " + name + " with key " + key);
    return Optional.empty();
  }

  private static Optional<Reply> answer(Exchange exchange) {
    return switch (exchange) {
      case Exchange.Answered(var reply, var _, var _) -> Optional.of(reply);
      case Exchange.Lost _,Exchange.Unreachable _ -> Optional.empty();
    };
  }

  private static boolean isToBeRepeated(Reply reply) {
    return reply.status() >= 500 || code(reply).equals("request_in_progress");
  }

  private void note(String name, String key, int server, Exchange exchange, Optional<Reply> reply,
      Function<Reply, Map<String, Object>> told) {
    boolean done = reply.filter(answer -> answer.status() < 300).isPresent();
    journal.note(new Act(name, person.number(), key, server, exchange.sentNanos(), exchange.endedNanos(),
        outcome(exchange), reply.map(Reply::status).orElse(0), reply.map(Line::code).orElse(""),
        reply.flatMap(Reply::retryAfter)), done ? told.apply(reply.orElseThrow()) : Map.of());
  }

  private static Act.Outcome outcome(Exchange exchange) {
    return switch (exchange) {
      case Exchange.Answered(var reply, var _, var _) when reply.status() < 300 -> Act.Outcome.OK;
      case Exchange.Answered(var reply, var _, var _) when reply.status() < 500 -> Act.Outcome.FAIL;
      case Exchange.Answered _,Exchange.Lost _ -> Act.Outcome.UNKNOWN;
      case Exchange.Unreachable _ -> Act.Outcome.FAIL;
    };
  }

  private static String code(Reply reply) {
    return reply.status() < 400 ? "" : reply.json().path("code").asText();
  }

  static void pause(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
