package gg.tiketi.app.backtest;

import gg.tiketi.capacity.DemandHistory;
import gg.tiketi.capacity.Show;
import gg.tiketi.capacity.backtest.SyntheticShows;
import gg.tiketi.capacity.backtest.SyntheticShows.Traits;
import gg.tiketi.app.verify.Installation;
import gg.tiketi.postgres.Database;
import gg.tiketi.postgres.DatabaseSettings;
import gg.tiketi.postgres.PostgresTrafficBook;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/**
 * Where the shows of a backtest come from.
 *
 * @param name for the report
 * @param histories those of one or several operators, who know nothing of each other
 */
record BacktestSource(String name, List<DemandHistory> histories) {
  private static final Pattern SEEDS = Pattern.compile("(\\d{1,9})-(\\d{1,9})");
  private static final int MOST_SEEDS = 10_000;

  BacktestSource {
    histories = List.copyOf(histories);
  }

  /**
   * A file of recorded minutes.
   *
   * @throws BrokenCsvException if it is something else
   */
  static BacktestSource csv(Path file, List<List<String>> aliases) throws IOException {
    return new BacktestSource(String.valueOf(file.getFileName()),
        List.of(DemandHistory.of(ShowCsv.read(file), aliases)));
  }

  /**
   * Made-up artists, a world for each seed.
   *
   * @throws IllegalArgumentException with the reason if these are no seeds
   */
  static BacktestSource synthetic(String seeds) {
    var match = SEEDS.matcher(seeds);
    if (!match.matches()) {
      throw new IllegalArgumentException("\"" + seeds + "\" is not a range of seeds such as 101-200");
    }
    long first = Long.parseLong(match.group(1));
    long last = Long.parseLong(match.group(2));
    if (last < first || last - first >= MOST_SEEDS) {
      throw new IllegalArgumentException("\"" + seeds + "\" holds no seed, or more than " + MOST_SEEDS);
    }
    var world = new SyntheticShows(Traits.DEFAULT);
    return new BacktestSource(world.traits() + "; seeds " + seeds,
        LongStream.rangeClosed(first, last).mapToObj(world::history).toList());
  }

  /** What an installation recorded of its own shows. */
  static BacktestSource of(Installation installation, List<List<String>> aliases) {
    var url = installation.database();
    var settings = DatabaseSettings.of(url.jdbcUrl(), url.user(), url.password().text());
    List<Show> shows;
    try (var database = Database.open(settings)) {
      shows = new PostgresTrafficBook(database).shows();
    }
    return new BacktestSource("the shows recorded in " + url, List.of(DemandHistory.of(shows, aliases)));
  }
}
