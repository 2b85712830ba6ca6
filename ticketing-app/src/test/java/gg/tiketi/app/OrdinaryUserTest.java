package gg.tiketi.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import gg.tiketi.app.rush.client.Connections;
import gg.tiketi.app.rush.client.Exchange;
import gg.tiketi.app.rush.client.Place;
import gg.tiketi.app.rush.client.Reply;
import gg.tiketi.app.rush.client.Request;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The demo and the tests' database, started by somebody without rights. Where the tests themselves run as root, the processes become
 * {@code nobody}, who cannot read root's files: so they get a copy of the classes.
 */
class OrdinaryUserTest {
  private static final boolean ROOT = "root".equals(System.getProperty("user.name"));
  private static final String USER = "nobody";

  @TempDir
  Path folder;

  private Path own;
  private List<String> disguise = List.of();

  @BeforeEach
  void becomeSomebodyElse() throws IOException {
    own = Files.createDirectory(folder.resolve("own"));
    if (ROOT) {
      var setpriv = Stream.of("/usr/bin/setpriv", "/bin/setpriv").filter(file -> Files.isExecutable(Path.of(file)))
          .findFirst();
      if (setpriv.isEmpty()) {
        System.out.println(">>> SKIPPED: we are root, and without setpriv nobody else can be tried");
      }
      assumeTrue(setpriv.isPresent());
      disguise = List.of(setpriv.get(), "--reuid=" + USER, "--regid=65534", "--clear-groups");
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
      Files.setOwner(own, folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(USER));
    }
  }

  @Test
  void the_demo_serves_and_sells_a_seat() throws Exception {
    var settings = Map.of("TIKETI_DATA_DIR", own.resolve("data").toString(), "TIKETI_HTTP_PORT", "0",
        "TIKETI_MANAGEMENT_PORT", "0");
    try (var demo = ServerProcess.start(disguise, readable(ServerProcess.productClassPath()), settings, "demo")
        .serves()) {
      if (ROOT) {
        assertThat(Files.getOwner(own.resolve("data/pg")).getName()).isEqualTo(USER);
      }
      var visitor = Pattern.compile("visitor +(?<email>\\S+) / (?<password>\\S+)").matcher(demo.restOfIntroduction());
      assertThat(visitor.find()).isTrue();
      buy(demo, visitor.group("email"), visitor.group("password"));
    }
  }

  private static void buy(ServerProcess demo, String email, String password) {
    try (var connections = new Connections(new Place("127.0.0.1", demo.port()), 1, Duration.ofSeconds(20))) {
      var login = answer(connections, Request.post("login", "/api/auth/login", Optional.empty(), Optional.empty(),
          "{\"email\":\"" + email + "\",\"password\":\"" + password + "\"}"));
      var token = Optional.of(login.json().path("token").asText());
      var events = answer(connections, Request.get("events", "/api/events?status=on_sale", Optional.empty())).json();
      var event = Stream.iterate(0, i -> i + 1).limit(events.path("events").size())
          .map(i -> events.path("events").path(i)).filter(one -> one.path("inventory").asText().equals("seats"))
          .map(one -> one.path("id").asText()).findFirst().orElseThrow();
      var inside = answer(connections,
          Request.post("queue", "/api/queue/check/" + event, token, Optional.empty(), "{}"));
      var admission = Map.of("Admission", inside.json().path("admission").path("token").asText());
      var held = answer(connections, Request.post("reserve", "/api/seats/reserve", token, Optional.empty(), admission,
          "{\"eventId\":\"" + event + "\",\"bestAvailable\":{\"count\":1}}"));
      assertThat(held.status()).as("%s", held).isEqualTo(201);
      var paid = answer(connections, Request.post("pay", "/api/payments/process", token, Optional.of("pay"),
          "{\"reservationId\":\"" + held.json().path("reservation").path("id").asText()
              + "\",\"paymentMethod\":\"toss\"}"));
      assertThat(paid.status()).as("%s", paid).isEqualTo(200);
      assertThat(paid.json().path("reservation").path("status").asText()).isEqualTo("confirmed");
    }
  }

  private static Reply answer(Connections connections, Request request) {
    return connections.call(request) instanceof Exchange.Answered(var reply, var _, var _)
        ? reply
        : fail(request.name() + " had no answer");
  }

  @Test
  void the_database_of_the_tests_can_be_had() throws Exception {
    var command = new ArrayList<>(disguise);
    command.addAll(List.of(ProcessHandle.current().info().command().orElseThrow(), "-Djava.io.tmpdir=" + own,
        "-Duser.home=" + own, "-cp", readable(System.getProperty("java.class.path")), TestsDatabase.class.getName()));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    assertThat(process.inputReader().lines().toList()).contains("made");
    assertThat(process.waitFor()).isZero();
  }

  /** The class path where everybody may read it. */
  private String readable(String classPath) throws IOException {
    if (!ROOT) {
      return classPath;
    }
    var copies = Files.createDirectory(folder.resolve("classes"));
    var entries = Stream.of(classPath.split(File.pathSeparator)).map(Path::of).filter(Files::exists).toList();
    return Stream.iterate(0, i -> i < entries.size(), i -> i + 1)
        .map(i -> copied(entries.get(i), copies.resolve(i + "-" + entries.get(i).getFileName())))
        .map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  private static Path copied(Path from, Path to) {
    try (var files = Files.walk(from)) {
      for (var file : files.toList()) {
        var copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
      return to;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
