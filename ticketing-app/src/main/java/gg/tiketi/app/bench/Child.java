package gg.tiketi.app.bench;

import gg.tiketi.app.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Another process of ours: the same Java, the same classes, the options that the launcher gives a server, and those in the system
 * property {@value #OPTIONS}, which stand where a run is too short for a good compiler.
 */
final class Child implements AutoCloseable {
  private static final String OPTIONS = "tiketi.child.options";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Process process;
  private final BufferedReader out;

  private Child(Process process) {
    this.process = process;
    this.out = process.inputReader(StandardCharsets.UTF_8);
  }

  /**
   * Starts a main class.
   *
   * @param log what it says on standard error
   */
  static Child start(String mainClass, List<String> arguments, Map<String, String> environment, Path log) {
    return start(List.of(), mainClass, arguments, environment, log);
  }

  /** Starts a crowd, as the launcher does: without the compiler that costs more than it saves. */
  static Child startCrowd(List<String> arguments, Path log) {
    return start(List.of("-XX:TieredStopAtLevel=1"), Main.class.getName(), arguments, Map.of(), log);
  }

  private static Child start(List<String> options, String mainClass, List<String> arguments,
      Map<String, String> environment, Path log) {
    var command = new ArrayList<>(
        List.of(ProcessHandle.current().info().command().orElse("java"), "-Xmx512m", "-XX:+UseParallelGC",
            "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(options);
    Stream.of(System.getProperty(OPTIONS, "").split(" ")).filter(option -> !option.isEmpty()).forEach(command::add);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
    command.addAll(arguments);
    var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().keySet().removeIf(name -> name.startsWith("TIKETI_"));
    builder.environment().putAll(environment);
    try {
      return new Child(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Says a line to it. */
  void say(String line) {
    try {
      process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The next line it says; empty when it has ended. */
  Optional<String> hear() {
    try {
      return Optional.ofNullable(out.readLine());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its processor time so far, without that of its children. */
  Duration cpu() {
    return cpu(process.toHandle());
  }

  static Duration cpu(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  /** Ends it as a power cut would. */
  void kill() {
    process.destroyForcibly();
    await();
  }

  private void await() {
    try {
      if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Asks it to end, and waits until it has. */
  @Override
  public void close() {
    process.destroy();
    await();
  }
}
