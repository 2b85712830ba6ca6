package gg.tiketi.app.faults;

import com.fasterxml.jackson.databind.JsonNode;
import gg.tiketi.app.rush.Person;
import gg.tiketi.app.rush.client.Connections;
import gg.tiketi.app.rush.client.Exchange;
import gg.tiketi.app.rush.client.Request;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * People who all come at once to one waiting room over several servers, and everything they are told. Who is silent asks once and is
 * never heard of again. The others ask until they are inside, stay there until they are let out, and leave.
 */
final class QueueCrowd implements AutoCloseable {
  /** Longer than any fault together with its healing. */
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(20);

  private static final Duration LOOK_AROUND = Duration.ofMillis(100);

  private final String event;
  private final List<Connections> servers;
  private final Duration pause;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<CompletableFuture<Void>> visits = new ArrayList<>();
  private final ConcurrentLinkedQueue<Told> told = new ConcurrentLinkedQueue<>();
  private final AtomicInteger placed = new AtomicInteger();
  private final AtomicInteger entered = new AtomicInteger();
  private final Semaphore waysOut = new Semaphore(0);
  private volatile boolean over;

  /**
   * What one of them was told.
   *
   * @param state as the server names it
   * @param epoch of their ticket, and
   * @param number in it; 0 where there was none
   * @param sent when they asked, in {@link System#nanoTime}, or when they first did, if nobody answered at once
   * @param heard when they knew
   */
  record Told(int person, String account, String state, int epoch, long number, long sent, long heard) {}

  /**
   * Nobody has come yet.
   *
   * @param pause between two questions of one of them
   */
  QueueCrowd(String event, List<LabServer> servers, Duration pause) {
    this.event = event;
    this.servers = servers.stream().map(server -> new Connections(server.place(), 500, ANSWER_WITHIN)).toList();
    this.pause = pause;
  }

  /** Lets these come, all at once; every {@code silent}-th of them is silent, none if it is 0. */
  QueueCrowd come(List<Person> people, int silent) {
    for (var person : people) {
      boolean isSilent = silent > 0 && person.number() % silent == silent - 1;
      visits.add(CompletableFuture.runAsync(new Visit(person, isSilent), threads));
    }
    return this;
  }

  /** Lets so many more of those inside leave. */
  void letOut(int people) {
    waysOut.release(people);
  }

  /** How many were given a place. */
  int placed() {
    return placed.get();
  }

  /** How many went in. */
  int entered() {
    return entered.get();
  }

  List<Told> told() {
    return List.copyOf(told);
  }

  /** Waits until everybody has gone; false if that takes longer. */
  boolean isGoneWithin(Duration time) {
    return CompletableFuture.allOf(visits.toArray(CompletableFuture[]::new)).handle((done, failed) -> failed == null)
        .completeOnTimeout(false, time.toMillis(), TimeUnit.MILLISECONDS).join();
  }

  /** One of them. */
  private final class Visit implements Runnable {
    private final Person person;
    private final boolean silent;
    private Optional<String> ticket = Optional.empty();
    /** Since when there is a question that nobody answered: it may have been heard all the same. */
    private OptionalLong asking = OptionalLong.empty();
    private int questions;

    Visit(Person person, boolean silent) {
      this.person = person;
      this.silent = silent;
    }

    @Override
    public void run() {
      while (!over) {
        boolean isNew = ticket.isEmpty();
        var state = check();
        if (isNew && ticket.isPresent()) {
          placed.incrementAndGet();
          if (silent) {
            return;
          }
        }
        if (state.equals("admitted")) {
          stay();
          return;
        }
        Line.pause(pause);
      }
    }

    private void stay() {
      entered.incrementAndGet();
      long asked = System.nanoTime();
      while (!waysOut.tryAcquire() && !over) {
        Line.pause(LOOK_AROUND);
        if (System.nanoTime() - asked > pause.toNanos()) {
          check();
          asked = System.nanoTime();
        }
      }
      while (!over && !hasLeft()) {
        Line.pause(LOOK_AROUND);
      }
    }

    private String check() {
      long sent = System.nanoTime();
      asking = OptionalLong.of(asking.orElse(sent));
      var request = Request.post("check", "/api/queue/check/" + event, Optional.of(person.token()), Optional.empty(),
          ticket.map(text -> Map.of("Queue-Ticket", text)).orElse(Map.of()), "{}");
      return server().call(request) instanceof Exchange.Answered(var reply, var began, var heard)
          && reply.status() == 200 ? told(reply.json(), heard) : "";
    }

    private String told(JsonNode view, long heard) {
      if (view.has("ticket")) {
        ticket = Optional.of(view.path("ticket").asText());
      }
      var words = view.has("ticket") ? words(view.path("ticket").asText()) : new String[]{"", "", "", "0", "0"};
      var state = view.path("state").asText().intern();
      told.add(new Told(person.number(), person.account(), state, Integer.parseInt(words[3]),
          Long.parseLong(words[4]), asking.orElseThrow(), heard));
      asking = OptionalLong.empty();
      return state;
    }

    private boolean hasLeft() {
      var request = Request.post("leave", "/api/queue/leave/" + event, Optional.of(person.token()), Optional.empty(),
          "{}");
      return server().call(request) instanceof Exchange.Answered(var reply, var sent, var heard)
          && reply.status() == 204;
    }

    /** Another one with each question. */
    private Connections server() {
      return servers.get((person.number() + questions++) % servers.size());
    }
  }

  /** What a ticket says. */
  private static String[] words(String ticket) {
    return new String(Base64.getUrlDecoder().decode(ticket.substring(0, ticket.indexOf('.'))),
        StandardCharsets.US_ASCII).split(" ", -1);
  }

  @Override
  public void close() {
    over = true;
    threads.shutdownNow();
    servers.forEach(Connections::close);
  }
}
