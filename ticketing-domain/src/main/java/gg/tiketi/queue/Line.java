package gg.tiketi.queue;

import gg.tiketi.kernel.AccountId;
import gg.tiketi.queue.LineEntry.Kind;
import gg.tiketi.queue.LineNews.Fate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The line of one event in memory, one step at a time: the measure of every other store. What runs out is swept before each step,
 * so that a step never sees it.
 */
final class Line {
  /** The share of the threshold at which newcomers have to wait, and the one below which they need not any more. */
  private static final double FULL = 0.9;
  private static final double CALM = 0.7;
  private static final Duration CALM_FOR = Duration.ofSeconds(60);
  private final int epoch;
  private final LinePast.Numbers numbers;
  private final Map<AccountId, Long> places = new HashMap<>();
  private final Stays stays = new Stays();
  private final Deque<LineNews.Wave> waves = new ArrayDeque<>();
  private final LineHistory history = new LineHistory();
  private final Duration silence;
  private Instant newest;
  /** The last number of its former life, or of those kept for the drawn: only tickets up to it are believed. */
  private long born;
  /** The last number that is known to have been given in its former life, and until when its successors are not called. */
  private final long given;
  private final Instant homecoming;
  /** The number before those kept for the drawn ones; negative before any were kept. */
  private long drawnAfter;
  private long tail;
  private long head;
  /** The last number whose turn has passed. */
  private long closed;
  private long waiting;
  private int called;
  private long calledEver;
  private int threshold;
  private long grant;
  private boolean queueing;
  private Optional<Instant> calmSince = Optional.empty();
  private double calls;
  private Instant callsAt = Instant.EPOCH;

  Line(int epoch, LinePast past, Duration silence, Instant now) {
    this.epoch = epoch;
    this.silence = silence;
    given = past.given();
    homecoming = past.tail() > given ? now.plus(WaitingLine.HOMECOMING) : now;
    numbers = past.numbers().copy();
    tail = past.tail();
    born = tail;
    drawnAfter = past.drawnAfter().orElse(-1);
    head = past.head();
    newest = now;
    waiting = tail - head - numbers.left().count(head, tail);
    called = (int) (head - numbers.left().count(0, head) - numbers.claimed().count(0, head));
    if (called > 0) {
      waves.add(new LineNews.Wave(head, now.plus(WaitingLine.SECOND_CHANCE)));
    } else {
      closed = head;
    }
    past.stays().forEach(stay -> {
      var heardUntil = now.plus(WaitingLine.SECOND_CHANCE);
      stays.put(stay.number(), new Stay(stay.account(), stay.until(),
          stay.until().isBefore(heardUntil) ? stay.until() : heardUntil, Instant.EPOCH, 0));
      places.put(stay.account(), stay.number());
    });
    write(Kind.OPENED, 0, tail, Optional.empty());
  }

  int epoch() {
    return epoch;
  }

  boolean isKnown(WaitingLine.Known known) {
    return known.epoch() == epoch && known.highest() <= tail && known.version() <= history.version();
  }

  Place check(WaitingLine.Visitor visitor, LineTerms terms, Instant asked) {
    var now = sweep(asked);
    settle(terms, now);
    var place = find(visitor);
    return switch (place) {
      case Place.Waiting waits -> waits;
      case Place.Called(var turn, var before) -> claim(visitor.account(), turn.number(), terms, now);
      case Place.Inside(var turn, var endsAt) -> {
        stays.change(turn.number(), stay -> stay.idleUntil(now.plus(terms.times().idle())));
        yield place(visitor.account());
      }
      case Place.Nowhere nowhere when terms.mode() == QueueMode.FORCED_OFF -> nowhere;
      case Place.Nowhere nowhere -> join(visitor.account(), terms, now);
    };
  }

  Place look(WaitingLine.Visitor visitor, Instant asked) {
    sweep(asked);
    return find(visitor);
  }

  long number(int drawn, Instant asked) {
    sweep(asked);
    if (drawnAfter < 0) {
      drawnAfter = tail;
      tail += drawn;
      born = tail;
      waiting += drawn;
      write(Kind.DRAWN, drawnAfter + 1, tail, Optional.empty());
    }
    return drawnAfter;
  }

  void leave(WaitingLine.Visitor visitor, Instant asked, Kind whyEnded) {
    sweep(asked);
    var account = visitor.account();
    switch (find(visitor)) {
      case Place.Waiting(var turn) -> {
        waiting--;
        lose(turn.number(), Kind.LEFT, Optional.of(account));
      }
      case Place.Called(var turn, var before) -> {
        called--;
        lose(turn.number(), Kind.LEFT, Optional.of(account));
      }
      case Place.Inside(var turn, var endsAt) -> end(turn.number(), whyEnded);
      case Place.Nowhere nowhere -> {
        return;
      }
    }
    places.remove(account);
  }

  void part(AccountId account, LineTerms terms, Instant asked) {
    var now = sweep(asked);
    if (place(account) instanceof Place.Inside(var turn, var endsAt)) {
      var gone = now.plus(terms.times().farewell());
      stays.change(turn.number(), stay -> stay.idleUntil().isAfter(gone) ? stay.idleUntil(gone) : stay);
    }
  }

  void live(List<WaitingLine.Sign> signs, LineTerms terms, Instant asked) {
    var now = sweep(asked);
    for (var sign : signs) {
      if (place(sign.account()) instanceof Place.Inside(var turn, var endsAt)) {
        stays.change(turn.number(), stay -> stay.idleUntil(now.plus(terms.times().idle())));
        sign.heldUntil().ifPresent(until -> stays.change(turn.number(), stay -> stay.heldUntil(until, sign.version())));
      }
    }
  }

  int advance(LineTerms terms, Instant asked, int limit) {
    var now = sweep(asked);
    settle(terms, now);
    if (!terms.mayCall(now)) {
      return 0;
    }
    int most = (int) Math.min(Math.min(free(), Math.floor(calls)), limit);
    int count = 0;
    long from = head;
    while (count < most && head < callable(now)) {
      head++;
      count += numbers.left().contains(head) ? 0 : 1;
    }
    if (count > 0) {
      waiting -= count;
      called += count;
      calledEver += count;
      calls -= count;
      waves.add(new LineNews.Wave(head, later(now.plus(terms.times().claim()))));
      write(Kind.CALLED, from + 1, head, Optional.empty());
    } else {
      head = from;
    }
    return count;
  }

  /** The last number that may be called. */
  private long callable(Instant now) {
    return now.isBefore(homecoming) ? Math.min(given, tail) : tail;
  }

  int clear(Instant asked) {
    sweep(asked);
    int gone = (int) waiting + called;
    for (long number = closed + 1; number <= tail; number++) {
      if (!numbers.claimed().contains(number)) {
        numbers.left().add(number);
      }
    }
    if (gone > 0) {
      write(Kind.CLEARED, closed + 1, tail, Optional.empty());
    }
    history.skip(gone);
    waves.clear();
    waiting = 0;
    called = 0;
    head = tail;
    closed = tail;
    return gone;
  }

  void allow(int threshold, long grant, Instant asked) {
    sweep(asked);
    if (grant > this.grant) {
      this.grant = grant;
      if (this.threshold != threshold) {
        write(Kind.ALLOWED, 0, threshold, Optional.empty());
      }
      this.threshold = threshold;
    }
  }

  LineNews news(long since, Instant asked) {
    sweep(asked);
    return new LineNews(epoch, history.version(),
        new LineFigures(tail, head, waiting, called, stays.size(), threshold, grant,
            calledEver, queueing),
        List.copyOf(waves), history.since(since, numbers));
  }

  LineHistory history() {
    return history;
  }

  /** Ends what has run out, and answers what time it is for the line. */
  private Instant sweep(Instant asked) {
    if (newest.plus(silence).isBefore(asked)) {
      standStill(Duration.between(newest, asked));
    }
    newest = asked.isAfter(newest) ? asked : newest;
    while (!waves.isEmpty() && !waves.getFirst().claimBefore().isAfter(newest)) {
      var passed = waves.removeFirst();
      for (long number = closed + 1; number <= passed.last(); number++) {
        if (!numbers.left().contains(number) && !numbers.claimed().contains(number)) {
          called--;
          lose(number, Kind.MISSED, Optional.empty());
        }
      }
      closed = passed.last();
    }
    stays.over(newest).forEach(number -> end(number, Kind.ENDED));
    return newest;
  }

  /** Nobody could be heard for so long: nothing ends because of it. */
  private void standStill(Duration stillness) {
    stays.later(stillness);
    var called = List.copyOf(waves);
    waves.clear();
    called.forEach(wave -> waves.add(new LineNews.Wave(wave.last(), wave.claimBefore().plus(stillness))));
  }

  /** Lets time fill the bucket of calls, and decides whether newcomers have to wait: an empty hall without a share is not full. */
  private void settle(LineTerms terms, Instant now) {
    double rate = terms.rate(threshold);
    if (terms.mayCall(now)) {
      // What would have been called before the opening is not called after it.
      var from = callsAt.isBefore(terms.opensAt()) ? terms.opensAt() : callsAt;
      calls = Math.min(rate, calls + rate * Duration.between(from, now).toNanos() / 1e9);
    }
    callsAt = now;
    double load = stays.isEmpty() ? 0 : (double) stays.size() / threshold;
    if (waiting > 0 || load >= FULL) {
      queueing = true;
      calmSince = Optional.empty();
    } else if (called > 0 || load >= CALM) {
      calmSince = Optional.empty();
    } else {
      calmSince = Optional.of(calmSince.orElse(now));
      queueing &= calmSince.get().plus(CALM_FOR).isAfter(now);
    }
  }

  /** Where somebody stands, who may come with a number that is theirs. */
  private Place find(WaitingLine.Visitor visitor) {
    visitor.presented().map(Turn::number).filter(number -> number <= born && !places.containsKey(visitor.account()))
        .filter(number -> !isOver(number) || isComingHome(number)).ifPresent(number -> {
          places.put(visitor.account(), number);
          write(Kind.RESTORED, number, number, Optional.of(visitor.account()));
        });
    return place(visitor.account());
  }

  /** Whether this number had been given after all, as its owner shows; from now on it waits. */
  private boolean isComingHome(long number) {
    boolean comes = number > head && numbers.isWithheld(number);
    if (comes) {
      numbers.giveBack(number);
      waiting++;
      history.note(Fate.RETURNED, number);
    }
    return comes;
  }

  private boolean isOver(long number) {
    return numbers.left().contains(number) || numbers.claimed().contains(number);
  }

  private Place place(AccountId account) {
    var number = places.get(account);
    if (number == null) {
      return new Place.Nowhere();
    }
    var turn = new Turn(epoch, number);
    return stays.of(number).<Place>map(stay -> new Place.Inside(turn, stay.endsAt())).orElseGet(() -> outside(turn));
  }

  private Place outside(Turn turn) {
    if (isOver(turn.number())) {
      return new Place.Nowhere();
    }
    return turn.number() > head ? new Place.Waiting(turn) : called(turn);
  }

  private Place called(Turn turn) {
    return waves.stream().filter(wave -> turn.number() <= wave.last()).findFirst()
        .<Place>map(wave -> new Place.Called(turn, wave.claimBefore())).orElseGet(Place.Nowhere::new);
  }

  private Place join(AccountId account, LineTerms terms, Instant now) {
    tail++;
    places.put(account, tail);
    if (mayEnter(terms, now)) {
      head = tail;
      closed = waves.isEmpty() ? tail : closed;
      write(Kind.ENTERED, tail, tail, Optional.of(account));
      return enter(account, tail, terms, now);
    }
    waiting++;
    write(Kind.JOINED, tail, tail, Optional.of(account));
    return new Place.Waiting(new Turn(epoch, tail));
  }

  private boolean mayEnter(LineTerms terms, Instant now) {
    return terms.mode() == QueueMode.AUTO && terms.mayCall(now) && !queueing && waiting == 0 && free() > 0
        && !now.isBefore(homecoming);
  }

  private Place claim(AccountId account, long number, LineTerms terms, Instant now) {
    called--;
    write(Kind.CLAIMED, number, number, Optional.of(account));
    return enter(account, number, terms, now);
  }

  private Place enter(AccountId account, long number, LineTerms terms, Instant now) {
    numbers.claimed().add(number);
    history.note(Fate.CLAIMED, number);
    var stay = new Stay(account, now.plus(terms.times().stay()), now.plus(terms.times().idle()), Instant.EPOCH, 0);
    stays.put(number, stay);
    return new Place.Inside(new Turn(epoch, number), stay.endsAt());
  }

  private void lose(long number, Kind kind, Optional<AccountId> account) {
    numbers.left().add(number);
    history.note(Fate.LEFT, number);
    write(kind, number, number, account);
  }

  private void end(long number, Kind kind) {
    stays.remove(number).map(Stay::account).ifPresent(account -> {
      numbers.ended().add(number);
      history.note(Fate.ENDED, number);
      places.remove(account, number);
      write(kind, number, number, Optional.of(account));
    });
  }

  private int free() {
    return Math.max(0, threshold - stays.size() - called);
  }

  /** Waves pass in the order in which they were called. */
  private Instant later(Instant claimBefore) {
    return waves.isEmpty() || claimBefore.isAfter(waves.getLast().claimBefore())
        ? claimBefore
        : waves.getLast().claimBefore();
  }

  private void write(Kind kind, long first, long last, Optional<AccountId> account) {
    history.write(newest, kind, first, last, account);
  }
}
