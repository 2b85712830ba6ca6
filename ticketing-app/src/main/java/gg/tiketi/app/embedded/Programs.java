package gg.tiketi.app.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs PostgreSQL's programs. They refuse to run as root; root therefore runs them in a user namespace of its own, where it is
 * nobody in particular. The server gets a session of its own where that is possible, so that Ctrl-C at the terminal reaches only
 * us and we stop it last.
 */
final class Programs {
  private static final long LONGEST_SECONDS = 120;

  /** How a program ended and what it said. */
  record Outcome(int exitCode, String output) {
    boolean succeeded() {
      return exitCode == 0;
    }
  }

  private final Binaries binaries;
  private final List<String> disguise;

  Programs(Binaries binaries) {
    this.binaries = binaries;
    this.disguise = isRoot() ? List.of(unshare(), "-U") : List.of();
  }

  Outcome run(String program, List<String> arguments) {
    try {
      var process = builder(List.of(), program, arguments).redirectErrorStream(true).start();
      process.getOutputStream().close();
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      return new Outcome(process.waitFor(), output);
    } catch (IOException e) {
      throw notRunnable(program, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EmbeddedStoreException("interrupted while " + program + " ran", e);
    }
  }

  Process start(String program, List<String> arguments, Path log) {
    try {
      var session = onPath("setsid");
      var process = builder(session == null ? List.of() : List.of(session), program, arguments)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
      process.getOutputStream().close();
      return process;
    } catch (IOException e) {
      throw notRunnable(program, e);
    }
  }

  private ProcessBuilder builder(List<String> session, String program, List<String> arguments) {
    var command = new ArrayList<>(session);
    command.addAll(disguise);
    command.add(binaries.program(program).toString());
    command.addAll(arguments);
    var builder = new ProcessBuilder(command);
    // The operator's own PGDATA, PGPORT and locale must not leak into ours.
    builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
    return builder;
  }

  private static EmbeddedStoreException notRunnable(String program, IOException e) {
    return new EmbeddedStoreException("PostgreSQL's " + program + " cannot be run (" + e.getMessage()
        + "); if the data folder is on a disk mounted noexec, give another with --data-dir", e);
  }

  private static String unshare() {
    var found = onPath("unshare");
    if (found == null) {
      throw new EmbeddedStoreException(Symptoms.ROOT);
    }
    return found;
  }

  static @Nullable String onPath(String program) {
    for (var folder : System.getenv().getOrDefault("PATH", "/usr/bin:/bin").split(":", -1)) {
      var file = Path.of(folder.isEmpty() ? "." : folder, program);
      if (Files.isExecutable(file)) {
        return file.toString();
      }
    }
    return null;
  }

  private static boolean isRoot() {
    try {
      return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    } catch (IOException | UnsupportedOperationException e) {
      return "root".equals(System.getProperty("user.name"));
    }
  }
}
