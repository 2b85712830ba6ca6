package gg.tiketi.app.bench.audience;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** What the audience has seen of one performance. */
final class Notes {
  private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(2);

  private final Presses presses;
  private final Histogram micros = new Histogram(LONGEST_MICROS, 3);
  private long frames;
  private long frameBytes;
  private long rereads;

  Notes(Presses presses) {
    this.presses = presses;
  }

  /**
   * The sum.
   *
   * @param seen how often somebody saw a seat change
   * @param left whose socket has ended so far
   */
  record Summary(long seen, double p50Millis, double p99Millis, double maxMillis, long frames, long frameBytes,
      long rereads, long left) {}

  void sees(Watcher watcher, int seat, long now) {
    long pressed = presses.at(seat);
    if (pressed != 0 && watcher.sees(seat)) {
      micros.recordValue(Math.clamp((now - pressed) / 1_000, 0, LONGEST_MICROS));
    }
  }

  void frame(int wireBytes) {
    frames++;
    frameBytes += wireBytes;
  }

  void reread() {
    rereads++;
  }

  Summary summary(long left) {
    return new Summary(micros.getTotalCount(), millis(50), millis(99), micros.getMaxValue() / 1e3, frames, frameBytes,
        rereads, left);
  }

  private double millis(double percentile) {
    return micros.getValueAtPercentile(percentile) / 1e3;
  }
}
