package gg.tiketi.app;

import gg.tiketi.app.backtest.BacktestCommand;
import gg.tiketi.app.bench.BenchCommand;
import gg.tiketi.app.embedded.EmbeddedStoreException;
import gg.tiketi.app.fake.FakeAwsCommand;
import gg.tiketi.app.rush.RushCommand;
import gg.tiketi.app.simulate.SimulateCommand;
import gg.tiketi.app.verify.VerifySaleCommand;
import gg.tiketi.app.verify.draw.VerifyDrawCommand;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line: one subcommand a line, {@code serve} when none is named. */
@Command(name = "tiketi", description = "A real-time ticketing platform.", mixinStandardHelpOptions = true, versionProvider = Main.Version.class, subcommands = {
    ServeCommand.class, DemoCommand.class, MigrateCommand.class, DoctorCommand.class, RushCommand.class,
    VerifySaleCommand.class, VerifyDrawCommand.class, BenchCommand.class, FakeAwsCommand.class, BacktestCommand.class,
    SimulateCommand.class})
public final class Main {
  /** EX_UNAVAILABLE of sysexits.h: something outside us is missing, taken or too old. */
  static final int UNAVAILABLE = 69;

  private static final List<String> ROOT_OPTIONS = List.of("-h", "--help", "-V", "--version");

  private Main() {}

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    var exitCode = commandLine(System.getenv()).execute(withCommand(arguments));
    System.exit(exitCode);
  }

  static CommandLine commandLine(Map<String, String> environment) {
    var root = new CommandLine(new Main());
    root.getSubcommands().values().forEach(command -> CommandVariables.prepare(command, environment));
    root.setCaseInsensitiveEnumValuesAllowed(true);
    root.setParameterExceptionHandler(Main::misused);
    root.setExecutionExceptionHandler((failure, command, parsed) -> failed(failure, command));
    return root;
  }

  /** Without a command it is serve: {@code tiketi --http-port 80}. */
  static String[] withCommand(String... arguments) {
    if (arguments.length > 0 && (!arguments[0].startsWith("-") || ROOT_OPTIONS.contains(arguments[0]))) {
      return arguments;
    }
    var all = new String[arguments.length + 1];
    all[0] = "serve";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return all;
  }

  private static int misused(ParameterException failure, String[] arguments) {
    var command = failure.getCommandLine();
    var out = command.getErr();
    out.println("tiketi: " + failure.getMessage());
    UnmatchedArgumentException.printSuggestions(failure, out);
    out.println("'" + command.getCommandSpec().qualifiedName() + " --help' explains each option.");
    return CommandLine.ExitCode.USAGE;
  }

  private static int failed(Exception failure, CommandLine command) {
    return switch (failure) {
      case EmbeddedStoreException unavailable -> say(unavailable.getMessage(), command.getErr());
      case UnavailableException unavailable -> say(unavailable.getMessage(), command.getErr());
      default -> {
        LoggerFactory.getLogger(Main.class).error("{} failed", command.getCommandName(), failure);
        yield CommandLine.ExitCode.SOFTWARE;
      }
    };
  }

  private static int say(@Nullable String line, PrintWriter out) {
    out.println("tiketi: " + line);
    return UNAVAILABLE;
  }

  /** The version in the jar's manifest. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      var version = Main.class.getPackage().getImplementationVersion();
      return new String[]{"tiketi " + (version == null ? "(not from a jar)" : version) + ", Java " + Runtime.version()};
    }
  }
}
