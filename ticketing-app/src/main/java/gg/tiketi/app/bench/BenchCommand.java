package gg.tiketi.app.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import gg.tiketi.app.bench.Outcome.Verdict;
import gg.tiketi.app.bench.Workshop.Effort;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures the server on this machine and says for each goal whether it was met. */
@Command(name = "bench", description = "Measures a server of its own against baselines and says which goals are met.", mixinStandardHelpOptions = true, sortOptions = false)
public final class BenchCommand implements Callable<Integer> {
  private static final int DOME = 20_000;
  private static final Duration HOLD = Duration.ofSeconds(20);
  private static final long MIX_MILLIS = 30_000;
  private static final Effort QUICK = new Effort(1, 200, 200, 16, 200, 400, Duration.ofSeconds(8), 1, 50, 100,
      500, 2_000);

  @Spec
  private @Nullable CommandSpec command;

  @Option(names = "--rows", paramLabel = "ROW", split = ",", description = "What to measure: ${COMPLETION-CANDIDATES}. Default: all.")
  private List<Row> rows = List.of(Row.values());

  @Option(names = "--pairs", paramLabel = "N", description = "Runs of a thing and its baseline, in turns. Default: ${DEFAULT-VALUE}")
  private int pairs = 7;

  @Option(names = "--millis", paramLabel = "N", description = "How long a run goes on. Default: ${DEFAULT-VALUE}")
  private long millis = 4_000;

  @Option(names = "--holds", paramLabel = "N", description = "How many holds a run makes. Default: ${DEFAULT-VALUE}, a dome's")
  private int holds = 20_000;

  @Option(names = "--connections", paramLabel = "N", description = "How many the load generator opens. Default: ${DEFAULT-VALUE}")
  private int connections = 64;

  @Option(names = "--buyers", paramLabel = "N", description = "How many people come to the dome. Default: ${DEFAULT-VALUE}")
  private int buyers = 9_000;

  @Option(names = "--viewers", paramLabel = "N", description = "How many watch a seat map. Default: ${DEFAULT-VALUE}")
  private int viewers = 2_000;

  @Option(names = "--sockets", paramLabel = "N", description = "How many idle sockets are open. Default: ${DEFAULT-VALUE}")
  private int sockets = 10_000;

  @Option(names = "--waiting", paramLabel = "N", description = "How many people wait in a line, or take part in a draw. Default: ${DEFAULT-VALUE}")
  private int waiting = 1_000_000;

  @Option(names = "--quick", description = "Only a moment of each, to see that it works; the figures mean nothing.")
  private boolean quick;

  @Option(names = "--out", paramLabel = "FOLDER", description = "Where bench.txt and bench.json go, and the server's data, which are made anew. Default: ${DEFAULT-VALUE}")
  private Path out = Path.of("bench-report");

  /** What can be measured. */
  enum Row {
    HOLDS, REFUSALS, READS, MAP, SOCKETS, SCENARIOS, JOINS, LINE, DRAW, DOME, START
  }

  @Override
  public Integer call() throws IOException {
    var outcomes = measured(out.resolve("work").toAbsolutePath().normalize());
    Files.writeString(out.resolve("bench.txt"), text(outcomes));
    Files.writeString(out.resolve("bench.json"),
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(outcomes));
    return outcomes.stream().anyMatch(outcome -> outcome.verdict() == Verdict.VOID) ? ExitCode.SOFTWARE : ExitCode.OK;
  }

  private List<Outcome> measured(Path folder) {
    var effort = quick
        ? QUICK
        : new Effort(pairs, millis, holds, connections, buyers, DOME, HOLD, pairs, viewers, sockets, MIX_MILLIS,
            waiting);
    var outcomes = new ArrayList<Outcome>();
    try (var workshop = Workshop.open(folder, effort)) {
      for (var row : rows) {
        measured(row, workshop).forEach(outcome -> {
          outcomes.add(outcome);
          print(text(List.of(outcome)));
        });
      }
    }
    if (rows.contains(Row.START)) {
      var outcome = StartRow.measure(folder.resolve("data"), effort.starts());
      outcomes.add(outcome);
      print(text(List.of(outcome)));
    }
    return outcomes;
  }

  private static List<Outcome> measured(Row row, Workshop workshop) {
    return switch (row) {
      case HOLDS -> new HoldsRow(workshop).measure();
      case REFUSALS -> new AnswersRow(workshop).refusals();
      case READS -> new AnswersRow(workshop).reads();
      case MAP -> new MapRow(workshop).measure();
      case SOCKETS -> new SocketsRow(workshop).measure();
      case SCENARIOS -> new ScenariosRow(workshop).measure();
      case JOINS -> new JoinsRow(workshop).measure();
      case LINE -> new LineRow(workshop).measure();
      case DRAW -> new DrawRow(workshop).measure();
      case DOME -> new DomeRow(workshop).measure();
      case START -> List.of();
    };
  }

  private static String text(List<Outcome> outcomes) {
    var text = new StringBuilder();
    for (var outcome : outcomes) {
      text.append(String.format(Locale.ROOT, "%-8s %s: %s%n", shown(outcome.verdict()), outcome.name(),
          outcome.goal()));
      outcome.lines().forEach(line -> text.append("           ").append(line).append('\n'));
    }
    return text.toString();
  }

  private static String shown(Verdict verdict) {
    return switch (verdict) {
      case MET -> "met";
      case NOT_MET -> "NOT MET";
      case VOID -> "VOID";
    };
  }

  private void print(String text) {
    PrintWriter words = Optional.ofNullable(command).orElseThrow().commandLine().getOut();
    words.print(text);
    words.flush();
  }
}
