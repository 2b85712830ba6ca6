package gg.tiketi.queue;

import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.EventId;
import gg.tiketi.queue.WaitingLine.Answer;
import gg.tiketi.queue.WaitingLine.Done;
import gg.tiketi.queue.WaitingLine.Known;
import gg.tiketi.queue.WaitingLine.Lost;
import gg.tiketi.queue.WaitingLine.Sign;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** An event's waiting room on one instance: what it knows of the line, and what it still has to tell it. */
final class LineRoom {
  /** Numbers that may have been given although nobody who is left has seen them. */
  private static final int GAP = 1_000;
  /** Nobody is inside longer than the longest hold, its minute after, and the longest stay before it. */
  private static final Duration LONGEST_INSIDE = Duration.ofMinutes(35);
  private static final Duration POLLS_COUNT_FOR = Duration.ofMinutes(2);
  private static final int SIGNS_AT_ONCE = 1_000;
  private static final Duration SHARE_ASKED_EVERY = Duration.ofSeconds(1);

  private final EventId event;
  private final WaitingRoom parts;
  private final LineMirror mirror = new LineMirror();
  private final Map<AccountId, Sign> signs = new LinkedHashMap<>();
  private final Set<Turn> admitted = ConcurrentHashMap.newKeySet();
  private Duration longestPoll = Duration.ZERO;
  private Instant longestPollAt = Instant.EPOCH;
  private volatile Duration polledElsewhere = Duration.ZERO;
  private volatile Instant wantedAt;
  private volatile boolean kept;
  private Instant shareAskedAt = Instant.EPOCH;
  private long checkpointed = -1;

  LineRoom(EventId event, WaitingRoom parts, Instant now) {
    this.event = event;
    this.parts = parts;
    this.wantedAt = now;
  }

  EventId event() {
    return event;
  }

  LineMirror mirror() {
    return mirror;
  }

  /** Somebody asks for this room. */
  LineRoom wanted(Instant now) {
    wantedAt = now;
    return this;
  }

  /** Whether nobody asked for it for some time and nobody is in it. */
  boolean isIdle(Instant now) {
    var figures = mirror.figures();
    return wantedAt.plus(LONGEST_INSIDE).isBefore(now) && figures.waiting() == 0 && figures.inUse() == 0;
  }

  /**
   * Takes a step on the line that is known here; a line that was lost is begun anew first.
   *
   * @throws LineAway if it is lost again at once
   */
  <T> T step(Function<Known, Answer<T>> verb, Instant now) {
    for (int i = 0; i < 3; i++) {
      var known = mirror.known();
      if (known.isEmpty()) {
        begin(now);
      } else if (verb.apply(known.get()) instanceof Done<T>(var result)) {
        return result;
      } else {
        refresh(now);
      }
    }
    throw new LineAway("the line of " + event + " is lost again and again");
  }

  /** Reads everything, once for all who come at the same time. */
  synchronized void begin(Instant now) {
    if (mirror.known().isEmpty()) {
      refresh(now);
    }
  }

  /** Reads what is new, and sees to it that there is a line. */
  synchronized void refresh(Instant now) {
    var known = mirror.known();
    switch (parts.lines().news(event, mirror.since(), now)) {
      case Done<LineNews>(var news) when isGoingBack(known, news) -> reopen(now);
      case Done<LineNews>(var news) when isOfAnotherLife(known, news) -> readAll(now);
      case Done<LineNews>(var news) -> mirror.apply(news, now);
      case Lost<LineNews>() -> reopen(now);
    }
  }

  /** Changes of a life whose beginning was not heard mean nothing. */
  private static boolean isOfAnotherLife(Optional<Known> known, LineNews news) {
    return known.filter(line -> line.epoch() == news.epoch()).isEmpty() && news.states() instanceof LineNews.Changed;
  }

  private void readAll(Instant now) {
    if (parts.lines().news(event, -1, now) instanceof Done<LineNews>(var news)) {
      mirror.apply(news, now);
    }
  }

  private static boolean isGoingBack(Optional<Known> known, LineNews news) {
    return known.filter(line -> news.epoch() < line.epoch()
        || (news.epoch() == line.epoch()
            && (news.figures().tail() < line.highest() || news.version() < line.version())))
        .isPresent();
  }

  /** Gives the line a new life with everything that is known; if another instance was quicker, with what it knew. */
  private void reopen(Instant now) {
    int known = mirror.known().map(Known::epoch).orElse(0);
    int begun = parts.book().epoch(event);
    if (known == 0 && (begun == 0 || (begun == 1 && isUntouched(now)))) {
      // Somebody else may be beginning it just now: all of them begin the same.
      parts.lines().open(event, parts.book().beginEpoch(event, 0), 0, LinePast.none(), now);
    } else {
      int epoch = begun > known && known > 0 ? begun : parts.book().beginEpoch(event, begun);
      parts.lines().open(event, epoch, known, past(now), now);
    }
    readAll(now);
  }

  /** Whether the book knows nothing of a line but that it was begun. */
  private boolean isUntouched(Instant now) {
    var book = parts.book();
    return book.kept(event).isEmpty() && book.admittedSince(event, now.minus(LONGEST_INSIDE)).isEmpty()
        && parts.draws().book().current(event).filter(draw -> draw.before().isPresent()).isEmpty();
  }

  private LinePast past(Instant now) {
    var own = mirror.past();
    var kept = parts.book().kept(event);
    var numbers = own.numbers();
    kept.ifPresent(checkpoint -> {
      numbers.left().addAll(checkpoint.numbers().left());
      numbers.claimed().addAll(checkpoint.numbers().claimed());
      numbers.ended().addAll(checkpoint.numbers().ended());
    });
    var inside = new ArrayList<LinePast.Stay>();
    long newest = 0;
    for (var person : parts.book().admittedSince(event, now.minus(LONGEST_INSIDE))) {
      numbers.claimed().add(person.number());
      newest = Math.max(newest, person.number());
      if (!numbers.ended().contains(person.number())) {
        inside.add(new LinePast.Stay(person.account(), person.number(), stayUntil(person.at(), now)));
      }
    }
    var drawn = parts.draws().book().current(event);
    var drawnAfter = drawn.map(DrawBook.Kept::before).orElse(OptionalLong.empty());
    long head = Math.max(newest, Math.max(own.head(), kept.map(QueueBook.Checkpoint::head).orElse(0L)));
    long tail = Math.max(head, Math.max(own.tail(), kept.map(QueueBook.Checkpoint::tail).orElse(0L)));
    long drawnUpTo = drawnAfter.orElse(0) + drawn.map(DrawBook.Kept::entrants).orElse(OptionalInt.empty()).orElse(0);
    long given = Math.max(tail, drawnUpTo);
    return new LinePast(given, head, numbers, inside, drawnAfter, given).with(GAP);
  }

  private Instant stayUntil(Instant admittedAt, Instant now) {
    var times = parts.settings().times();
    var stay = admittedAt.plus(times.stay());
    var idle = now.plus(times.idle());
    return stay.isAfter(idle) ? stay : idle;
  }

  /** Notes once that a turn was claimed. */
  void admit(Turn turn, AccountId account, Instant now) {
    mirror.saw(turn);
    if (!admitted.contains(turn)) {
      parts.book().admit(event, turn, account, now);
      admitted.add(turn);
    }
  }

  /** Somebody inside was heard of; the line is told with the others. */
  void heard(Sign sign) {
    synchronized (signs) {
      signs.merge(sign.account(), sign, (old, fresh) -> fresh.version() >= old.version() ? fresh : old);
    }
  }

  /** Tells the line who was heard of. */
  void tellSigns(LineTerms terms, Instant now) {
    List<Sign> batch;
    synchronized (signs) {
      batch = signs.values().stream().limit(SIGNS_AT_ONCE).toList();
      batch.forEach(sign -> signs.remove(sign.account(), sign));
    }
    if (!batch.isEmpty()) {
      parts.lines().live(event, batch, terms, now);
    }
  }

  /** Somebody was told to ask again after this time. */
  synchronized Duration polled(Duration after, Instant now) {
    if (after.compareTo(longestPoll) >= 0 || !longestPollAt.plus(POLLS_COUNT_FOR).isAfter(now)) {
      longestPoll = after;
      longestPollAt = now;
    }
    return after;
  }

  synchronized Duration longestPoll(Instant now) {
    return longestPollAt.plus(POLLS_COUNT_FOR).isAfter(now) ? longestPoll : Duration.ZERO;
  }

  /** How long people may have been told to stay away, here or on another instance. */
  Duration longestPollAnywhere(Instant now) {
    var here = longestPoll(now);
    return here.compareTo(polledElsewhere) > 0 ? here : polledElsewhere;
  }

  Shares.Demand demand(OptionalInt limit, Instant now) {
    var figures = mirror.figures();
    boolean wanted = wantedAt.plus(Shares.STEADY).isAfter(now) && figures.threshold() == 0;
    long weight = figures.waiting() + figures.inUse();
    return new Shares.Demand(Math.max(weight, wanted ? 1 : 0), figures.inUse(), figures.grant(), limit,
        longestPoll(now));
  }

  /**
   * Whether nobody may be inside as far as is known here.
   *
   * @param first whether that is asked anew: then a second has to pass before it is true again
   */
  synchronized boolean lacksShare(Instant now, boolean first) {
    boolean lacks = mirror.figures().threshold() == 0;
    if (lacks && first) {
      lacks = !shareAskedAt.plus(SHARE_ASKED_EVERY).isAfter(now);
      shareAskedAt = lacks ? now : shareAskedAt;
    }
    return lacks;
  }

  /** Hears what the event may have inside. */
  void granted(Shares.Share share, Instant now) {
    polledElsewhere = share.longestPoll();
    kept = share.kept();
    if (share.version() > mirror.figures().grant()) {
      parts.lines().allow(event, share.threshold(), share.version(), now);
      refresh(now);
    }
  }

  /** Puts what a lost line would need into the book, if that is this instance's task. */
  void keepSafe(int entriesAtOnce) {
    var known = mirror.known();
    if (kept && known.isPresent()) {
      int epoch = known.get().epoch();
      var entries = parts.lines().log(event, epoch, parts.book().logged(event, epoch), entriesAtOnce);
      if (!entries.isEmpty()) {
        parts.book().append(event, epoch, entries);
        parts.lines().forgetLog(event, epoch, entries.getLast().index());
      }
      checkpoint(epoch);
    }
  }

  private void checkpoint(int epoch) {
    var version = mirror.since();
    var past = mirror.past();
    long moment = version + past.tail() + past.head();
    if (moment != checkpointed) {
      parts.book().keep(event, new QueueBook.Checkpoint(epoch, version, past.tail(), past.head(), past.numbers()));
      checkpointed = moment;
    }
    admitted.removeIf(turn -> turn.epoch() < epoch || mirror.isOver(turn));
  }
}
