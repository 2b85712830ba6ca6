package gg.tiketi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Runs the tests of the pages' own logic, which need no browser, where Node is installed. */
class WebLogicTest {
  private static final Path TESTS = Path.of("src/test/web");

  @Test
  void the_logic_of_the_pages_keeps_its_promises() throws IOException, InterruptedException {
    boolean node = runs(List.of("node", "--version"));
    if (!node) {
      System.err.println("SKIPPED: the tests of the pages' logic need Node, which is not installed here");
    }
    assumeTrue(node);
    var command = new ArrayList<>(List.of("node", "--test"));
    try (var files = Files.list(TESTS)) {
      files.map(Path::toString).filter(name -> name.endsWith(".test.mjs")).sorted().forEach(command::add);
    }
    assertThat(command).as("tests in %s", TESTS).hasSizeGreaterThan(2);
    File output = File.createTempFile("web-logic", ".tap");
    Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output).start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(() -> read(output)).isZero();
  }

  private static boolean runs(List<String> command) throws InterruptedException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
      return process.waitFor() == 0;
    } catch (IOException absent) {
      return false;
    }
  }

  private static String read(File file) {
    try {
      return Files.readString(file.toPath(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
