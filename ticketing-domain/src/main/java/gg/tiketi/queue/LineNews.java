package gg.tiketi.queue;

import java.time.Instant;
import java.util.List;

/**
 * What became of a line.
 *
 * @param epoch its epoch
 * @param version how many numbers changed their state so far in this epoch
 * @param figures how it stands
 * @param waves who was called and until when they may claim, oldest first; those that have passed may be missing
 * @param states the states of its numbers
 */
public record LineNews(int epoch, long version, LineFigures figures, List<Wave> waves, States states) {
  public LineNews {
    waves = List.copyOf(waves);
  }

  /**
   * Those called together.
   *
   * @param last the last number of them; the first follows on the wave before
   */
  public record Wave(long last, Instant claimBefore) {}

  /** What the numbers are, or became. */
  public sealed interface States {}

  /** All of them. */
  public record Whole(LinePast.Numbers numbers) implements States {}

  /**
   * What changed.
   *
   * @param since after which version
   * @param changes in the order in which they happened, none missing
   */
  public record Changed(long since, List<Change> changes) implements States {
    public Changed {
      changes = List.copyOf(changes);
    }
  }

  /** A number that changed. */
  public record Change(Fate fate, long number) {}

  /** What may become of a number. */
  public enum Fate {
    /** Gone before it was claimed. */
    LEFT,
    /** Claimed, and inside. */
    CLAIMED,
    /** Inside no more. */
    ENDED,
    /** Waits after all: it had been given in the former life of the line, and nobody remembered. */
    RETURNED
  }
}
