package gg.tiketi.app.bench;

import gg.tiketi.app.rush.Person;
import gg.tiketi.app.rush.client.Connections;
import gg.tiketi.app.rush.client.Exchange;
import gg.tiketi.app.rush.client.Request;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;

/** People who hold a seat and pay it, one after the other in a few lines. */
final class Purchases {
  /** So many runs' time is one run: a purchase takes a second. */
  private static final int RUNS = 3;
  /** Nobody buys faster than the payment provider answers. */
  private static final int FASTEST_MILLIS = 500;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration HOLD = Duration.ofMinutes(20);

  private final Workshop workshop;
  private final List<Person> people;

  /** As many people as one run can serve. */
  Purchases(Workshop workshop) {
    this.workshop = workshop;
    this.people = workshop.preparation().people(lines() * (1 + (int) (millis() / FASTEST_MILLIS)));
  }

  private int lines() {
    return workshop.effort().connections();
  }

  private long millis() {
    return RUNS * workshop.effort().millis();
  }

  /** How long the two calls of a purchase took; the second one waits for the payment provider. */
  private record Purchase(double holdMillis, double payMillis) {
    double millis() {
      return holdMillis + payMillis;
    }
  }

  /**
   * A run.
   *
   * @param purchaseMillis 99 of 100 purchases took at most so long, with what the provider took
   * @param holdMillis 99 of 100 holds took at most so long
   * @param bought how many there were
   * @param failed what came to nothing
   */
  record Run(double purchaseMillis, double holdMillis, long bought, long failed) {}

  /** Lets people buy seats of a new event for some time. */
  Run run() {
    var event = workshop.preparation().event(people.size(), HOLD, 4);
    var bought = new ConcurrentLinkedQueue<Purchase>();
    var next = new AtomicInteger();
    var tried = new AtomicInteger();
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis());
    try (var connections = new Connections(workshop.server().place(), lines(), PATIENCE);
        var lines = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int line = 0; line < lines(); line++) {
        lines.execute(() -> {
          for (int i = next.getAndIncrement(); i < people.size()
              && System.nanoTime() < end; i = next.getAndIncrement()) {
            tried.incrementAndGet();
            buy(connections, event, i).ifPresent(bought::add);
          }
        });
      }
    }
    return new Run(p99(bought, Purchase::millis), p99(bought, Purchase::holdMillis), bought.size(),
        tried.get() - bought.size());
  }

  private Optional<Purchase> buy(Connections connections, String event, int seat) {
    var person = people.get(seat);
    var held = connections.call(Request.post("hold", "/api/seats/reserve", Optional.of(person.token()),
        Optional.of(event + "-hold"), "{\"eventId\":\"" + event + "\",\"seatIds\":[\"" + seat + "\"]}"));
    if (!(held instanceof Exchange.Answered(var reply, var _, var _)) || reply.status() != 201) {
      return Optional.empty();
    }
    var paid = connections.call(Request.post("pay", "/api/payments/process", Optional.of(person.token()),
        Optional.of(event + "-pay"), "{\"reservationId\":\"" + reply.json().path("reservation").path("id").asText()
            + "\",\"paymentMethod\":\"toss\"}"));
    return paid instanceof Exchange.Answered(var answer, var _, var _) && answer.status() == 200
        ? Optional.of(new Purchase(held.took().toNanos() / 1e6, paid.took().toNanos() / 1e6))
        : Optional.empty();
  }

  private static double p99(ConcurrentLinkedQueue<Purchase> bought, ToDoubleFunction<Purchase> millis) {
    var sorted = bought.stream().mapToDouble(millis).sorted().toArray();
    return sorted.length == 0 ? Double.MAX_VALUE : sorted[(int) Math.ceil(sorted.length * 0.99) - 1];
  }
}
