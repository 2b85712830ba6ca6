package gg.tiketi.app.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import gg.tiketi.capacity.backtest.SyntheticShows;
import gg.tiketi.capacity.backtest.SyntheticShows.Traits;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command that compares policies. */
class BacktestCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir
  private Path folder;

  @Test
  void a_file_that_it_never_saw_becomes_a_table_json_and_a_page() throws IOException {
    var json = folder.resolve("out.json");
    var html = folder.resolve("out.html");
    assertThat(run("--csv", csv().toString(), "--json", json.toString(), "--html", html.toString())).isZero();
    assertThat(out.toString()).contains("simple-average", "pre-queue-nowcast", "auto",
        "20 shows, 12 of them forecast 30 minutes before the opening");
    var document = new ObjectMapper().readTree(json.toFile());
    assertThat(document.get("policies")).hasSize(8);
    assertThat(document.at("/policies/0/decisions")).hasSize(12);
    assertThat(document.at("/policies/0/againstAverage").asDouble()).isEqualTo(1);
    assertThat(Files.readString(html)).contains("<svg", "artist 7/1 &lt;b&gt;").doesNotContain("<script", "http",
        "<b>");
  }

  @Test
  void made_up_artists_are_called_so_in_every_report() throws IOException {
    var html = folder.resolve("out.html");
    assertThat(run("--synthetic", "1-2", "--html", html.toString())).isZero();
    assertThat(out.toString()).contains("synthetic, parameters: 10 artists", "seeds 1-2", "200 shows, 184 of them");
    assertThat(Files.readString(html)).contains("synthetic, parameters: 10 artists");
  }

  @Test
  void the_same_seeds_tell_the_same() {
    run("--synthetic", "3-3", "--ratio", "19");
    var first = out.toString();
    out.getBuffer().setLength(0);
    run("--synthetic", "3-3", "--ratio", "19");
    assertThat(out.toString()).isEqualTo(first).contains("too few : too many = 19 : 1");
  }

  @Test
  void what_it_cannot_use_is_refused_in_one_line() throws IOException {
    var broken = Files.writeString(folder.resolve("broken.csv"), "event,artist\n");
    assertThat(run("--csv", broken.toString())).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(err.toString()).contains("broken.csv, line 1: the header is event,artist");
    assertThat(run("--csv", folder.resolve("missing.csv").toString())).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(run("--synthetic", "9-1")).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(run("--synthetic", "1-2", "--ratio", "0")).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(run("--synthetic", "1-2", "--csv", broken.toString())).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(run("--data-dir", folder.toString())).isEqualTo(CommandLine.ExitCode.USAGE);
  }

  private int run(String... arguments) {
    return new CommandLine(new BacktestCommand()).setOut(new PrintWriter(out)).setErr(new PrintWriter(err))
        .execute(arguments);
  }

  /** Twenty shows, their minutes in no order. */
  private Path csv() throws IOException {
    var rows = new ArrayList<String>();
    var world = new SyntheticShows(new Traits(4, 5, 6_000, .6, .45, 4, .08, 4.6, .2));
    for (var show : world.history(7).shows()) {
      for (var point : show.curve().points()) {
        rows.add("%s,%s <b>,%s,%s,%d,%d\n".formatted(show.event(), show.artist(),
            show.opensAt().atOffset(ZoneOffset.ofHours(9)), show.opensAt().plusSeconds(point.offset() * 60L),
            point.concurrent(), point.queued()));
      }
    }
    Collections.shuffle(rows, new Random(2));
    return Files.writeString(folder.resolve("shows.csv"),
        "event,artist,opensAt,minute,concurrent,queued\n" + String.join("", List.copyOf(rows)));
  }
}
