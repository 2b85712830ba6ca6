package gg.tiketi.app.simulate;

import gg.tiketi.app.backtest.ShowCsv;
import gg.tiketi.capacity.DemandHistory;
import gg.tiketi.capacity.Show;
import gg.tiketi.capacity.backtest.SyntheticShows;
import gg.tiketi.capacity.backtest.SyntheticShows.Traits;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is known before the sale.
 *
 * @param name of the source, for the report
 * @param history what was recorded
 * @param artist whose sale it is
 * @param opensAt when it opens: a week after the last one that was recorded
 */
record Past(String name, DemandHistory history, String artist, Instant opensAt) {
  /** Eight in the evening in Seoul. */
  private static final Instant SOME_EVENING = Instant.parse("2026-05-01T11:00:00Z");
  private static final Duration LATER = Duration.ofDays(7);

  /** Nothing was recorded. */
  static Past none(Optional<String> artist) {
    return new Past("nothing is known of past sales", DemandHistory.of(List.of(), List.of()),
        artist.orElse("somebody new"), SOME_EVENING);
  }

  /**
   * A file of recorded minutes.
   *
   * @param aliases groups of names that mean one artist
   * @throws gg.tiketi.app.backtest.BrokenCsvException if it is something else
   */
  static Past csv(Path file, List<List<String>> aliases, Optional<String> artist) throws IOException {
    return of(String.valueOf(file.getFileName()), DemandHistory.of(ShowCsv.read(file), aliases), artist);
  }

  /** Made-up artists. */
  static Past synthetic(long seed, Optional<String> artist) {
    var world = new SyntheticShows(Traits.DEFAULT);
    return of(world.traits() + "; seed " + seed, world.history(seed), artist);
  }

  private static Past of(String name, DemandHistory history, Optional<String> artist) {
    var last = history.shows().getLast();
    return new Past(name, history, artist.orElse(last.artist()),
        history.shows().stream().map(Show::opensAt).max(Instant::compareTo).orElseThrow().plus(LATER));
  }
}
