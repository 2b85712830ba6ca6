package gg.tiketi.http.api;

import gg.tiketi.queue.LineFigures;
import gg.tiketi.queue.QueueMode;
import gg.tiketi.queue.QueueRules;
import gg.tiketi.queue.QueueView;
import gg.tiketi.queue.QueueView.State;
import gg.tiketi.queue.draw.ReceiptView;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What is told about waiting rooms; durations are whole seconds. */
final class QueueViews {
  private static final long SECONDS_AT_AN_OPEN_DOOR = 60;

  private QueueViews() {}

  /** When a turn may come, in seconds from {@code asOf}. */
  public record WaitRange(long from, long to) {
    static WaitRange of(QueueView.Wait wait) {
      return new WaitRange(wait.earliest().toSeconds(), wait.latest().toSeconds());
    }
  }

  /** What obtains seats. */
  public record AdmissionView(String token, OffsetDateTime expiresAt) {
    @Override
    public String toString() {
      return "AdmissionView[until " + expiresAt + "]";
    }
  }

  /** Where somebody stands with respect to a waiting room. */
  public record PlaceView(State state, boolean queued, @Nullable Long position, long queueSize,
      @Nullable Long estimatedWait, @Nullable WaitRange estimatedWaitRange, int admittedUsers, int threshold,
      OffsetDateTime asOf, long pollAfter, @Nullable String ticket, @Nullable OffsetDateTime claimBefore,
      @Nullable ReceiptView receipt, @Nullable AdmissionView admission, @Nullable String message) {
    static PlaceView of(QueueView view) {
      return new PlaceView(view.state(), isQueued(view.state()),
          view.position().isPresent() ? view.position().getAsLong() : null, view.figures().waiting(),
          view.estimate().map(wait -> wait.likely().toSeconds()).orElse(null),
          view.estimate().map(WaitRange::of).orElse(null), view.figures().inside(), view.figures().threshold(),
          time(view.asOf()), rounded(view.pollAfter()), view.ticket().orElse(null),
          view.claimBefore().map(QueueViews::time).orElse(null),
          view.receipt().map(ReceiptView::of).orElse(null),
          view.admission().map(given -> new AdmissionView(given.token(), time(given.expiresAt()))).orElse(null),
          view.message().orElse(null));
    }

    /** Of an installation without waiting rooms: every door is open. */
    static PlaceView open(Instant now) {
      return new PlaceView(State.OPEN, false, null, 0, null, null, 0, 0, time(now), SECONDS_AT_AN_OPEN_DOOR, null,
          null, null, null, null);
    }

    /** A ticket and an admission are secrets of their owner. */
    @Override
    public String toString() {
      return "PlaceView[" + state + ", " + position + "]";
    }
  }

  /** A waiting room as its organiser sees it. */
  public record QueueAdminView(QueueMode mode, long queueSize, int admittedUsers, int calledUsers, int threshold,
      int available, @Nullable Integer ratePerSecond, @Nullable Double measuredRate, @Nullable Integer ownThreshold,
      @Nullable String message, QueueRules.Order order, long preQueueMinutes) {
    static QueueAdminView of(QueueRules rules, LineFigures figures, Optional<Double> measuredRate) {
      return new QueueAdminView(rules.mode(), figures.waiting(), figures.inside(), figures.called(),
          figures.threshold(), Math.max(0, figures.threshold() - figures.inUse()), number(rules.ratePerSecond()),
          measuredRate.orElse(null), number(rules.threshold()), rules.message().orElse(null), rules.order(),
          rules.preQueue().toMinutes());
    }

    private static @Nullable Integer number(OptionalInt given) {
      return given.isPresent() ? given.getAsInt() : null;
    }
  }

  /** How many lost their places. */
  public record ClearedQueue(int cleared) {}

  private static boolean isQueued(State state) {
    return switch (state) {
      case ENTERED, WAITING, CALLED -> true;
      case OPEN, ADMITTED, ENDED, NONE -> false;
    };
  }

  private static OffsetDateTime time(Instant instant) {
    return Times.in(Times.HOME, instant);
  }

  /** Nobody is told to ask again at once. */
  private static long rounded(Duration pollAfter) {
    return Math.max(1, pollAfter.toSeconds());
  }
}
