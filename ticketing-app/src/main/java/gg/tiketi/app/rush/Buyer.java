package gg.tiketi.app.rush;

import gg.tiketi.app.rush.Desk.Paying;
import gg.tiketi.app.rush.Desk.Wished;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;

/**
 * One person's visit: arrive, wait for their turn if need be, look, think, ask for seats, think, pay. Who loses a seat tries again, who sees none waits for what
 * holds give back, until everything is sold. The page they look at has no socket: it reads the changes every second, so
 * what they pick from may be a second old.
 */
final class Buyer implements Runnable {
  private static final Duration REFRESH = Duration.ofSeconds(1);
  private static final Duration LAST_MOMENT = Duration.ofSeconds(2);
  private static final Duration EARLY = Duration.ofMillis(200);
  private static final int PAYMENTS = 5;

  private final Person person;
  private final Profile profile;
  private final Profile.Habits habits;
  private final SplittableRandom chance;
  private final SeatPicker picker;
  private final Desk desk;
  private final RushClock clock;
  private final Tally tally;
  private final Findings findings;
  private final Executor hands;
  private final Turnstile turnstile;
  private Optional<SeatPicture> picture = Optional.empty();
  private List<List<Integer>> offered = List.of();
  private int keys;

  /**
   * A buyer.
   *
   * @param hands run the second press of those who press twice
   */
  Buyer(Person person, Profile profile, SplittableRandom chance, SeatPicker picker, Desk desk, RushClock clock,
      Tally tally, Findings findings, Executor hands) {
    this.person = person;
    this.profile = profile;
    this.chance = chance;
    this.habits = profile.habits(chance);
    this.picker = picker;
    this.desk = desk;
    this.clock = clock;
    this.tally = tally;
    this.findings = findings;
    this.hands = hands;
    this.turnstile = desk.turnstile(person);
  }

  @Override
  public void run() {
    clock.waitUntil(habits.arrival());
    desk.open(person);
    if (turnstile.enter()) {
      buy();
    } else {
      tally.add(Tally.Count.GAVE_UP, 1);
    }
    turnstile.leave();
  }

  private void buy() {
    picture = desk.look(person, picture);
    while (!clock.isOver()) {
      think();
      if (picture.isEmpty() || picture.get().isGone()) {
        tally.add(Tally.Count.SOLD_OUT_FOR, 1);
        return;
      }
      var wish = wish(picture.get());
      if (!wish.isEmpty() && isDoneWith(wish)) {
        return;
      }
    }
    tally.add(Tally.Count.GAVE_UP, 1);
  }

  /** Time passes; every second the page shows what has changed. */
  private void think() {
    var left = profile.think(chance);
    while (left.compareTo(REFRESH) > 0) {
      RushClock.waitFor(REFRESH);
      picture = desk.look(person, picture);
      left = left.minus(REFRESH);
    }
    RushClock.waitFor(left);
    if (picture.isPresent() && offered.isEmpty() && wish(picture.get()).isEmpty()) {
      picture = desk.look(person, picture);
    }
  }

  /** Half of those who were offered other seats take them. */
  private SortedSet<Integer> wish(SeatPicture seen) {
    if (!offered.isEmpty() && chance.nextBoolean()) {
      return SeatPicker.offered(offered, chance);
    }
    return picker.pick(seen, habits.basket(), chance);
  }

  // ---- holding ----

  /** Whether this person leaves after trying to get these seats. */
  private boolean isDoneWith(SortedSet<Integer> wish) {
    offered = List.of();
    var key = key("hold");
    return switch (pressed(() -> desk.reserve(person, wish, key, turnstile.admission()), this::sameGrant)) {
      case Wished.Granted(var hold) -> isDoneWith(hold);
      case Wished.Taken(var alternatives) -> {
        offered = alternatives;
        picture = desk.look(person, picture);
        yield false;
      }
      case Wished.TooEarly() -> {
        RushClock.waitFor(EARLY);
        yield false;
      }
      case Wished.NotInside() -> !turnstile.enter();
      case Wished.Refused(var code) -> refused(code);
    };
  }

  private boolean refused(String code) {
    findings.check(code.equals("sold_out") || code.equals(Desk.NO_ANSWER), "a wish is refused only for a reason",
        () -> person + " has nothing and was refused with " + code);
    return true;
  }

  /** Whether this person leaves after having held seats. */
  private boolean isDoneWith(Hold hold) {
    tally.add(Tally.Count.GRANTED_SEATS, hold.seats().size());
    if (habits.abandons()) {
      tally.add(Tally.Count.ABANDONED, hold.seats().size());
      return true;
    }
    if (habits.lastMoment()) {
      RushClock.waitUntilNanos(hold.endNanos() - chance.nextLong(LAST_MOMENT.toNanos()));
    } else {
      RushClock.waitFor(profile.think(chance));
    }
    return hasPaid(hold);
  }

  // ---- paying ----

  private boolean hasPaid(Hold hold) {
    for (int tries = 0; tries < PAYMENTS; tries++) {
      var key = key("pay");
      switch (settled(hold, pressed(() -> desk.pay(person, hold, key), this::samePayment))) {
        case Paying.Paid(var _),Paying.Undecided(var _) -> {
          return true;
        }
        case Paying.Declined() -> tally.add(Tally.Count.DECLINED, 1);
        case Paying.Gone() -> {
          tally.add(Tally.Count.EXPIRED, hold.seats().size());
          return false;
        }
        case Paying.Refused(var code) -> {
          findings.check(code.equals(Desk.NO_ANSWER), "an active hold can be paid",
              () -> person + ", " + hold + ": " + code);
          return true;
        }
      }
      RushClock.waitFor(profile.think(chance));
    }
    return true;
  }

  /** Waits for the decision; every capture is decided within a minute (law M6). */
  private Paying settled(Hold hold, Paying paying) {
    var last = paying;
    long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (last instanceof Paying.Undecided(var payment) && !RushClock.isBrokenOff()) {
      if (System.nanoTime() > deadline) {
        findings.add("M6 a payment is decided within a minute", person + ", payment " + payment);
        return last;
      }
      RushClock.waitFor(REFRESH);
      last = desk.ask(person, hold, payment);
    }
    return last;
  }

  // ---- pressing twice ----

  /** Makes a call; some people make it twice at once with one key. */
  private <A> A pressed(Supplier<A> call, BinaryOperator<A> together) {
    if (!habits.pressesTwice()) {
      return call.get();
    }
    var second = CompletableFuture.supplyAsync(call, hands);
    return together.apply(call.get(), second.join());
  }

  /** A refusal has no effect and is not remembered: the other press may have been granted what was free a moment later. */
  private Wished sameGrant(Wished first, Wished second) {
    if (first instanceof Wished.Granted(var left) && second instanceof Wished.Granted(var right)) {
      checkSame(left.reservation().equals(right.reservation()), first, second);
    }
    return first instanceof Wished.Granted ? first : second;
  }

  /** Which press is answered first and with 202, and which waits for the decision, is left to the server. */
  private Paying samePayment(Paying first, Paying second) {
    var left = payment(first);
    var right = payment(second);
    boolean silent = left.equals(Desk.NO_ANSWER) || right.equals(Desk.NO_ANSWER);
    checkSame(silent || left.equals(right), first, second);
    return first instanceof Paying.Undecided || left.equals(Desk.NO_ANSWER) ? second : first;
  }

  private static String payment(Paying paying) {
    return switch (paying) {
      case Paying.Paid(var payment) -> payment;
      case Paying.Undecided(var payment) -> payment;
      case Paying.Declined() -> "declined";
      case Paying.Gone() -> "gone";
      case Paying.Refused(var code) -> code;
    };
  }

  private void checkSame(boolean same, Object first, Object second) {
    findings.check(same, "M5 equal calls with one key have one effect and equal answers",
        () -> person + ": " + first + " and " + second);
  }

  private String key(String call) {
    keys++;
    return person.account() + "-" + call + "-" + keys;
  }
}
