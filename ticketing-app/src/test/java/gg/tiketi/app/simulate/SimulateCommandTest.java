package gg.tiketi.app.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** The command that plays a sale. */
class SimulateCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir
  private Path folder;

  @Test
  void a_sale_becomes_a_table_json_a_page_and_a_transcript() throws IOException, NoSuchAlgorithmException {
    var json = folder.resolve("out.json");
    var html = folder.resolve("out.html");
    var transcript = folder.resolve("out.txt");
    assertThat(run("--people", "60", "--layout", "small_theater", "--sale-minutes", "5", "--synthetic", "7", "--artist",
        "artist 7/0 <b>", "--policy", "pooled-quantile", "--fault", "line-away@1m/10s", "--json", json.toString(),
        "--html", html.toString(), "--transcript", transcript.toString())).as(err.toString()).isZero();
    assertThat(out.toString()).contains("60 people (RAMPED) for 265 seats", "pooled-quantile", "synthetic, parameters",
        "the referee found nothing");
    assertThat(err.toString()).contains("[###", "× real time");
    var report = new ObjectMapper().readTree(json.toFile()).get(0);
    assertThat(report.at("/counts/arrived").asInt()).as("some come when all is over").isBetween(50, 60);
    assertThat(report.get("readings")).hasSizeGreaterThan(100);
    assertThat(report.get("sha256").asText()).isEqualTo(sha256(Files.readString(transcript)));
    assertThat(Files.readString(html)).contains("<svg", "artist 7/0 &lt;b&gt;", "The referee found nothing")
        .doesNotContain("<script", "http", "<b>");
    assertThat(Files.readString(transcript)).contains("outage LINE_AWAY until +00:01:10.000");
  }

  private static String sha256(String text) throws NoSuchAlgorithmException {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest
  @CsvSource({"--policy,oracle,is none of simple-average", "--layout,moon,is none of small_theater",
      "--fault,FIRE@2m,is none of [STORE_AWAY", "--fault,STORE_AWAY,is not a fault such as",
      "--seeds,9-1,holds no seed", "--history,nowhere.csv,there is no file", "--people,0,nobody comes",
      "--bots,2,a part lies between 0 and 1"})
  void a_wrong_value_is_refused_with_the_reason(String option, String value, String reason) {
    assertThat(run(option, value)).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(err.toString()).contains(reason);
  }

  private int run(String... arguments) {
    var command = new CommandLine(new SimulateCommand());
    command.setOut(new PrintWriter(out));
    command.setErr(new PrintWriter(err));
    command.setCaseInsensitiveEnumValuesAllowed(true);
    return command.execute(arguments);
  }
}
