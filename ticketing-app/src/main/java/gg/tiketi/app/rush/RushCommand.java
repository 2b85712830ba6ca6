package gg.tiketi.app.rush;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.errorprone.annotations.FormatMethod;
import gg.tiketi.app.rush.client.Place;
import gg.tiketi.app.rush.report.PageReport;
import gg.tiketi.app.rush.report.RushReport;
import gg.tiketi.app.rush.report.TextReport;
import gg.tiketi.app.verify.Installation;
import gg.tiketi.app.verify.UnavailableBooksException;
import java.io.Console;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Sends a crowd of virtual buyers at a running server and reports what they met. */
@Command(name = "rush", description = "Sends virtual buyers at a running server, checks every answer, and reports.", mixinStandardHelpOptions = true, sortOptions = false)
public final class RushCommand implements Callable<Integer> {
  private static final int REGISTERED_AT_MOST = 1_000;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Spec
  private @Nullable CommandSpec command;

  @Option(names = "--url", paramLabel = "URL", split = ",", description = "Server, or several of one installation: people are split between them. Default: ${DEFAULT-VALUE}")
  private List<String> urls = List.of("http://127.0.0.1:8080");

  @Option(names = "--prepare", paramLabel = "N", description = "Makes N accounts straight in the database of an embedded server (see --data-dir) and sends these.")
  private int prepared;

  @Option(names = "--people", paramLabel = "N", description = "How many buyers; without --prepare each registers first, which takes the server a moment each. Default: what --prepare says, else 100.")
  private int people;

  @Option(names = "--data-dir", paramLabel = "FOLDER", defaultValue = "${env:TIKETI_DATA_DIR:-~/.tiketi}", description = "Data folder of the embedded server, for --prepare. Default: ${DEFAULT-VALUE}")
  private String dataDir = "~/.tiketi";

  @Option(names = "--admin-email", paramLabel = "E-MAIL", defaultValue = "${env:TIKETI_ADMIN_EMAIL:-admin@tiketi.local}", description = "Who makes the event; not needed with --prepare or --event. Default: ${DEFAULT-VALUE}")
  private String adminEmail = "";

  @Option(names = "--admin-password", paramLabel = "PASSWORD", defaultValue = "${env:TIKETI_ADMIN_PASSWORD:-}", description = "Their password.")
  private String adminPassword = "";

  @Option(names = "--event", paramLabel = "ID", description = "Buys this event instead of making one.")
  private @Nullable String event;

  @Option(names = "--layout", paramLabel = "NAME", description = "Layout of the event that is made. Default: ${DEFAULT-VALUE}")
  private String layout = "dome";

  @Option(names = "--seats", paramLabel = "N", description = "Makes a layout of so many seats instead.")
  private int seats;

  @Option(names = "--hold-seconds", paramLabel = "N", description = "How long a hold lasts; for --event: as that event has it. Default: ${DEFAULT-VALUE}")
  private int holdSeconds = 20;

  @Option(names = "--limit", paramLabel = "N", description = "Most seats of a person. Default: ${DEFAULT-VALUE}")
  private int limit = 4;

  @Option(names = "--waiting-room", paramLabel = "N", description = "Gives the event a waiting room that lets in so many at once.")
  private int waitingRoom;

  @Option(names = "--arrival-seconds", paramLabel = "N", description = "Within which time after the opening everybody arrives. Default: ${DEFAULT-VALUE}")
  private int arrivalSeconds = 3;

  @Option(names = "--think-millis", paramLabel = "N..N", description = "Between two steps of a person. Default: ${DEFAULT-VALUE}")
  private String think = "200..2000";

  @Option(names = "--opens-in-seconds", paramLabel = "N", description = "When the event that is made opens. Default: ${DEFAULT-VALUE}")
  private int opensInSeconds = 5;

  @Option(names = "--longest-seconds", paramLabel = "N", description = "When everybody gives up. Default: ${DEFAULT-VALUE}")
  private int longestSeconds = 180;

  @Option(names = "--connections", paramLabel = "N", description = "Most open connections to each server. Default: ${DEFAULT-VALUE}")
  private int connections = 4_096;

  @Option(names = "--seed", paramLabel = "N", description = "Who does what; the same seed is the same crowd. Default: ${DEFAULT-VALUE}")
  private long seed = 1;

  @Option(names = "--faults", description = "Servers will be made to fail: 5xx and lost answers are counted and no finding.")
  private boolean faults;

  @Option(names = "--out", paramLabel = "FOLDER", description = "Where report.txt, report.json, report.html and history.jsonl go. Default: ${DEFAULT-VALUE}")
  private Path out = Path.of("rush-report");

  private final Tally tally = new Tally();
  private final Findings findings = new Findings();

  @Override
  public Integer call() throws IOException {
    try (var fleet = new Fleet(places(), connections, PATIENCE, faults, tally, findings)) {
      var crowd = crowd(fleet);
      say("makes %,d accounts", buyers());
      var persons = crowd.people(buyers());
      var hall = hall(fleet, crowd);
      Files.createDirectories(out);
      var report = rush(fleet, hall, persons);
      write(report);
      return report.isClean() ? ExitCode.OK : ExitCode.SOFTWARE;
    } catch (RushException | UnavailableBooksException impossible) {
      throw misuse(String.valueOf(impossible.getMessage()));
    }
  }

  private RushReport rush(Fleet fleet, Hall hall, List<Person> persons) {
    var profile = profile(persons.size(), hall.limit());
    var rush = new Rush(fleet, hall, profile, tally, findings, Duration.ofSeconds(longestSeconds));
    var bar = new ProgressBar(spec().commandLine().getErr(), isTerminal(), hall.seats(), tally);
    long cpu = cpuNanos();
    say("event %s: %,d seats, %,d buyers, opens at %s", hall.event(), hall.seats(), persons.size(), hall.opening());
    rush.run(persons, seed, out.resolve("history.jsonl"), bar::show);
    bar.end();
    return new Figures(hall, tally, findings).report(urls, setting(profile, hall), rush.length(),
        Duration.ofNanos(cpuNanos() - cpu));
  }

  private Profile profile(int persons, int mostSeats) {
    var times = think.split("\\.\\.", -1);
    try {
      return Profile.dome(persons, Duration.ofSeconds(arrivalSeconds), mostSeats)
          .thinking(Duration.ofMillis(Long.parseLong(times[0])), Duration.ofMillis(Long.parseLong(times[1])));
    } catch (IllegalArgumentException | IndexOutOfBoundsException wrong) {
      throw misuse("--think-millis " + think + ": not of the form 200..2000");
    }
  }

  private static boolean isTerminal() {
    return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
  }

  private static long cpuNanos() {
    var system = ManagementFactory.getOperatingSystemMXBean();
    return system instanceof com.sun.management.OperatingSystemMXBean process ? process.getProcessCpuTime() : 0;
  }

  private void write(RushReport report) throws IOException {
    var text = TextReport.of(report);
    Files.writeString(out.resolve("report.txt"), text);
    Files.writeString(out.resolve("report.json"),
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(report));
    Files.writeString(out.resolve("report.html"), PageReport.of(report));
    spec().commandLine().getOut().println(text);
    say("the reports and the history are in %s", out.toAbsolutePath().normalize());
  }

  private String setting(Profile profile, Hall hall) {
    return String.format(Locale.ROOT,
        "%,d buyers arriving within %d s, %,d seats, limit %d, hold %d s, %.0f %% abandon, %.0f %% pay in the last moment, "
            + "%.0f %% press twice, %.0f %% of picks in the best tenth, %d to %d ms between steps; seed %d",
        profile.people(), profile.arrival().toSeconds(), hall.seats(), hall.limit(), hall.hold().toSeconds(),
        100 * profile.abandonShare(), 100 * profile.lastMomentShare(), 100 * profile.pressTwiceShare(),
        100 * profile.bestTenthShare(), profile.minThink().toMillis(), profile.maxThink().toMillis(), seed);
  }

  // ---- what was asked for ----

  private List<Place> places() {
    try {
      return urls.stream().map(Place::of).toList();
    } catch (IllegalArgumentException wrong) {
      throw misuse("--url: " + wrong.getMessage());
    }
  }

  private int buyers() {
    return people > 0 ? people : prepared > 0 ? prepared : 100;
  }

  private Crowd crowd(Fleet fleet) {
    if (prepared > 0) {
      return prepared();
    }
    if (buyers() > REGISTERED_AT_MOST) {
      throw misuse("--people " + buyers() + ": more than " + REGISTERED_AT_MOST + " take too long to register; "
          + "use --prepare with an embedded server");
    }
    if (event == null && adminPassword.isEmpty()) {
      throw misuse(
          "--admin-password: is needed to make an event; or give --event, or --prepare with an embedded server");
    }
    return new RegisteredCrowd(fleet, adminEmail, adminPassword);
  }

  private Crowd prepared() {
    if (people > prepared) {
      throw misuse("--people " + people + ": only " + prepared + " are prepared");
    }
    var folder = Installation.folder(dataDir);
    var installation = Installation.in(folder)
        .orElseThrow(() -> misuse("--prepare: no embedded server keeps its data in "
            + folder + "; give its folder with --data-dir. Of other servers accounts are made by registering"));
    return new PreparedCrowd(installation, installation.keys().orElseThrow());
  }

  private Hall hall(Fleet fleet, Crowd crowd) {
    var hold = Duration.ofSeconds(holdSeconds);
    if (event != null) {
      return new Stage(fleet, "").existing(event, hold);
    }
    var stage = new Stage(fleet, crowd.admin(),
        waitingRoom > 0 ? Optional.of(waitingRoom) : Optional.empty());
    var opening = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(opensInSeconds);
    return seats > 0 ? stage.build(seats, opening, hold, limit) : stage.build(layout, opening, hold, limit);
  }

  @FormatMethod
  private void say(String format, Object... values) {
    spec().commandLine().getErr().println("rush: " + String.format(Locale.ROOT, format, values));
  }

  private ParameterException misuse(String message) {
    return new ParameterException(spec().commandLine(), message);
  }

  private CommandSpec spec() {
    return Optional.ofNullable(command).orElseThrow();
  }
}
