package gg.tiketi.app.bench;

import gg.tiketi.app.bench.Outcome.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How long a server takes from the start of its process until it is ready, on data that are there. */
final class StartRow {
  private static final double GOAL_SECONDS = 3;

  private StartRow() {}

  /** Starts and stops a server on this folder; nobody else may use it. */
  static Outcome measure(Path dataDir, int starts) {
    var seconds = new ArrayList<Double>();
    for (int i = 0; i < starts; i++) {
      long start = System.nanoTime();
      try (var _ = Instance.own(dataDir, Workshop.PAYMENT)) {
        seconds.add((System.nanoTime() - start) / 1e9);
      }
    }
    var spread = Spread.of(seconds, Double::doubleValue);
    return new Outcome("start of the server on existing data", "at most 3 s",
        spread.median() <= GOAL_SECONDS ? Verdict.MET : Verdict.NOT_MET,
        List.of(String.format(Locale.ROOT, "%.2f s (%.2f to %.2f), its own PostgreSQL included", spread.median(),
            spread.min(), spread.max())));
  }
}
