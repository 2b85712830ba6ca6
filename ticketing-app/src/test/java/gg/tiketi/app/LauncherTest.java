package gg.tiketi.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher under plain sh, in a small project of its own, with Javas and a Maven that only tell what they were asked. */
class LauncherTest {
  private static final String TELL = "echo \"java of $0\"; for argument; do echo \"[$argument]\"; done";
  private static final String BUILD = """
                                      echo "built with $JAVA_HOME: $*" >>"$HOME/builds"
                                      mkdir -p ticketing-app/target
                                      echo jar >ticketing-app/target/ticketing-app-1.2.3-all.jar
                                      """;

  @TempDir
  Path home;

  private Path project;
  private Path tools;

  /** What a run said and how it ended. */
  private record Run(int exitCode, String output) {}

  @BeforeEach
  void makeProject() throws IOException {
    project = home.resolve("a project");
    tools = home.resolve("tools");
    Files.createDirectories(project.resolve("ticketing-app/bin"));
    Files.createDirectories(project.resolve("ticketing-app/src/main"));
    Files.writeString(project.resolve("pom.xml"), "<project>\n  <version>1.2.3</version>\n</project>\n");
    Files.copy(Path.of("bin/tiketi"), project.resolve("ticketing-app/bin/tiketi"));
    program(tools.resolve("mvn"), BUILD);
    for (var name : List.of("sed", "head", "ls", "dirname", "find", "mkdir", "rm", "cp", "mv", "cat", "sleep",
        "touch")) {
      program(tools.resolve(name), "exec " + realTool(name) + " \"$@\"");
    }
  }

  @Test
  void it_builds_once_and_hands_on_the_arguments() throws Exception {
    var java = java("jdk-25", "25.0.3");
    var first = run(Map.of("TIKETI_JAVA_HOME", java.toString()), "serve", "--http-port", "a b");
    assertThat(first.exitCode()).isZero();
    assertThat(first.output()).contains("builds the jar", "[-Xmx512m]", "[-XX:+ExitOnOutOfMemoryError]",
        "[-jar]", "[serve]\n[--http-port]\n[a b]");
    var second = run(Map.of("TIKETI_JAVA_HOME", java.toString()), "serve");
    assertThat(second.output()).doesNotContain("builds the jar").contains("[serve]");
    assertThat(Files.readAllLines(home.resolve("builds"))).singleElement().asString().contains("built with " + java);
  }

  @Test
  void it_builds_again_when_a_source_is_newer_than_the_jar() throws Exception {
    var java = Map.of("TIKETI_JAVA_HOME", java("jdk-25", "25.0.3").toString());
    run(java);
    var source = Files.writeString(project.resolve("ticketing-app/src/main/New.java"), "class New {}");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));
    assertThat(run(java).output()).contains("builds the jar");
  }

  @Test
  void it_takes_the_lowest_java_that_is_new_enough() throws Exception {
    var places = java("jdk-27", "27-ea") + " " + java("jdk-26", "26.0.1") + " " + java("jdk-21", "21.0.2");
    var run = run(Map.of("TIKETI_JAVA_PLACES", places, "JAVA_HOME", java("jdk-17", "17.0.15").toString()));
    assertThat(run.output()).contains("java of " + home.resolve("jdk-26/bin/java"));
  }

  @Test
  void java_home_comes_before_the_path_and_both_before_the_usual_places() throws Exception {
    Files.createSymbolicLink(tools.resolve("java"), java("jdk-26", "26").resolve("bin/java"));
    var usual = Map.of("TIKETI_JAVA_PLACES", java("jdk-25", "25").toString());
    assertThat(run(usual).output()).contains("java of " + home.resolve("jdk-26/bin/java"));
    assertThat(run(Map.of("JAVA_HOME", java("jdk-27", "27").toString())).output())
        .contains("java of " + home.resolve("jdk-27/bin/java"));
  }

  @Test
  void without_a_new_enough_java_it_says_what_it_found() throws Exception {
    var run = run(Map.of("JAVA_HOME", java("jdk-17", "17.0.15").toString(), "TIKETI_JAVA_PLACES",
        java("jdk-8", "1.8.0_402").toString()));
    assertThat(run.exitCode()).isEqualTo(69);
    assertThat(run.output()).contains("needs Java 25 or newer").contains("Java 17 at " + home.resolve("jdk-17"))
        .contains("Java 8 at " + home.resolve("jdk-8")).contains("TIKETI_JAVA_HOME");
    assertThat(home.resolve("builds")).doesNotExist();
  }

  @Test
  void a_named_java_that_is_too_old_is_not_replaced_by_another() throws Exception {
    var run = run(
        Map.of("TIKETI_JAVA_HOME", java("jdk-17", "17.0.15").toString(), "JAVA_HOME", java("jdk-25", "25").toString()));
    assertThat(run.exitCode()).isEqualTo(69);
    assertThat(run.output()).contains("TIKETI_JAVA_HOME=" + home.resolve("jdk-17") + " is no Java 25 or newer");
  }

  @Test
  void without_maven_or_a_compiler_it_says_so() throws Exception {
    var java = java("jdk-25", "25");
    Files.delete(tools.resolve("mvn"));
    var run = run(Map.of("TIKETI_JAVA_HOME", java.toString()));
    assertThat(run.exitCode()).isEqualTo(69);
    assertThat(run.output()).contains("Maven (mvn) is not on the PATH");
    Files.delete(java.resolve("bin/javac"));
    assertThat(run(Map.of("TIKETI_JAVA_HOME", java.toString())).output()).contains("has no compiler");
  }

  @Test
  void a_build_that_fails_is_said_and_leaves_no_lock() throws Exception {
    var java = Map.of("TIKETI_JAVA_HOME", java("jdk-25", "25").toString());
    program(tools.resolve("mvn"), "echo 'ERROR: no such thing'; exit 1");
    var failed = run(java);
    assertThat(failed.exitCode()).isEqualTo(69);
    assertThat(failed.output()).contains("ERROR: no such thing", "could not build the jar");
    program(tools.resolve("mvn"), BUILD);
    assertThat(run(java, "serve").output()).contains("[serve]");
  }

  @Test
  void a_given_jar_is_run_as_it_is_with_more_options() throws Exception {
    var jar = Files.writeString(home.resolve("given.jar"), "jar");
    var run = run(
        Map.of("TIKETI_JAVA_HOME", java("jdk-25", "25").toString(), "TIKETI_JAR", jar.toString(), "TIKETI_JAVA_OPTS",
            "-Xmx2g -Dx=y"));
    assertThat(run.output()).contains("[-Xmx2g]\n[-Dx=y]\n[-jar]\n[" + jar + "]").doesNotContain("builds");
    assertThat(
        run(Map.of("TIKETI_JAVA_HOME", java("jdk-25", "25").toString(), "TIKETI_JAR", "/nowhere.jar")).exitCode())
        .isEqualTo(69);
  }

  @Test
  void only_a_server_keeps_an_archive_of_its_classes_beside_the_jar_that_was_built() throws Exception {
    var java = Map.of("TIKETI_JAVA_HOME", java("jdk-25", "25").toString());
    var archive = "[-XX:SharedArchiveFile=" + project.toRealPath().resolve("ticketing-app/target/tiketi.jsa") + "]";
    for (var arguments : List.of(List.<String>of(), List.of("demo"), List.of("--http-port", "80"))) {
      assertThat(run(java, arguments.toArray(String[]::new)).output()).contains(archive);
    }
    for (var argument : List.of("doctor", "--help", "--version", "rush")) {
      assertThat(run(java, argument).output()).doesNotContain("SharedArchiveFile");
    }
    var jar = Files.writeString(home.resolve("given.jar"), "jar");
    var given = Map.of("TIKETI_JAVA_HOME", home.resolve("jdk-25").toString(), "TIKETI_JAR", jar.toString());
    assertThat(run(given, "demo").output()).doesNotContain("SharedArchiveFile");
  }

  @Test
  void it_works_through_a_link_from_anywhere() throws Exception {
    var link = Files.createSymbolicLink(home.resolve("tiketi"), Path.of("a project/ticketing-app/bin/tiketi"));
    var run = runScript("sh", link, Map.of("TIKETI_JAVA_HOME", java("jdk-25", "25").toString()), List.of("doctor"));
    assertThat(run.output()).contains("[doctor]");
  }

  @Test
  void it_is_plain_posix() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/dash")), "there is no dash to try it with");
    var run = runScript("/bin/dash", project.resolve("ticketing-app/bin/tiketi"),
        Map.of("TIKETI_JAVA_HOME", java("jdk-25", "25").toString()), List.of("doctor"));
    assertThat(run.output()).contains("[doctor]");
  }

  @Test
  void two_at_once_build_once() throws Exception {
    var java = java("jdk-25", "25");
    program(tools.resolve("mvn"), "sleep 1\n" + BUILD);
    var first = start("sh", project.resolve("ticketing-app/bin/tiketi"), Map.of("TIKETI_JAVA_HOME", java.toString()),
        List.of());
    var second = run(Map.of("TIKETI_JAVA_HOME", java.toString()), "serve");
    assertThat(first.waitFor()).isZero();
    assertThat(second.output()).contains("[serve]");
    assertThat(Files.readAllLines(home.resolve("builds"))).hasSize(1);
  }

  @Test
  void a_lock_of_a_killed_launcher_is_taken_over() throws Exception {
    var lock = Files.createDirectories(project.resolve("ticketing-app/target/launcher.lock"));
    var dead = new ProcessBuilder("true").start();
    dead.waitFor();
    Files.writeString(lock.resolve("pid"), dead.pid() + "\n");
    assertThat(run(Map.of("TIKETI_JAVA_HOME", java("jdk-25", "25").toString()), "serve").output()).contains("[serve]");
  }

  // ---- how ----

  private Path java(String name, String version) throws IOException {
    var folder = home.resolve(name);
    program(folder.resolve("bin/java"), TELL);
    program(folder.resolve("bin/javac"), "");
    Files.writeString(folder.resolve("release"), "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
    return folder;
  }

  private static void program(Path file, String script) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static Path realTool(String name) {
    for (var folder : List.of("/usr/bin", "/bin")) {
      if (Files.isExecutable(Path.of(folder, name))) {
        return Path.of(folder, name);
      }
    }
    throw new IllegalStateException("there is no " + name);
  }

  private Run run(Map<String, String> environment, String... arguments) throws Exception {
    return runScript("sh", project.resolve("ticketing-app/bin/tiketi"), environment, List.of(arguments));
  }

  private Run runScript(String shell, Path script, Map<String, String> environment, List<String> arguments)
      throws Exception {
    var process = start(shell, script, environment, arguments);
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), output);
  }

  private Process start(String shell, Path script, Map<String, String> environment, List<String> arguments)
      throws IOException {
    var command = new ArrayList<>(List.of(shell, script.toString()));
    command.addAll(arguments);
    var builder = new ProcessBuilder(command).directory(Files.createDirectories(home.resolve("elsewhere")).toFile())
        .redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(Map.of("PATH", tools.toString(), "HOME", home.toString(), "TIKETI_JAVA_PLACES", ""));
    builder.environment().putAll(environment);
    return builder.start();
  }
}
