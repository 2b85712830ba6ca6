package gg.tiketi.app.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import gg.tiketi.app.bench.Outcome.Verdict;
import gg.tiketi.app.verify.Books;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The dome's opening, with the rush's own process as the crowd, and the books checked afterwards. */
final class DomeRow {
  private static final double GOAL_SECONDS = 30;
  private static final double GOAL_HOLD_MILLIS = 250;

  private final Workshop workshop;

  DomeRow(Workshop workshop) {
    this.workshop = workshop;
  }

  List<Outcome> measure() {
    var out = workshop.folder().resolve("dome");
    rush(out);
    var report = report(out);
    var books = new Books(workshop.server().installation(), Optional.of(out.resolve("history.jsonl"))).audit();
    var ninetyFive = seconds(report, "95 of 100");
    var all = seconds(report, "all of the hall");
    double hold = hold(report);
    boolean met = report.path("findings").isEmpty() && books.isClean()
        && ninetyFive.orElse(Double.MAX_VALUE) <= GOAL_SECONDS && all.isPresent() && hold < GOAL_HOLD_MILLIS;
    return List.of(new Outcome("the dome's opening",
        "95 of 100 seats paid within 30 s, all in the end, p99 hold < 250 ms, all answers and books right",
        met ? Verdict.MET : Verdict.NOT_MET,
        List.of(String.format(Locale.ROOT, "95 of 100 seats paid after %s, all after %s; p99 hold %.0f ms",
            shown(ninetyFive), shown(all), hold),
            String.format(Locale.ROOT, "%,d of %,d seats paid; the books are %s, the answers were %s",
                report.path("figures").path("seats paid").asInt(), report.path("figures").path("seats").asInt(),
                books.isClean() ? "right" : "WRONG", report.path("findings").isEmpty() ? "right" : "WRONG"))));
  }

  private void rush(Path out) {
    try (var crowd = Child.startCrowd(
        List.of("rush", "--url", workshop.server().place().toString(), "--prepare",
            String.valueOf(workshop.effort().buyers()), "--data-dir", workshop.folder().resolve("data").toString(),
            "--seats", String.valueOf(workshop.effort().seats()), "--hold-seconds",
            String.valueOf(workshop.effort().hold().toSeconds()), "--out", out.toString()),
        workshop.folder().resolve("rush.log"))) {
      for (var line = crowd.hear(); line.isPresent(); line = crowd.hear()) {
        // Its words are in the report, too; they are read so that it never waits for a reader.
      }
    }
  }

  private static JsonNode report(Path out) {
    try {
      return new ObjectMapper().readTree(out.resolve("report.json").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Double> seconds(JsonNode report, String milestone) {
    for (var one : report.path("milestones")) {
      if (one.path("name").asText().equals(milestone)) {
        return Optional.of(one.path("seconds").asDouble());
      }
    }
    return Optional.empty();
  }

  private static double hold(JsonNode report) {
    for (var call : report.path("calls")) {
      if (call.path("name").asText().equals("hold")) {
        return call.path("p99").asDouble();
      }
    }
    return Double.MAX_VALUE;
  }

  private static String shown(Optional<Double> seconds) {
    return seconds.map(value -> String.format(Locale.ROOT, "%.1f s", value)).orElse("never");
  }
}
