package gg.tiketi.app.fake;

import gg.tiketi.aws.fake.FakeAws;
import gg.tiketi.capacity.fleet.Faults;
import gg.tiketi.capacity.fleet.Faults.Fault;
import gg.tiketi.capacity.fleet.GroupModel;
import gg.tiketi.capacity.fleet.GroupModel.Life;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Plays Auto Scaling and CloudWatch on this machine, so that a fleet can be watched growing without an account. */
@Command(name = "fake-aws", description = "Plays Auto Scaling and CloudWatch on loopback for a demonstration, and prints what happens to the group. Ends with Ctrl-C.", mixinStandardHelpOptions = true, sortOptions = false)
public final class FakeAwsCommand implements Callable<Integer> {
  @Spec
  private @Nullable CommandSpec command;

  @Option(names = "--port", paramLabel = "PORT", defaultValue = "4580", description = "Port on loopback; 0 takes any free one. Default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(names = "--group", paramLabel = "NAME", defaultValue = "tiketi-web", description = "Name of the group. Default: ${DEFAULT-VALUE}.")
  private String group = "";

  @Option(names = "--min", paramLabel = "NUMBER", defaultValue = "2", description = "Its least size, and its size at first. Default: ${DEFAULT-VALUE}.")
  private int min;

  @Option(names = "--max", paramLabel = "NUMBER", defaultValue = "20", description = "Its largest size. Default: ${DEFAULT-VALUE}.")
  private int max;

  @Option(names = "--launch-seconds", paramLabel = "SECONDS", defaultValue = "60", description = "How long an instance takes to serve. Default: ${DEFAULT-VALUE}.")
  private int launch;

  @Option(names = "--drain-seconds", paramLabel = "SECONDS", defaultValue = "60", description = "How long a departing one stays. Default: ${DEFAULT-VALUE}.")
  private int drain;

  @Option(names = "--lag-seconds", paramLabel = "SECONDS", defaultValue = "3", description = "How old its answers are. Default: ${DEFAULT-VALUE}.")
  private int lag;

  @Option(names = "--fault", paramLabel = "FAULT", description = "What goes wrong with its calls: ${COMPLETION-CANDIDATES}. Default: nothing.")
  private @Nullable Fault fault;

  @Option(names = "--fault-percent", paramLabel = "PERCENT", defaultValue = "30", description = "How many of the calls. Default: ${DEFAULT-VALUE}.")
  private int percent;

  @Option(names = "--figures", description = "Prints each figure that is published.")
  private boolean figures;

  @Override
  public Integer call() throws InterruptedException {
    if (min < 0 || max < min || launch < 0 || drain < 0 || lag < 0) {
      throw new ParameterException(spec().commandLine(), "no such group: sizes and times are not negative, min <= max");
    }
    var clock = InstantSource.system();
    var traits = new GroupModel.Traits(() -> Duration.ofSeconds(launch), Duration.ofSeconds(drain),
        Duration.ofSeconds(lag), Duration.ofSeconds(1));
    var model = new GroupModel(clock, traits, min, max, min);
    try (var fake = new FakeAws(port, group, model, faults())) {
      greet(fake);
      watch(fake, model, clock);
    }
    return ExitCode.OK;
  }

  private Faults faults() {
    return call -> Optional.ofNullable(fault).filter(wrong -> ThreadLocalRandom.current().nextInt(100) < percent);
  }

  private void greet(FakeAws fake) {
    say("""
        group %s of %d to %d instances at %s
        a server that scales it:
          AWS_ACCESS_KEY_ID=fake AWS_SECRET_ACCESS_KEY=fake ticketing-app/bin/tiketi demo --scaling aws \
        --aws-group %s --aws-region ap-northeast-2 --aws-endpoint %s
        with --aws-instance and the id of a machine that is printed here, a server drains when that machine is to go"""
        .formatted(group, min, max, fake.endpoint(), group, fake.endpoint()));
  }

  /** Prints the group and its machines whenever they have changed, until the process is ended. */
  private void watch(FakeAws fake, GroupModel model, InstantSource clock) throws InterruptedException {
    var known = "";
    var lives = model.lives();
    int told = 0;
    while (!Thread.currentThread().isInterrupted()) {
      var now = clock.instant().truncatedTo(ChronoUnit.SECONDS) + "  ";
      var state = describe(model);
      if (!state.equals(known)) {
        say(now + state);
      }
      known = state;
      lives = tell(now, lives, model.lives());
      var points = fake.points();
      if (figures) {
        points.stream().skip(told).forEach(
            point -> say(now + "%s {%s} %s".formatted(point.name(), point.dimensions(), point.value())));
      }
      told = points.size();
      TimeUnit.SECONDS.sleep(1);
    }
  }

  private static String describe(GroupModel model) {
    var state = model.state();
    return "min %d, desired %d, in service %d, %d bookings".formatted(state.min(), state.desired(),
        state.inService(), model.bookings().size());
  }

  private Map<String, Life> tell(String now, Map<String, Life> before, Map<String, Life> lives) {
    lives.forEach((machine, life) -> {
      if (life != before.get(machine)) {
        say(now + machine + " " + words(life));
      }
    });
    before.keySet().stream().filter(machine -> !lives.containsKey(machine))
        .forEach(machine -> say(now + machine + " is gone"));
    return lives;
  }

  private static String words(Life life) {
    return switch (life) {
      case PENDING -> "starts";
      case IN_SERVICE -> "serves";
      case LEAVING -> "is to go, and waits for its server to say that it may";
    };
  }

  private void say(String line) {
    PrintWriter out = spec().commandLine().getOut();
    out.println(line);
    out.flush();
  }

  private CommandSpec spec() {
    if (command == null) {
      throw new IllegalStateException("not called from the command line");
    }
    return command;
  }
}
