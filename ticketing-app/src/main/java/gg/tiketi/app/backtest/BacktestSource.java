package gg.tiketi.app.backtest;

import gg.tiketi.capacity.DemandHistory;
import gg.tiketi.capacity.backtest.SyntheticShows;
import gg.tiketi.capacity.backtest.SyntheticShows.Traits;
import gg.tiketi.app.verify.Installation;
import gg.tiketi.postgres.Database;
import gg.tiketi.postgres.DatabaseSettings;
import gg.tiketi.postgres.PostgresCatalog;
import gg.tiketi.postgres.PostgresTrafficBook;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the shows of a backtest come from.
 *
 * @param name for the report
 * @param histories those of one or several operators, who know nothing of each other
 */
record BacktestSource(String name, List<DemandHistory> histories) {
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
    var world = new SyntheticShows(Traits.DEFAULT);
    return new BacktestSource(world.traits() + "; seeds " + seeds,
        SeedRange.of(seeds, MOST_SEEDS).stream().map(world::history).toList());
  }

  /** What an installation recorded of its own shows, under the names that it and {@code aliases} join. */
  static BacktestSource of(Installation installation, List<List<String>> aliases) {
    var url = installation.database();
    var settings = DatabaseSettings.of(url.jdbcUrl(), url.user(), url.password().text());
    try (var database = Database.open(settings)) {
      var names = Stream.concat(new PostgresCatalog(database).aliases().groups().stream(), aliases.stream()).toList();
      var shows = new PostgresTrafficBook(database).shows();
      return new BacktestSource("the shows recorded in " + url, List.of(DemandHistory.of(shows, names)));
    }
  }
}
