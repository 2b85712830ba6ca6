package gg.tiketi.app;

import gg.tiketi.app.config.Setting;
import gg.tiketi.app.config.Settings;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Makes every option an environment variable, too. The server's settings do that by themselves; an option of one command, such
 * as {@code --buyers} of {@code rush}, is the variable {@code TIKETI_RUSH_BUYERS}.
 */
final class CommandVariables {
  /** Variables of the launcher and of this class's caller. */
  private static final Set<String> LAUNCHER = Set.of("TIKETI_JAVA_HOME", "TIKETI_JAVA_OPTS", "TIKETI_JAVA_PLACES",
      "TIKETI_JAR");

  private static final Set<String> SETTINGS = Settings.ALL.stream().map(Setting::flag)
      .collect(Collectors.toUnmodifiableSet());

  private CommandVariables() {}

  static void prepare(CommandLine command, Map<String, String> environment) {
    if (command.getCommand() instanceof ConfiguredCommand configured) {
      configured.addSettings(command.getCommandSpec(), environment);
    }
    command.setDefaultValueProvider(argument -> argument instanceof OptionSpec option && isOwn(option)
        ? environment.get(variable(command.getCommandSpec(), option))
        : null);
    command.getCommandSpec().usageMessage()
        .footer("", "Each option is an environment variable, too: " + example(command.getCommandSpec()) + ".");
  }

  /** The variables that are no settings of the server: the launcher's, and those of single commands. */
  static Set<String> besidesSettings(CommandLine root) {
    var names = new TreeSet<>(LAUNCHER);
    for (var command : root.getSubcommands().values()) {
      names.addAll(command.getCommandSpec().options().stream().filter(CommandVariables::isOwn)
          .map(option -> variable(command.getCommandSpec(), option)).collect(Collectors.toSet()));
    }
    return names;
  }

  private static boolean isOwn(OptionSpec option) {
    return !isSetting(option) && !option.usageHelp() && !option.versionHelp();
  }

  private static boolean isSetting(ArgSpec argument) {
    return argument instanceof OptionSpec option && SETTINGS.contains(option.longestName());
  }

  private static String variable(CommandSpec command, OptionSpec option) {
    var name = option.longestName().replaceFirst("^--", "");
    return ("tiketi_" + (name.equals("config") ? "" : command.name() + "_") + name).replace('-', '_')
        .toUpperCase(Locale.ROOT);
  }

  private static String example(CommandSpec command) {
    return command.options().stream().filter(option -> !option.usageHelp() && !option.versionHelp())
        .map(option -> option.longestName() + " is "
            + (isSetting(option) ? variableOfSetting(option) : variable(command, option)))
        .findFirst().orElse("--http-port is TIKETI_HTTP_PORT");
  }

  private static String variableOfSetting(OptionSpec option) {
    return Settings.ALL.stream().filter(setting -> setting.flag().equals(option.longestName())).map(Setting::variable)
        .findFirst().orElseThrow();
  }
}
