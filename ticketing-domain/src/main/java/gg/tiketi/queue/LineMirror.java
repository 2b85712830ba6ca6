package gg.tiketi.queue;

import gg.tiketi.queue.LineNews.Change;
import gg.tiketi.queue.LineNews.Changed;
import gg.tiketi.queue.LineNews.Wave;
import gg.tiketi.queue.LineNews.Whole;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What an instance knows of a line: enough to tell everybody their exact place without asking the store (law W12). It never goes
 * back, whatever order the news come in (law W13).
 */
public final class LineMirror {
  /** Over how long the rate of calls is measured. */
  private static final Duration MEASURED = Duration.ofSeconds(60);

  private int epoch;
  private long version = -1;
  private LineFigures figures = LineFigures.NONE;
  private List<Wave> waves = List.of();
  private LinePast.Numbers numbers = LinePast.none().numbers();
  private Instant asOf = Instant.EPOCH;
  private long highest;
  private final Deque<Measure> measures = new ArrayDeque<>();

  private record Measure(Instant at, long called) {}

  /**
   * How quickly a line is called.
   *
   * @param calls how many calls were counted to know it
   */
  record Pace(double perSecond, long calls) {}

  /** A number's state. */
  public sealed interface Standing {}

  /** Waits; {@code ahead} people are before it. */
  public record Ahead(long ahead) implements Standing {}

  /** Was called. */
  public record CalledUntil(Instant claimBefore) implements Standing {}

  /** Is inside. */
  public record WentIn() implements Standing {}

  /** Is inside no more. */
  public record CameOut() implements Standing {}

  /** Is gone, or was never given. */
  public record Gone() implements Standing {}

  /** The line as the mirror knows it, for a step; empty before the first news. */
  public synchronized Optional<WaitingLine.Known> known() {
    return epoch == 0 ? Optional.empty() : Optional.of(new WaitingLine.Known(epoch, highest, version));
  }

  /** Whether anything was ever heard. */
  synchronized boolean isRead() {
    return epoch > 0;
  }

  /** What the next news should begin after. */
  public synchronized long since() {
    return version;
  }

  /** Takes note of a number that was given. */
  public synchronized void saw(Turn turn) {
    if (turn.epoch() == epoch) {
      highest = Math.max(highest, turn.number());
    }
  }

  /** Takes news in, unless they are older than what is known or something is missing between. */
  public synchronized void apply(LineNews news, Instant now) {
    if (news.epoch() < epoch || (news.epoch() == epoch && news.version() < version)) {
      return;
    }
    if (news.states() instanceof Changed(long since, var changes) && (news.epoch() != epoch || since != version)) {
      return;
    }
    switch (news.states()) {
      case Whole(var whole) -> numbers = whole;
      case Changed(long since, var changes) -> changes.forEach(this::apply);
    }
    if (news.epoch() != epoch) {
      measures.clear();
    }
    epoch = news.epoch();
    version = news.version();
    highest = Math.max(highest, news.figures().tail());
    if (news.figures().tail() >= figures.tail()) {
      figures = news.figures();
      waves = news.waves();
      asOf = now;
      measure(now);
    }
  }

  private void apply(Change change) {
    switch (change.fate()) {
      case LEFT -> numbers.left().add(change.number());
      case CLAIMED -> numbers.claimed().add(change.number());
      case ENDED -> numbers.ended().add(change.number());
      case RETURNED -> numbers.giveBack(change.number());
    }
  }

  private void measure(Instant now) {
    measures.addLast(new Measure(now, figures.calledEver()));
    while (measures.size() > 2 && measures.getFirst().at().plus(MEASURED).isBefore(now)) {
      measures.removeFirst();
    }
  }

  /** Where a number stands. */
  public synchronized Standing standing(long number) {
    if (number > figures.tail() || numbers.left().contains(number)) {
      return number > figures.tail() && number <= highest ? new Ahead(waitingBefore(number)) : new Gone();
    }
    if (numbers.claimed().contains(number)) {
      return numbers.ended().contains(number) ? new CameOut() : new WentIn();
    }
    return number > figures.head()
        ? new Ahead(waitingBefore(number))
        : waves.stream().filter(wave -> number <= wave.last()).findFirst().<Standing>map(
            wave -> new CalledUntil(wave.claimBefore())).orElseGet(Gone::new);
  }

  private long waitingBefore(long number) {
    return number - 1 - figures.head() - numbers.left().count(figures.head(), number - 1);
  }

  /** Whether an admission of this turn still counts, as far as is known here. */
  public synchronized boolean isOver(Turn turn) {
    return numbers.ended().contains(turn.number()) || numbers.left().contains(turn.number());
  }

  /** How the line stands. */
  public synchronized LineFigures figures() {
    return figures;
  }

  /** When it stood so. */
  public synchronized Instant asOf() {
    return asOf;
  }

  /** How many were called each second lately; empty before anybody knows. */
  public Optional<Double> measuredRate() {
    return pace().map(Pace::perSecond);
  }

  /** The same, with how much is behind it. */
  synchronized Optional<Pace> pace() {
    if (measures.size() < 2) {
      return Optional.empty();
    }
    double seconds = Duration.between(measures.getFirst().at(), measures.getLast().at()).toMillis() / 1e3;
    long calls = measures.getLast().called() - measures.getFirst().called();
    return seconds <= 0 || calls <= 0 ? Optional.empty() : Optional.of(new Pace(calls / seconds, calls));
  }

  /** What it knows, for a line that has to begin anew. */
  public synchronized LinePast past() {
    return new LinePast(Math.max(highest, figures.tail()), figures.head(), numbers.copy(), List.of());
  }
}
