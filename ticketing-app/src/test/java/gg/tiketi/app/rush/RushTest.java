package gg.tiketi.app.rush;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import gg.tiketi.app.rush.FakeSale.Lie;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** The rush against a sale that does what it should, and against sales that each break one rule. */
class RushTest {
  @TempDir
  Path out;

  private final StringWriter words = new StringWriter();

  @Test
  void an_honest_sale_is_sold_out_and_found_to_be_right() throws Exception {
    try (var sale = new FakeSale(Lie.NONE)) {
      assertThat(rush(sale, "--people", "30")).as(words::toString).isZero();
      var report = report();
      assertThat(report.path("findings")).isEmpty();
      assertThat(report.path("figures").path("seats paid").asInt()).isEqualTo(FakeSale.SEATS);
      assertThat(paidSeatsInTheHistory()).hasSize(FakeSale.SEATS).doesNotHaveDuplicates();
      assertThat(out.resolve("report.html")).content().contains("<svg", "Every answer was right.")
          .doesNotContain("src=", "href=", "@import", "url(");
      assertThat(out.resolve("report.txt")).content().contains("seats paid", "hold", "95 of 100");
    }
  }

  @ParameterizedTest
  @CsvSource({"SELLS_TWICE,S", "ASKS_TOO_MUCH,S12", "FORGETS_KEYS,M5", "GOES_BACK,L1", "BREAKS,no 5xx",
      "OPENS_EARLY,S11", "REFUSES_FOR_NOTHING,a wish is refused only for a reason"})
  void a_lie_is_found_and_fails_the_run(Lie lie, String rule) throws Exception {
    try (var sale = new FakeSale(lie)) {
      assertThat(rush(sale, "--longest-seconds", "2", "--people", "80")).as(words::toString)
          .isEqualTo(CommandLine.ExitCode.SOFTWARE);
      assertThat(report().path("findings").findValuesAsText("rule")).anyMatch(found -> found.startsWith(rule));
      assertThat(out.resolve("report.html")).content().contains("Broken:");
    }
  }

  @Test
  void without_a_server_it_says_so_and_does_nothing() throws Exception {
    String url;
    try (var sale = new FakeSale(Lie.NONE)) {
      url = sale.url();
    }
    assertThat(command().execute("--url", url + "/path", "--event", "x")).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(words.toString()).contains("--url: not of the form http://host:port");
  }

  @Test
  void accounts_are_prepared_only_beside_an_embedded_server() {
    assertThat(command().execute("--prepare", "10", "--data-dir", out.toString()))
        .isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(words.toString()).contains("--prepare", "no embedded server keeps its data in " + out);
  }

  @Test
  void a_time_that_runs_backwards_is_refused_by_name() throws Exception {
    try (var sale = new FakeSale(Lie.NONE)) {
      assertThat(rush(sale, "--think-millis", "20..10")).isEqualTo(CommandLine.ExitCode.USAGE);
      assertThat(words.toString()).contains("--think-millis 20..10");
    }
  }

  @Test
  void thousands_are_not_registered_one_by_one() {
    assertThat(command().execute("--people", "5000")).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(words.toString()).contains("--people 5000", "--prepare");
  }

  private int rush(FakeSale sale, String... more) {
    var arguments = new ArrayList<>(List.of("--url", sale.url(), "--event", sale.event(), "--hold-seconds",
        Long.toString(FakeSale.HOLD.toSeconds()), "--arrival-seconds", "1", "--out", out.toString()));
    if (!List.of(more).contains("--think-millis")) {
      arguments.addAll(List.of("--think-millis", "20..100"));
    }
    arguments.addAll(List.of(more));
    return command().execute(arguments.toArray(String[]::new));
  }

  private CommandLine command() {
    var writer = new PrintWriter(words, true);
    return new CommandLine(new RushCommand()).setOut(writer).setErr(writer);
  }

  private JsonNode report() throws Exception {
    return new ObjectMapper().readTree(out.resolve("report.json").toFile());
  }

  private List<Integer> paidSeatsInTheHistory() throws Exception {
    var mapper = new ObjectMapper();
    var seats = new HashMap<String, List<Integer>>();
    var paid = new LinkedHashSet<String>();
    for (var line : Files.readAllLines(out.resolve("history.jsonl"))) {
      var entry = mapper.readTree(line);
      if (entry.path("status").asInt() == 201) {
        var held = new ArrayList<Integer>();
        entry.path("seats").forEach(seat -> held.add(seat.asInt()));
        seats.put(entry.path("reservation").asText(), held);
      }
      if (entry.path("paymentState").asText().equals("completed")) {
        paid.add(entry.path("reservation").asText());
      }
    }
    return paid.stream().flatMap(reservation -> seats.get(reservation).stream()).toList();
  }
}
