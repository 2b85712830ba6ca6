package gg.tiketi.laws;

import gg.tiketi.catalog.Event;
import gg.tiketi.kernel.ReservationId;
import gg.tiketi.reservation.Reservation;
import gg.tiketi.reservation.Reservation.LatestPayment;
import gg.tiketi.reservation.ReservationStatus;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Watches a play from outside: reads all the books after every step, asks whether the step explains what changed, and
 * whether the state obeys the laws. It shares no decision with the product.
 */
final class Referee {
  private static final Map<ReservationStatus, Set<ReservationStatus>> EDGES = Map.of(
      ReservationStatus.PENDING,
      Set.of(ReservationStatus.CONFIRMED, ReservationStatus.EXPIRED, ReservationStatus.CANCELLED),
      ReservationStatus.CONFIRMED, Set.of(ReservationStatus.CANCELLED),
      ReservationStatus.EXPIRED, Set.of(ReservationStatus.CONFIRMED),
      ReservationStatus.CANCELLED, Set.of());

  final World world;
  final Stage stage;
  final Ruling ruling;
  final MoneyBook money = new MoneyBook();
  private final FeedMirror mirror;
  private Books books;

  /** What a step may change: these reservations, into what it answered. */
  record Step(String law, Map<ReservationId, Optional<Reservation>> touched) {
    static Step nothing(String law) {
      return new Step(law, Map.of());
    }

    /** The step answered this reservation, so the store must say the same. */
    static Step into(String law, Reservation answered) {
      return new Step(law, Map.of(answered.id(), Optional.of(answered)));
    }

    /** The step may have changed this reservation. */
    static Step on(String law, ReservationId id) {
      return new Step(law, Map.of(id, Optional.empty()));
    }
  }

  Referee(World world, Stage stage, FeedMirror mirror, Ruling ruling) {
    this.world = world;
    this.stage = stage;
    this.mirror = mirror;
    this.ruling = ruling;
    mirror.hear();
    this.books = read();
    stage.events().forEach(event -> mirror.follow(event.id(), world.stores().seats().snapshot(event.id())));
  }

  Books books() {
    return books;
  }

  Clerk clerk() {
    return Clerk.at(books, stage, world.now());
  }

  /** Reads the books after a step and judges what changed. */
  void observe(Step step) {
    var now = world.now();
    var before = books;
    mirror.hear();
    books = read();
    before.reservations().keySet().forEach(id -> ruling.check("S7", books.find(id).isPresent(), id + " vanished"));
    for (var found : books.reservations().values()) {
      before.find(found.id()).ifPresentOrElse(old -> changed(old, found, step, now), () -> appeared(found, step));
    }
    audit(now);
    stage.events().forEach(event -> mirror.compare(event.id(), books.inventories().get(event.id())));
    mirror.compare(books.reservations().values(), money.payments());
  }

  private Books read() {
    return Books.read(world.stores(), stage.events(), stage.people);
  }

  private void appeared(Reservation found, Step step) {
    var answered = step.touched().get(found.id());
    ruling.check(step.law(), answered != null, found + " was never granted");
    if (answered != null) {
      answered.ifPresent(expected -> ruling.same("S4", expected, found, "what was granted"));
    }
  }

  private void changed(Reservation old, Reservation found, Step step, Instant now) {
    if (!old.status().equals(found.status())) {
      ruling.check("S10", EDGES.getOrDefault(old.status(), Set.of()).contains(found.status()),
          old.status() + " became " + found.status());
      ruling.check("S8", found.status() != ReservationStatus.EXPIRED || !now.isBefore(found.expiresAt()),
          found + " ended before its time");
    }
    ruling.check("S9", !found.expiresAt().isBefore(old.expiresAt()), found + " became shorter than " + old);
    ruling.same("M3", money.latest(found.id()).map(paid -> new LatestPayment(paid.method(), paid.status())),
        found.payment(), "the latest payment of " + found);
    var answered = step.touched().get(found.id());
    if (answered != null) {
      answered.ifPresent(expected -> ruling.same("S4", expected, found, "what was answered"));
    } else if (!found.equals(old)) {
      ruling.check(step.law(), hasJustRunOut(old, found, now), "untouched " + old + " became " + found);
    }
    if (answered == null || answered.isEmpty()) {
      ruling.same("S12", old.items(), found.items(), "what was frozen at the grant of " + found.id());
    }
  }

  private static boolean hasJustRunOut(Reservation old, Reservation found, Instant now) {
    return old.status() == ReservationStatus.PENDING && !Books.owns(old, now)
        && found.equals(old.withStatus(ReservationStatus.EXPIRED, now));
  }

  private void audit(Instant now) {
    var audit = new Audit(books, now, ruling);
    audit.seats(stage.seated, stage.blocked);
    audit.stocks(stage.standing.id(), stage.types.values());
    for (Event event : stage.events()) {
      audit.limits(event);
    }
    audit.lives();
  }
}
