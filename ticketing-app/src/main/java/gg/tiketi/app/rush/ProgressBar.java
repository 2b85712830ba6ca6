package gg.tiketi.app.rush;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** Shows how far the sale is: one line that moves in a terminal, a line every few seconds elsewhere. */
final class ProgressBar {
  private static final int WIDTH = 30;
  private static final long EVERY_SECONDS = 5;

  private final PrintWriter out;
  private final boolean terminal;
  private final int seats;
  private final Tally tally;
  private long lastShown = Long.MIN_VALUE;

  ProgressBar(PrintWriter out, boolean terminal, int seats, Tally tally) {
    this.out = out;
    this.terminal = terminal;
    this.seats = seats;
    this.tally = tally;
  }

  void show(Duration sinceOpening) {
    long step = sinceOpening.toSeconds() / EVERY_SECONDS;
    if (!terminal && step == lastShown) {
      return;
    }
    lastShown = step;
    out.print((terminal ? "\r" : "") + line(sinceOpening) + (terminal ? "" : System.lineSeparator()));
    out.flush();
  }

  void end() {
    if (terminal) {
      out.println();
    }
  }

  private String line(Duration sinceOpening) {
    int paid = tally.paidSeats();
    int filled = (int) Math.min(WIDTH, (long) paid * WIDTH / seats);
    return String.format(Locale.ROOT, "%6.1f s [%s%s] %,d of %,d seats paid, %,d held so far, %,d calls",
        sinceOpening.toMillis() / 1_000.0, "#".repeat(filled), "-".repeat(WIDTH - filled), paid, seats,
        tally.get(Tally.Count.GRANTED_SEATS), tally.get(Tally.Count.CALLS));
  }
}
