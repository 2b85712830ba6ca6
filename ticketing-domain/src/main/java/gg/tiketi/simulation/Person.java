package gg.tiketi.simulation;

import gg.tiketi.kernel.AccountId;
import gg.tiketi.queue.CheckResult;
import gg.tiketi.queue.QueueView;
import gg.tiketi.simulation.Tally.Count;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * A visitor in front of the sale, as a page in their browser would act for them: asks, waits, asks again when it is told to, claims the
 * turn, and shows signs of life while inside. What they buy is their {@link Purchase}.
 */
final class Person {
  private static final long STEP = 0x9E37_79B9_7F4A_7C15L;
  private static final Duration LONGEST_REACTION = Duration.ofSeconds(4);
  private static final Duration LONGEST_RETRY = Duration.ofSeconds(2);
  private static final Duration SOON = Duration.ofSeconds(1);

  private final Site site;
  private final String name;
  private final AccountId account;
  private final RandomGenerator chance;
  private final Temper temper;
  private final Purchase purchase;
  private Optional<String> ticket = Optional.empty();
  private Optional<String> admission = Optional.empty();
  private Optional<Instant> waitsSince = Optional.empty();
  private boolean called;
  private boolean inside;
  private boolean wasInside;
  private boolean gone;
  private int turn;

  Person(int number, Habits habits, Site site) {
    this.site = site;
    name = String.format(Locale.ROOT, "p%06d", number);
    chance = new SplittableRandom(site.scenario().seed() * STEP + number);
    account = new AccountId(new UUID(site.scenario().seed(), number));
    temper = Temper.of(habits, chance);
    purchase = new Purchase(this, site);
  }

  // ---- in front of the sale ----

  /** Opens the page. */
  void arrive() {
    site.tally().add(Count.ARRIVED);
    site.say(name, "comes");
    ask();
  }

  private void ask() {
    if (gone) {
      return;
    }
    if (!inside && isTired()) {
      site.tally().add(Count.GAVE_UP_WAITING);
      go("gives up waiting");
      return;
    }
    boolean looks = ticket.isPresent() && !inside && !called;
    var answer = looks
        ? site.call(this, instance -> instance.queue().status(site.event(), ticket.orElseThrow(), site.now()))
            .flatMap(found -> found)
        : site.call(this, instance -> instance.queue().check(site.event(), account, ticket, site.now()));
    answer.ifPresentOrElse(this::told, () -> later(retry(), this::ask));
  }

  private boolean isTired() {
    return site.now().isAfter(site.opensAt().plus(temper.patience()));
  }

  private void told(CheckResult answer) {
    switch (answer) {
      case CheckResult.Placed(var view) -> placed(view);
      case CheckResult.NotNeeded(var view) -> letIn(view);
      case CheckResult.NotOpen(var view) -> {
        lose();
        later(view.pollAfter(), this::ask);
      }
      case CheckResult.Ended(var view) -> go("finds the sale over");
      case CheckResult.UnknownEvent() -> go("finds no event");
    }
  }

  private void placed(QueueView view) {
    ticket = view.ticket().or(() -> ticket);
    switch (view.state()) {
      case WAITING -> waits(view);
      case ENTERED -> {
        site.judges().order().entered(name);
        later(jittered(view.pollAfter()), this::ask);
      }
      case CALLED -> called();
      case ADMITTED, OPEN -> letIn(view);
      case NONE, ENDED -> {
        lose();
        later(SOON, this::ask);
      }
    }
  }

  private void waits(QueueView view) {
    if (inside) {
      out();
    }
    called = false;
    site.judges().order().waits(name, view.asOf(), site.now());
    if (waitsSince.isEmpty()) {
      waitsSince = Optional.of(site.now());
      site.tally().add(Count.WAITED);
      site.say(name, "waits at " + view.position().orElse(0));
    }
    later(jittered(view.pollAfter()), this::ask);
  }

  private void called() {
    site.judges().order().called(name, site.now());
    if (temper.misses()) {
      site.tally().add(Count.MISSED);
      go("is not there when called");
      return;
    }
    site.say(name, "is called");
    called = true;
    later(temper.bot() ? Duration.ofMillis(50) : part(LONGEST_REACTION), this::ask);
  }

  private void letIn(QueueView view) {
    if (view.admission().isEmpty() && view.state() == QueueView.State.ADMITTED) {
      // Memory says that the turn was claimed; the paper comes with a check.
      called = true;
      later(Duration.ofMillis(50), this::ask);
      return;
    }
    site.judges().order().inside(name, site.now());
    admission = view.admission().map(QueueView.Admission::token);
    called = false;
    if (!inside) {
      inside = true;
      if (!wasInside) {
        site.tally().add(Count.ADMITTED);
        site.waits().admitted(waitsSince, site.now());
      }
      wasInside = true;
      site.say(name, "goes in");
      purchase.begin();
    }
    later(view.pollAfter(), this::ask);
  }

  /** The place is lost; what comes next begins at the end of the line. */
  private void lose() {
    if (inside) {
      out();
    }
    site.judges().order().gone(name);
    ticket = Optional.empty();
    called = false;
  }

  private void out() {
    inside = false;
    admission = Optional.empty();
    site.judges().order().gone(name);
    purchase.interrupt();
    site.say(name, "is not inside any more");
  }

  // ---- what the purchase needs ----

  /** The admission was refused: asks for another one. */
  void askAgain() {
    admission = Optional.empty();
    later(SOON, this::ask);
  }

  /** Leaves with a word, or without. */
  void leave(String why) {
    go(why);
    site.call(this, instance -> instance.queue().leave(site.event(), account, site.now()));
  }

  /** Closes the page and never comes back. */
  void vanish(String why) {
    go(why);
    site.call(this, instance -> {
      instance.queue().parted(site.event(), account, site.now());
      return true;
    });
  }

  private void go(String why) {
    site.say(name, why);
    site.judges().order().gone(name);
    gone = true;
    turn++;
  }

  private void later(Duration time, Runnable what) {
    turn++;
    int mine = turn;
    site.agenda().after(time, () -> {
      if (mine == turn) {
        what.run();
      }
    });
  }

  /** What is left of the crowd's patience after a call that failed. */
  Duration retry() {
    return SOON.plus(part(LONGEST_RETRY));
  }

  private Duration jittered(Duration time) {
    return time.plusMillis(chance.nextInt(500));
  }

  /** A part of a time, by chance. */
  Duration part(Duration longest) {
    return Duration.ofMillis((long) (chance.nextDouble() * longest.toMillis()));
  }

  String name() {
    return name;
  }

  AccountId account() {
    return account;
  }

  RandomGenerator chance() {
    return chance;
  }

  Temper temper() {
    return temper;
  }

  Purchase purchase() {
    return purchase;
  }

  Optional<String> admission() {
    return admission;
  }

  boolean isGone() {
    return gone;
  }
}
