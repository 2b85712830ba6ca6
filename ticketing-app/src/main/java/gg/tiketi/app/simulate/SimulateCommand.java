package gg.tiketi.app.simulate;

import com.fasterxml.jackson.databind.ObjectMapper;
import gg.tiketi.app.backtest.BrokenCsvException;
import gg.tiketi.app.backtest.SeedRange;
import gg.tiketi.simulation.Scenario;
import gg.tiketi.simulation.Simulation;
import gg.tiketi.simulation.SimulationReport;
import gg.tiketi.simulation.Machinery;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Plays a whole sale in virtual time over the production services, and shows what it will look like. */
@Command(name = "simulate", description = "Plays a whole sale in virtual time over the production services: people who come, wait, hold and pay, a fleet that grows, and faults. Shows what a planned sale will look like under each forecasting policy. The same options give the same transcript, byte for byte. Exit code 1 if the referee found something.", mixinStandardHelpOptions = true, sortOptions = false)
public final class SimulateCommand implements Callable<Integer> {
  private static final int MOST_SEEDS = 1_000;

  @Spec
  private @Nullable CommandSpec command;

  @Mixin
  private SaleOptions sale = new SaleOptions();

  @Mixin
  private FleetOptions fleet = new FleetOptions();

  @Option(names = "--seed", paramLabel = "SEED", description = "Decides every chance. Default: ${DEFAULT-VALUE}")
  private long seed = 1;

  @Option(names = "--seeds", paramLabel = "FIRST-LAST", description = "Plays one sale for each of these seeds instead, such as 1-20.")
  private @Nullable String seeds;

  @Option(names = "--fault", paramLabel = "KIND@START[/LENGTH]", description = "Something goes wrong: a kind of ${COMPLETION-CANDIDATES}, how long after the opening (before it with a minus), and for how long, such as STORE_AWAY@2m/30s or KEEPER_THROTTLES@-35m/10m. May be given again.", completionCandidates = FaultText.Kinds.class)
  private List<String> faults = new ArrayList<>();

  @Option(names = "--faults", description = "Some things go wrong as the seed decides.")
  private boolean someFaults;

  @Option(names = "--transcript", paramLabel = "FILE", description = "Writes everything that happens there, line by line.")
  private @Nullable Path transcript;

  @Option(names = "--json", paramLabel = "FILE", description = "Writes the reports there.")
  private @Nullable Path json;

  @Option(names = "--html", paramLabel = "FILE", description = "Writes them there as one page with plots.")
  private @Nullable Path html;

  @Override
  public Integer call() throws IOException {
    try {
      var past = fleet.past();
      var scenarios = scenarios(past);
      var reports = new ArrayList<SimulationReport>();
      for (var scenario : scenarios) {
        reports.add(played(scenario));
      }
      write(scenarios.getFirst(), past, reports);
      spec().commandLine().getOut().println(SimulationText.of(scenarios.getFirst(), past, reports));
      return reports.stream().allMatch(report -> report.findingsCount() == 0) ? ExitCode.OK : ExitCode.SOFTWARE;
    } catch (BrokenCsvException | IllegalArgumentException impossible) {
      throw misuse(String.valueOf(impossible.getMessage()));
    } catch (NoSuchFileException missing) {
      throw misuse("there is no file " + missing.getMessage());
    }
  }

  private List<Scenario> scenarios(Past past) {
    var scenarios = new ArrayList<Scenario>();
    for (long each : seeds == null ? List.of(seed) : SeedRange.of(seeds, MOST_SEEDS)) {
      for (var policy : fleet.policies()) {
        var plain = new Scenario(each, sale.sale(past), sale.visitors(), fleet.machines(past, policy), List.of());
        scenarios.add(plain.with(FaultText.outages(plain, faults, someFaults)));
      }
    }
    return scenarios;
  }

  private SimulationReport played(Scenario scenario) throws IOException {
    var began = System.nanoTime();
    var bar = new SimulationBar(spec().commandLine().getErr(), isTerminal(), scenario);
    SimulationReport report;
    try (var lines = transcript()) {
      report = Simulation.run(scenario, Machinery.STANDARD, bar::show, line -> lines.print(line + '\n'));
    }
    bar.end();
    var took = Duration.ofNanos(System.nanoTime() - began);
    say("%s, seed %d: %.1f s, %,.0f × real time".formatted(scenario.machines().policy(), scenario.seed(),
        took.toMillis() / 1_000.0, (double) scenario.length().toMillis() / Math.max(1, took.toMillis())));
    return report;
  }

  private static boolean isTerminal() {
    return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
  }

  private PrintWriter transcript() throws IOException {
    return new PrintWriter(transcript == null ? Writer.nullWriter() : Files.newBufferedWriter(transcript));
  }

  private void write(Scenario scenario, Past past, List<SimulationReport> reports) throws IOException {
    if (json != null) {
      Files.writeString(json, new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(reports));
      say("the reports are in " + json);
    }
    if (html != null) {
      Files.writeString(html, SimulationPage.of(scenario, past, reports));
      say("the page is " + html);
    }
    if (transcript != null) {
      say("the transcript is in " + transcript);
    }
  }

  private void say(String line) {
    spec().commandLine().getErr().println("simulate: " + line);
  }

  private ParameterException misuse(String message) {
    return new ParameterException(spec().commandLine(), message);
  }

  private CommandSpec spec() {
    return Optional.ofNullable(command).orElseThrow();
  }
}
