package gg.tiketi.app;

import gg.tiketi.app.config.Config;
import gg.tiketi.app.config.ConfigReader;
import gg.tiketi.app.config.ConfigResult;
import gg.tiketi.app.config.Setting;
import gg.tiketi.app.config.Settings;
import gg.tiketi.app.config.Sources;
import gg.tiketi.payment.Manners;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** A command that works with the server's configuration: its options are the settings, and it runs only if all are right. */
abstract class ConfiguredCommand implements Callable<Integer> {
  private static final String CONFIG = "--config";

  private @Nullable CommandSpec command;
  private Map<String, String> environment = Map.of();

  /** What this command decides by itself, by key; it offers no options for these. */
  protected Map<String, String> fixed() {
    return Map.of();
  }

  /** How the simulated provider behaves when nobody says. */
  protected Manners manners() {
    return Manners.PROMPT;
  }

  /**
   * Does the work.
   *
   * @param out where its words for people go; the log goes elsewhere
   * @return the exit code
   */
  protected abstract int run(Config config, PrintWriter out) throws Exception;

  void addSettings(CommandSpec spec, Map<String, String> variables) {
    command = spec;
    environment = Map.copyOf(variables);
    spec.addOption(OptionSpec.builder(CONFIG).paramLabel("FILE").type(String.class)
        .description("File with lines of the form key = value; a key is an option without its hyphens.").build());
    Settings.ALL.stream().filter(setting -> !fixed().containsKey(setting.key())).map(ConfiguredCommand::option)
        .forEach(spec::addOption);
  }

  private static OptionSpec option(Setting<?> setting) {
    var builder = OptionSpec.builder(setting.flag()).paramLabel(setting.placeholder()).type(String.class)
        .description(setting.meaning() + setting.standard().map(text -> " Default: " + text).orElse(""));
    return setting.equals(Settings.EMBEDDED) ? builder.arity("0..1").fallbackValue("true").build() : builder.build();
  }

  @Override
  public Integer call() throws Exception {
    var spec = Objects.requireNonNull(command, "addSettings was not called");
    var out = spec.commandLine().getOut();
    return switch (ConfigReader.read(sources(spec), manners())) {
      case ConfigResult.Configured(var config) -> run(config, out);
      case ConfigResult.Refused(var complaints) -> {
        complaints.forEach(complaint -> spec.commandLine().getErr().println("tiketi: " + complaint));
        yield ExitCode.USAGE;
      }
    };
  }

  private Sources sources(CommandSpec spec) {
    var flags = new HashMap<>(fixed());
    for (var setting : Settings.ALL) {
      Optional.ofNullable(spec.findOption(setting.flag())).map(OptionSpec::<String>getValue)
          .ifPresent(text -> flags.put(setting.key(), text));
    }
    Optional<String> file = Optional.ofNullable(spec.findOption(CONFIG)).map(OptionSpec::<String>getValue);
    return new Sources(flags, environment, file, CommandVariables.besidesSettings(spec.root().commandLine()));
  }
}
