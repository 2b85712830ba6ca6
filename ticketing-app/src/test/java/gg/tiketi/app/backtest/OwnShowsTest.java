package gg.tiketi.app.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import gg.tiketi.capacity.Show;
import gg.tiketi.capacity.backtest.SyntheticShows;
import gg.tiketi.capacity.backtest.SyntheticShows.Traits;
import gg.tiketi.catalog.Aliases;
import gg.tiketi.kernel.EventId;
import gg.tiketi.postgres.PostgresCatalog;
import gg.tiketi.postgres.PostgresTrafficBook;
import gg.tiketi.postgres.TestDatabase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The command over what a server recorded of its own shows. */
class OwnShowsTest {
  /** One artist's twenty shows, announced under two names. */
  private static final List<Show> SHOWS = new SyntheticShows(new Traits(1, 20, 20_000, .6, .45, 4, .08, 4.6, .2))
      .history(7).shows();
  private static final List<String> NAMES = List.of("한서윤", "Han Seoyun");

  @Test
  void names_that_the_server_joins_are_joined_as_if_they_were_given() {
    try (var server = TestDatabase.create(); var database = server.open()) {
      var book = new PostgresTrafficBook(database);
      for (int each = 0; each < SHOWS.size(); each++) {
        book.learn(new EventId(UUID.randomUUID()), announced(SHOWS.get(each), NAMES.get(each < 15 ? 0 : 1)));
      }
      var apart = backtest(server);
      var given = backtest(server, "--alias", String.join("=", NAMES));
      new PostgresCatalog(database).putAliases(new Aliases(List.of(NAMES)));
      assertThat(backtest(server)).isEqualTo(given).isNotEqualTo(apart);
    }
  }

  private static Show announced(Show show, String artist) {
    return new Show(show.event(), artist, show.opensAt(), show.zone(), show.stock(), show.registered(), show.curve());
  }

  private static String backtest(TestDatabase server, String... more) {
    var out = new StringWriter();
    var arguments = Stream.concat(Stream.of("--database-url", url(server)), Stream.of(more)).toArray(String[]::new);
    assertThat(new CommandLine(new BacktestCommand()).setOut(new PrintWriter(out)).execute(arguments)).isZero();
    assertThat(out.toString()).contains("20 shows, 12 of them forecast");
    return out.toString();
  }

  private static String url(TestDatabase server) {
    var settings = server.settings();
    var address = URI.create(settings.jdbcUrl().substring("jdbc:".length()));
    return "postgresql://%s:%s@%s:%d%s".formatted(settings.user(), settings.password(), address.getHost(),
        address.getPort(), address.getPath());
  }
}
