package gg.tiketi.app.faults;

import gg.tiketi.app.rush.Person;
import gg.tiketi.app.rush.client.Reply;
import gg.tiketi.app.rush.client.Request;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Somebody who comes back again and again: takes a few seats, then pays, cancels, pays and cancels, or forgets them. Sometimes both
 * buttons are pressed at once, sometimes a call is made twice at both servers, sometimes an old one is repeated late.
 */
final class Visitor implements Runnable {
  private static final Duration SHORTEST_THOUGHT = Duration.ofMillis(10);
  private static final Duration LONGEST_THOUGHT = Duration.ofMillis(120);
  private static final int TWICE_IN_A_HUNDRED = 15;
  /** What is bought is given back later, so that there is always something to sell. */
  private static final int MOST_KEPT = 5;

  private final Person person;
  private final Line line;
  private final Journal journal;
  private final String event;
  private final int seats;
  private final SplittableRandom chance;
  private final Executor hands;
  private final BooleanSupplier over;
  private final Deque<Grant> kept = new ArrayDeque<>();
  private int keys;

  /** A call that was granted, to repeat it late. */
  private record Grant(String key, Request request, String reservation) {}

  /**
   * A visitor.
   *
   * @param seats how many the event has
   * @param hands make the second of two calls at once
   * @param over when to go home
   */
  Visitor(Person person, Line line, Journal journal, String event, int seats, SplittableRandom chance, Executor hands,
      BooleanSupplier over) {
    this.person = person;
    this.line = line;
    this.journal = journal;
    this.event = event;
    this.seats = seats;
    this.chance = chance;
    this.hands = hands;
    this.over = over;
  }

  @Override
  public void run() {
    while (!over.getAsBoolean()) {
      var wish = wish();
      var key = key("hold");
      var request = post("/api/seats/reserve", key, "{\"eventId\":\"" + event + "\",\"seatIds\":" + quoted(wish) + "}");
      granted("reserve", key, request).ifPresent(reservation -> decide(new Grant(key, request, reservation)));
      think();
    }
  }

  private Optional<String> granted(String name, String key, Request request) {
    return twiceSometimes(name, key, request, this::grant).filter(reply -> reply.status() == 201)
        .map(reply -> reply.json().path("reservation").path("id").asText());
  }

  private void decide(Grant grant) {
    think();
    int dice = chance.nextInt(100);
    if (dice < 45) {
      pay(grant);
    } else if (dice < 60) {
      cancel(grant);
    } else if (dice < 75) {
      pay(grant);
      cancel(grant);
    } else if (dice < 85) {
      var paying = CompletableFuture.runAsync(() -> pay(grant), hands);
      cancel(grant);
      paying.join();
    }
    repeatLate();
    kept.add(grant);
    if (kept.size() > MOST_KEPT) {
      cancel(kept.remove());
    }
  }

  private void pay(Grant grant) {
    var key = grant.key() + "-pay";
    twiceSometimes("pay", key, post("/api/payments/process", key,
        "{\"reservationId\":\"" + grant.reservation() + "\",\"paymentMethod\":\"toss\"}"), this::payment);
  }

  private void cancel(Grant grant) {
    var key = grant.key() + "-cancel";
    var path = "/api/reservations/" + grant.reservation() + "/cancel";
    twiceSometimes("cancel", key, post(path, key, "{}"), reply -> Map.of()).filter(reply -> reply.status() == 200)
        .ifPresent(reply -> journal.cancelled(grant.reservation()));
  }

  /** What was granted long ago is told again, not granted again. */
  private void repeatLate() {
    Optional.ofNullable(kept.peek()).filter(grant -> chance.nextInt(100) < TWICE_IN_A_HUNDRED).ifPresent(grant -> {
      var reply = line.call("late", grant.key(), grant.request(), this::grant);
      reply.filter(answer -> answer.status() < 300)
          .map(answer -> answer.json().path("reservation").path("id").asText())
          .filter(reservation -> !reservation.equals(grant.reservation())).ifPresent(other -> journal
              .complain("M5 " + person + " repeated " + grant.key() + " and got another reservation: " + other));
    });
  }

  private Optional<Reply> twiceSometimes(String name, String key, Request request,
      Function<Reply, Map<String, Object>> told) {
    if (chance.nextInt(100) >= TWICE_IN_A_HUNDRED) {
      return line.call(name, key, request, told);
    }
    var second = CompletableFuture.supplyAsync(() -> line.elsewhere().call(name, key, request, told), hands);
    var first = line.call(name, key, request, told);
    return first.filter(reply -> reply.status() < 300).or(second::join);
  }

  // ---- what answers tell ----

  private Map<String, Object> grant(Reply reply) {
    var view = reply.json().path("reservation");
    var ids = new TreeSet<Integer>();
    view.path("seats").forEach(seat -> ids.add(seat.path("id").asInt()));
    var told = told(view.path("id").asText());
    told.put("status", reply.status());
    told.put("seats", ids);
    told.put("amount", view.path("totalAmount").longValue());
    return told;
  }

  private Map<String, Object> payment(Reply reply) {
    var view = reply.json().path("payment");
    var told = told(view.path("reservationId").asText());
    told.put("payment", view.path("id").asText());
    told.put("paymentState", view.path("status").asText());
    told.put("amount", view.path("amount").longValue());
    return told;
  }

  private Map<String, Object> told(String reservation) {
    var told = new LinkedHashMap<String, Object>();
    told.put("account", person.account());
    told.put("reservation", reservation);
    return told;
  }

  // ---- small change ----

  private SortedSet<Integer> wish() {
    int first = chance.nextInt(seats);
    return chance.nextBoolean() ? new TreeSet<>(List.of(first)) : new TreeSet<>(List.of(first, (first + 1) % seats));
  }

  private static String quoted(SortedSet<Integer> seats) {
    return "[\"" + String.join("\",\"", seats.stream().map(String::valueOf).toList()) + "\"]";
  }

  private Request post(String path, String key, String body) {
    return Request.post(path, path, Optional.of(person.token()), Optional.of(key), body);
  }

  private String key(String call) {
    keys++;
    return person.account() + "-" + call + "-" + keys;
  }

  private void think() {
    Line.pause(Duration.ofNanos(chance.nextLong(SHORTEST_THOUGHT.toNanos(), LONGEST_THOUGHT.toNanos())));
  }
}
