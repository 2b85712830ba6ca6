package gg.tiketi.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A server in a process of its own, as an operator starts it, on any free ports. */
final class ServerProcess implements AutoCloseable {
  private static final Pattern READY = Pattern
      .compile("(?:serves|is ready:) http://localhost:(?<port>\\d+)(?:.*127\\.0\\.0\\.1:(?<management>\\d+))?.*");
  private static final HttpClient CLIENT = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  private final Process process;
  private final BufferedReader output;
  private final List<String> said = new ArrayList<>();
  private int port;
  private int managementPort;

  private ServerProcess(Process process) {
    this.process = process;
    this.output = process.inputReader();
  }

  /** Starts it and waits until it says that it serves. */
  static ServerProcess serving(Map<String, String> environment, String... arguments) throws IOException {
    return start(environment, arguments).serves();
  }

  /** Waits until it says that it serves. */
  ServerProcess serves() throws IOException {
    assertThat(awaitReady()).as("it ended instead of serving: %s", said).isTrue();
    return this;
  }

  /** Starts it. */
  static ServerProcess start(Map<String, String> environment, String... arguments) throws IOException {
    return start(List.of(), productClassPath(), environment, arguments);
  }

  /**
   * Starts it in another way.
   *
   * @param before the words before the command, such as those that make another user of it
   * @param classPath where its classes are
   */
  static ServerProcess start(List<String> before, String classPath, Map<String, String> environment,
      String... arguments) throws IOException {
    var command = new ArrayList<>(before);
    // It lives for seconds: compiling well would take longer than it saves.
    command.addAll(List.of(ProcessHandle.current().info().command().orElseThrow(), "-Xmx256m", "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", "-cp", classPath, Main.class.getName()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("TIKETI_"));
    // A test has no crowd to be quick for.
    builder.environment().put("TIKETI_REHEARSAL", "false");
    builder.environment().putAll(environment);
    return new ServerProcess(builder.start());
  }

  /** The server's process knows nothing of the tests. */
  static String productClassPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.endsWith("test-classes") && !entry.endsWith("-tests.jar"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private boolean awaitReady() throws IOException {
    for (var line = output.readLine(); line != null; line = output.readLine()) {
      said.add(line);
      var ready = READY.matcher(line);
      if (ready.find()) {
        port = Integer.parseInt(ready.group("port"));
        managementPort = Optional.ofNullable(ready.group("management")).map(Integer::valueOf).orElse(0);
        return true;
      }
    }
    return false;
  }

  /** Waits for a line of its log with these words in it. */
  String says(String words) throws IOException {
    for (var line = output.readLine(); line != null; line = output.readLine()) {
      said.add(line);
      if (line.contains(words)) {
        return line;
      }
    }
    throw new AssertionError("it ended without saying " + words + ": " + said);
  }

  /** What the demo says after its address. */
  String restOfIntroduction() throws IOException {
    var text = new StringBuilder();
    for (var line = output.readLine(); line != null && !line.contains("Ctrl-C"); line = output.readLine()) {
      text.append(line).append('\n');
    }
    return text.toString();
  }

  /** Waits for its end; everything it said. */
  List<String> ended() throws IOException, InterruptedException {
    output.lines().forEach(said::add);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return List.copyOf(said);
  }

  int exitCode() {
    return process.exitValue();
  }

  List<String> said() {
    return List.copyOf(said);
  }

  long pid() {
    return process.pid();
  }

  int port() {
    return port;
  }

  int managementPort() {
    return managementPort;
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return CLIENT.send(HttpRequest.newBuilder(at(path)).timeout(Duration.ofSeconds(10)).build(),
        BodyHandlers.ofString());
  }

  HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(at(path)).timeout(Duration.ofSeconds(10))
        .header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)).build();
    return CLIENT.send(request, BodyHandlers.ofString());
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  /** As a machine that loses power does. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** As an operator does; how long it took. */
  Duration terminate() throws InterruptedException {
    var begun = System.nanoTime();
    // Through its handle: the process's own method would close its output, too.
    process.toHandle().destroy();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  @Override
  public void close() {
    try {
      process.destroy();
      if (!process.waitFor(40, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
