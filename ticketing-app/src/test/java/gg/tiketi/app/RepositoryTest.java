package gg.tiketi.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The tree stays tidy: what lies where, how files look, and that nothing in them is half done or knows one machine. */
class RepositoryTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final Set<String> TOP = Set.of(".ci", ".config", ".editorconfig", ".gitattributes", ".gitignore",
      "LICENSE", "README.md", "docs", "pom.xml", "ticketing-adapters-aws", "ticketing-adapters-postgres",
      "ticketing-adapters-redis", "ticketing-app", "ticketing-domain", "ticketing-http");
  /** What builds, versioning, editors and the commands of the README put here; nobody commits it. */
  private static final Set<String> NOT_OURS = Set.of(".git", "target", ".idea", ".vscode", ".DS_Store", "node_modules",
      "rush-report", "bench-report");
  private static final Set<String> BINARY = Set.of("png", "jpg", "jpeg", "webp", "ico", "gif", "woff2", "ttf", "pdf");
  private static final long MAX_BYTES = 1_000_000;
  private static final int MAX_LINES = 400;
  private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|#|mailto:)([^)#\\s]+)");

  // Put together here, so that this file does not break its own rules.
  private static final Pattern HALF_DONE = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|X" + "XX)\\b");
  private static final Pattern ONE_MACHINE = Pattern.compile("(?<![\\w.}])/(home|root|work|Users)/");

  /** A complaint about one file. */
  private record Rule(String name, Predicate<Path> broken) {}

  private static final List<Rule> RULES = List.of(
      new Rule("no file is larger than a megabyte", file -> size(file) > MAX_BYTES),
      new Rule("no tabs", file -> text(file).contains("\t")),
      new Rule("lines end as on Unix", file -> text(file).contains("\r")),
      new Rule("no blanks at the end of a line", file -> text(file).lines().anyMatch(line -> line.endsWith(" "))),
      new Rule("the last line ends", file -> !text(file).isEmpty() && !text(file).endsWith("\n")),
      new Rule("nothing is half done", file -> HALF_DONE.matcher(text(file)).find()),
      new Rule("nothing knows one machine", file -> ONE_MACHINE.matcher(text(file)).find()),
      new Rule("main files stay small",
          file -> file.toString().contains("/src/main/java/") && text(file).lines().count() > MAX_LINES),
      new Rule("links lead somewhere", file -> file.toString().endsWith(".md") && !deadLinks(file).isEmpty()));

  @TestFactory
  Stream<DynamicTest> every_file_keeps() {
    var files = files(ROOT);
    return RULES.stream().map(rule -> DynamicTest.dynamicTest(rule.name(),
        () -> assertThat(files.stream().filter(rule.broken()).map(ROOT::relativize)).isEmpty()));
  }

  @TestFactory
  Stream<DynamicTest> each_rule_bites(@TempDir Path folder) throws IOException {
    var large = Files.writeString(folder.resolve("large.txt"), "x".repeat(1_000_001) + "\n");
    var deep = Files.createDirectories(folder.resolve("src/main/java"));
    var culprits = List.of(large, Files.writeString(folder.resolve("tab.txt"), "a\tb\n"),
        Files.writeString(folder.resolve("cr.txt"), "a\r\n"), Files.writeString(folder.resolve("blank.txt"), "a \n"),
        Files.writeString(folder.resolve("end.txt"), "a"),
        Files.writeString(folder.resolve("todo.txt"), "TO" + "DO: it\n"),
        Files.writeString(folder.resolve("path.txt"), "see /ho" + "me/me/it\n"),
        Files.writeString(deep.resolve("Long.java"), "// one\n".repeat(401)),
        Files.writeString(folder.resolve("link.md"), "see [it](nowhere.md)\n"));
    return Stream.iterate(0, i -> i < RULES.size(), i -> i + 1).map(i -> DynamicTest.dynamicTest(RULES.get(i).name(),
        () -> assertThat(culprits.stream().filter(RULES.get(i).broken())).containsExactly(culprits.get(i))));
  }

  @Test
  void the_top_holds_only_what_belongs_there() throws IOException {
    try (var top = Files.list(ROOT)) {
      var names = top.map(path -> path.getFileName().toString()).filter(name -> !NOT_OURS.contains(name))
          .collect(Collectors.toCollection(TreeSet::new));
      assertThat(TOP).containsAll(names);
    }
  }

  @Test
  void every_package_says_what_it_is() {
    var packages = files(ROOT).stream().filter(file -> file.toString().contains("/src/main/java/"))
        .filter(file -> file.toString().endsWith(".java")).map(Path::getParent)
        .collect(Collectors.toCollection(TreeSet::new));
    assertThat(packages).isNotEmpty().allSatisfy(folder -> assertThat(text(folder.resolve("package-info.java")))
        .startsWith("/**").contains("NullMarked\npackage "));
  }

  @Test
  void the_launcher_may_be_run() {
    assertThat(Files.isExecutable(ROOT.resolve("ticketing-app/bin/tiketi"))).isTrue();
    assertThat(Files.isExecutable(ROOT.resolve(".ci/run"))).isTrue();
  }

  // ---- how ----

  private static List<Path> files(Path folder) {
    var found = new ArrayList<Path>();
    try (var inside = Files.list(folder)) {
      for (var path : inside.sorted().toList()) {
        if (NOT_OURS.contains(path.getFileName().toString()) || path.toString().endsWith(".iml")) {
          continue;
        }
        if (Files.isDirectory(path)) {
          found.addAll(files(path));
        } else {
          found.add(path);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A picture has no text. */
  private static String text(Path file) {
    var name = file.getFileName().toString();
    if (BINARY.contains(name.substring(name.lastIndexOf('.') + 1))) {
      return "";
    }
    try {
      return Files.readString(file);
    } catch (MalformedInputException e) {
      throw new AssertionError(file + " is not UTF-8", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> deadLinks(Path file) {
    return LINK.matcher(text(file)).results().map(link -> link.group(1))
        .filter(link -> !Files.exists(file.resolveSibling(link))).toList();
  }
}
