package gg.tiketi.app.backtest;

import com.fasterxml.jackson.databind.ObjectMapper;
import gg.tiketi.app.verify.Installation;
import gg.tiketi.app.verify.UnavailableBooksException;
import gg.tiketi.capacity.backtest.Backtest;
import gg.tiketi.capacity.backtest.Backtest.Terms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows what each policy of expecting demand would have cost in past shows. */
@Command(name = "backtest", description = "Asks each forecasting policy before each past show, with what was known then, and shows what it would have cost: on the installation's own shows, on a CSV file, or on made-up artists.", mixinStandardHelpOptions = true, sortOptions = false)
public final class BacktestCommand implements Callable<Integer> {
  @Spec
  private @Nullable CommandSpec command;

  @Option(names = "--csv", paramLabel = "FILE", description = "Recorded minutes: event,artist,opensAt,minute,concurrent,queued with RFC 3339 times. Without it the shows that a server recorded.")
  private @Nullable Path csv;

  @Option(names = "--synthetic", paramLabel = "SEEDS", description = "Made-up artists whose popularity jumps, a world for each seed, such as 101-200.")
  private @Nullable String synthetic;

  @Option(names = "--database-url", paramLabel = "URL", defaultValue = "${env:TIKETI_DATABASE_URL:-}", description = "The database of the server; without it that of the embedded server in --data-dir.")
  private String databaseUrl = "";

  @Option(names = "--data-dir", paramLabel = "FOLDER", defaultValue = "${env:TIKETI_DATA_DIR:-~/.tiketi}", description = "Data folder of an embedded server that is running. Default: ${DEFAULT-VALUE}")
  private String dataDir = "~/.tiketi";

  @Mixin
  private CostOptions cost = new CostOptions();

  @Option(names = "--lead-minutes", paramLabel = "N", description = "How long before the opening a policy has to answer. Default: ${DEFAULT-VALUE}")
  private int leadMinutes = 30;

  @Option(names = "--warm-up", paramLabel = "N", description = "How many shows at the beginning are not forecast. Default: ${DEFAULT-VALUE}")
  private int warmUp = 8;

  @Mixin
  private AliasOptions aliases = new AliasOptions();

  @Option(names = "--json", paramLabel = "FILE", description = "Writes the comparison there, show by show.")
  private @Nullable Path json;

  @Option(names = "--html", paramLabel = "FILE", description = "Writes it there as one page with plots.")
  private @Nullable Path html;

  @Override
  public Integer call() throws IOException {
    try {
      var terms = terms();
      var source = source();
      var began = System.nanoTime();
      var report = Backtest.ofAll(terms).run(source.histories());
      var took = Duration.ofNanos(System.nanoTime() - began);
      var document = BacktestDocument.of(source.name(), report);
      write(document);
      spec().commandLine().getOut().println(BacktestText.of(document));
      say("%,d forecasts in %.1f s".formatted(report.scored() * report.cards().size(), took.toMillis() / 1_000.0));
      return ExitCode.OK;
    } catch (BrokenCsvException | UnavailableBooksException | IllegalArgumentException impossible) {
      throw misuse(String.valueOf(impossible.getMessage()));
    } catch (NoSuchFileException missing) {
      throw misuse("there is no file " + missing.getMessage());
    }
  }

  private Terms terms() {
    return new Terms(cost.sizing(), cost.ratio(), Duration.ofMinutes(leadMinutes), warmUp);
  }

  private BacktestSource source() throws IOException {
    if (csv != null && synthetic != null) {
      throw misuse("--csv and --synthetic cannot be given together");
    }
    if (synthetic != null) {
      return BacktestSource.synthetic(synthetic);
    }
    return csv != null
        ? BacktestSource.csv(csv, aliases.groups())
        : BacktestSource.of(installation(), aliases.groups());
  }

  private Installation installation() {
    if (!databaseUrl.isEmpty()) {
      return Installation.at(databaseUrl);
    }
    var folder = Installation.folder(dataDir);
    return Installation.in(folder).orElseThrow(() -> misuse("no embedded server keeps its data in " + folder
        + "; give --data-dir, --database-url, --csv or --synthetic"));
  }

  private void write(BacktestDocument document) throws IOException {
    if (json != null) {
      Files.writeString(json, new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(document));
      say("the comparison is in " + json);
    }
    if (html != null) {
      Files.writeString(html, BacktestPage.of(document));
      say("the page is " + html);
    }
  }

  private void say(String line) {
    spec().commandLine().getErr().println("backtest: " + line);
  }

  private ParameterException misuse(String message) {
    return new ParameterException(spec().commandLine(), message);
  }

  private CommandSpec spec() {
    return Optional.ofNullable(command).orElseThrow();
  }
}
