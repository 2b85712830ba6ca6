package gg.tiketi.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A control is as good as its test: every test that the document names is there. */
class SecurityDocumentTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final Pattern NAMED = Pattern.compile("`(\\w+(?:Test|Contract))\\.(\\w+)`");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| (?!control|limit|---)[^|]+\\|[^|]+\\|([^|]+)\\|$");

  @Test
  void every_test_it_names_exists() throws IOException {
    var missing = new ArrayList<String>();
    var names = NAMED.matcher(document()).results().toList();
    for (var name : names) {
      if (!sources(name.group(1)).contains(" " + name.group(2) + "(")) {
        missing.add(name.group());
      }
    }
    assertThat(names).hasSizeGreaterThan(50);
    assertThat(missing).isEmpty();
  }

  @Test
  void every_control_names_a_test() throws IOException {
    var rows = ROW.matcher(document()).results().toList();
    assertThat(rows).hasSizeGreaterThan(30).allSatisfy(row -> assertThat(row.group(1)).containsPattern(NAMED));
  }

  private static String document() throws IOException {
    return Files.readString(ROOT.resolve("docs/security.md"));
  }

  private static String sources(String className) {
    try (Stream<Path> modules = Files.list(ROOT)) {
      var text = new StringBuilder();
      for (var tests : modules.map(module -> module.resolve("src/test/java")).filter(Files::isDirectory).toList()) {
        for (var file : named(tests, className + ".java")) {
          text.append(Files.readString(file));
        }
      }
      return text.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> named(Path folder, String name) throws IOException {
    try (var files = Files.walk(folder)) {
      return files.filter(file -> file.getFileName().toString().equals(name)).toList();
    }
  }
}
