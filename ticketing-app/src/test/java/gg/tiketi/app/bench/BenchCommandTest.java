package gg.tiketi.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import gg.tiketi.app.bench.BenchCommand.Row;
import gg.tiketi.app.bench.Outcome.Verdict;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BenchCommandTest {
  /** All of them take more than a minute, so short runs try one of each kind: a ratio, an audience, a start. */
  private static final Set<Row> ROWS = Boolean.getBoolean("tiketi.long")
      ? EnumSet.allOf(Row.class)
      : EnumSet.of(Row.REFUSALS, Row.MAP, Row.LINE, Row.START);

  private static final Map<Row, List<String>> WORDS = new EnumMap<>(Map.ofEntries(
      Map.entry(Row.HOLDS, List.of("one-seat holds", "single transactions", "fsync=on", "full_page_writes=on",
          "synchronous_commit=on")),
      Map.entry(Row.REFUSALS, List.of("refusals of taken seats")),
      Map.entry(Row.READS, List.of("event detail", "seat status", "seat changes")),
      Map.entry(Row.MAP, List.of("50 viewers see changes, 20 changes a second", "50 viewers see changes, a rush",
          "1,000 of 1,000 seen", "10,000 of 10,000 seen", "size of a map of 20,000 seats")),
      Map.entry(Row.SOCKETS, List.of("heap of 100 idle sockets", "purchases beside 100 idle sockets")),
      Map.entry(Row.SCENARIOS, List.of("detail, 50 parallel", "map of 1,250 seats, 200 parallel",
          "1 times one hold and 99 refusals", "70 % detail, 20 % map, 10 % reserve", "events from memory meanwhile",
          "connections to PostgreSQL meanwhile")),
      Map.entry(Row.JOINS, List.of("joins of a waiting room", "token and one script")),
      Map.entry(Row.LINE, List.of("2,000 people waiting, in Redis", "0 of 1000 answers wrong", "polls with a ticket",
          "a freed place is called again")),
      Map.entry(Row.DRAW, List.of("the draw of 2,000 people", "a personal proof")),
      Map.entry(Row.DOME, List.of("the dome's opening", "400 of 400 seats paid", "the books are right")),
      Map.entry(Row.START, List.of("start of the server"))));

  @TempDir
  Path out;

  @Test
  void a_quick_run_measures_every_row() throws Exception {
    var words = new StringWriter();
    var writer = new PrintWriter(words, true);
    var rows = ROWS.stream().map(Row::name).collect(Collectors.joining(","));
    new CommandLine(new BenchCommand()).setOut(writer).setErr(writer)
        .execute("--quick", "--rows", rows, "--out", out.toString());
    assertThat(words.toString())
        .contains(ROWS.stream().flatMap(row -> WORDS.getOrDefault(row, List.of()).stream()).toList());
    assertThat(words.toString()).doesNotContain("sockets were not opened", "purchases came to nothing");
    assertThat(new ObjectMapper().readTree(out.resolve("bench.json").toFile()))
        .hasSizeGreaterThanOrEqualTo(ROWS.size());
    assertThat(Files.readString(out.resolve("bench.txt"))).isEqualTo(words.toString());
  }

  @Test
  void a_goal_is_met_by_the_medians() {
    assertThat(outcome(90, 100, 5, 0, 0.9)).isEqualTo(Verdict.MET);
    assertThat(outcome(89, 100, 5, 0, 0.9)).isEqualTo(Verdict.NOT_MET);
  }

  @Test
  void a_run_is_void_when_the_generator_costs_as_much_as_the_bare_handler() {
    assertThat(outcome(90, 100, 20, 0, 0.9)).isEqualTo(Verdict.VOID);
  }

  @Test
  void a_run_with_wrong_answers_is_void() {
    assertThat(outcome(90, 100, 5, 1, 0.9)).isEqualTo(Verdict.VOID);
  }

  @Test
  void a_spread_is_the_middle_with_its_ends() {
    assertThat(Spread.of(List.of(5.0, 1.0, 3.0), Double::doubleValue)).isEqualTo(new Spread(3, 1, 5));
    assertThat(Spread.of(List.of(5.0, 1.0, 3.0, 4.0), Double::doubleValue)).isEqualTo(new Spread(3.5, 1, 5));
  }

  private static Verdict outcome(double thing, double bare, double generatorMicros, long errors, double goal) {
    var pairs = new Pairs("thing", goal, "bare");
    Supplier<Sample> measured = () -> new Sample(thing, 30, 0, generatorMicros, 2, errors);
    pairs.run(3, measured, () -> new Sample(bare, 20, 0, generatorMicros, 2, 0));
    return pairs.outcome(20).verdict();
  }
}
