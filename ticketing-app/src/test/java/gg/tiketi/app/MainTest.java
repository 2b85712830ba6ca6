package gg.tiketi.app;

import static org.assertj.core.api.Assertions.assertThat;

import gg.tiketi.app.config.Setting;
import gg.tiketi.app.config.Settings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

  /** What a run said and how it ended. */
  private record Run(int exitCode, String output, String errors) {}

  @Test
  void without_a_command_it_serves() {
    assertThat(Main.withCommand()).containsExactly("serve");
    assertThat(Main.withCommand("--http-port", "80")).containsExactly("serve", "--http-port", "80");
    assertThat(Main.withCommand("doctor", "--embedded")).containsExactly("doctor", "--embedded");
    assertThat(Main.withCommand("--help")).containsExactly("--help");
  }

  @Test
  void help_explains_every_option_and_names_its_variable() {
    var help = run(Map.of(), "doctor", "--help");
    assertThat(help.exitCode()).isZero();
    assertThat(help.output()).contains(Settings.ALL.stream().map(Setting::flag).toList())
        .contains("--config is TIKETI_CONFIG");
  }

  @Test
  void every_command_has_help() {
    for (var command : Main.commandLine(Map.of()).getSubcommands().keySet()) {
      var help = run(Map.of(), command, "--help");
      assertThat(help.exitCode()).as(command).isZero();
      assertThat(help.output()).as(command).contains("Usage: tiketi " + command);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--http-port=x", "--no-such-option", "--http-port"})
  void a_wrong_option_ends_with_2_and_its_name(String option) {
    var run = run(Map.of(), "doctor", "--embedded", option);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.errors()).startsWith("tiketi: ").contains(option.replaceFirst("=.*", ""));
  }

  @Test
  void a_wrong_variable_ends_with_2_and_its_name() {
    var run = run(Map.of("TIKETI_HTTP_PORT", "x", "TIKETI_EMBEDED", "true"), "doctor", "--embedded");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.errors().lines()).containsExactly(
        "tiketi: TIKETI_EMBEDED: is no known variable; did you mean TIKETI_EMBEDDED?",
        "tiketi: TIKETI_HTTP_PORT=x: not a whole number from 0 to 65535");
  }

  @Test
  void the_doctor_says_what_is_wrong_and_makes_nothing() {
    var run = run(Map.of(), "doctor", "--embedded", "--data-dir", "/dev/null/data", "--http-port", "0",
        "--management-port", "0");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.output() + run.errors()).contains("data folder: /dev/null/data cannot be made");
  }

  private static Run run(Map<String, String> environment, String... arguments) {
    var out = new StringWriter();
    var errors = new StringWriter();
    var exitCode = Main.commandLine(environment).setOut(new PrintWriter(out)).setErr(new PrintWriter(errors))
        .execute(Main.withCommand(arguments));
    return new Run(exitCode, out.toString(), errors.toString());
  }
}
