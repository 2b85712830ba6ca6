package gg.tiketi.app.rush;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gg.tiketi.app.bench.Instance;
import gg.tiketi.app.embedded.Folders;
import gg.tiketi.app.embedded.UnpackedPrograms;
import gg.tiketi.app.verify.Books;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;

/**
 * Two server processes on the stores that the first one keeps for itself, and a fleet of callers split between them. The classes
 * that want them share them ({@link SharedServers}), so each test makes events and people of its own.
 */
final class TwoServers implements AutoCloseable {
  private static final String PROMPT = "delay=50..150ms";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration LONGEST_SETTLING = Duration.ofSeconds(90);

  private static final int CONNECTIONS = 200;

  private final Path folder;
  private final Path data;
  private final Instance first;
  private final Instance second;
  private final Preparation preparation;
  private final Fleet fleet;

  /** Starts them, with 200 connections to each at most. */
  TwoServers() throws IOException {
    folder = Files.createTempDirectory("tiketi-servers");
    data = folder.resolve("data");
    first = Instance.own(UnpackedPrograms.in(data), PROMPT);
    second = joined();
    preparation = new Preparation(first.installation(), first.place());
    fleet = new Fleet(List.of(first.place(), second.place()), CONNECTIONS, PATIENCE, true, new Tally(), new Findings());
  }

  /** The Redis that they meet in. */
  OwnRedis redis() {
    return new OwnRedis(data);
  }

  /** One more, which belongs to the caller. */
  Instance joined() {
    return Instance.joining(first, PROMPT);
  }

  Instance first() {
    return first;
  }

  Instance second() {
    return second;
  }

  Preparation preparation() {
    return preparation;
  }

  /** Callers of one more server. */
  Fleet fleet(Instance other) {
    return new Fleet(List.of(other.place()), 1, PATIENCE, true, new Tally(), new Findings());
  }

  /** A path at one of them, as an address. */
  String url(int server, String path) {
    return (server == 0 ? first : second).place() + path;
  }

  Fleet fleet() {
    return fleet;
  }

  /**
   * Lets people rush at the first server and another one, with faults announced.
   *
   * @return the exit code; what it says goes to {@code words}, what it finds to {@code out}
   */
  int rush(Instance other, int people, int seats, Duration hold, Path out, StringWriter words, String... more) {
    var writer = new PrintWriter(words, true);
    var arguments = Stream.concat(Stream.of("--url", first.place() + "," + other.place(), "--prepare",
        String.valueOf(people), "--seats", String.valueOf(seats), "--data-dir", data.toString(), "--hold-seconds",
        String.valueOf(hold.toSeconds()), "--think-millis", "100..500", "--faults", "--out", out.toString()),
        Stream.of(more)).toArray(String[]::new);
    return new CommandLine(new RushCommand()).setOut(writer).setErr(writer).execute(arguments);
  }

  /** How many tickets are sold. */
  long liveTickets() throws SQLException {
    try (var connection = first.installation().connect();
        var statement = connection.createStatement();
        var row = statement.executeQuery("select count(*) from ticket where live")) {
      row.next();
      return row.getLong(1);
    }
  }

  /** Once all payments are settled no rule is broken, by what the history's buyers saw either. */
  void assertThatTheBooksAreRight(Optional<Path> history) {
    var books = new Books(first.installation(), history);
    await().atMost(LONGEST_SETTLING).until(() -> !books.isUnsettled());
    assertThat(books.audit().findings())
        .allSatisfy(finding -> assertThat(finding.rows()).as(finding.rule()).isEmpty());
  }

  @Override
  public void close() {
    fleet.close();
    preparation.close();
    second.close();
    first.close();
    Folders.delete(folder);
  }
}
