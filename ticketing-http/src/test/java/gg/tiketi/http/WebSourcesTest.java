package gg.tiketi.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** The rules that every page keeps, read off the sources. */
class WebSourcesTest {
  private static final Path ROOT = Path.of("src/main/resources/web");

  @Test
  void data_never_becomes_markup_or_code() throws IOException {
    assertThat(filesWith("innerHTML|outerHTML|insertAdjacentHTML|document\\.write|\\beval\\(|new Function|"
        + "createContextualFragment|DOMParser|setHTML")).isEmpty();
  }

  @Test
  void nothing_stands_inline_that_the_content_security_policy_forbids() throws IOException {
    assertThat(filesWith("<style|\\sstyle=|\\son[a-z]+=\"|<script(?![^>]*\\ssrc=)|setAttribute\\(\"style\""))
        .isEmpty();
  }

  @Test
  void nothing_is_loaded_from_elsewhere() throws IOException {
    assertThat(filesWith("(?:src|href)=\"(?:https?:)?//|from \"(?!\\.)|@import \\w|url\\(")).isEmpty();
  }

  @Test
  void one_file_talks_http_and_one_opens_sockets() throws IOException {
    assertThat(filesWith("\\bfetch\\(|XMLHttpRequest|sendBeacon|EventSource")).containsExactly("core/api.js");
    assertThat(filesWith("new WebSocket\\(")).containsExactly("core/live.js");
  }

  @Test
  void every_module_is_checked_against_its_types() throws IOException {
    assertThat(sources()).allSatisfy((name, text) -> {
      if (name.endsWith(".js")) {
        assertThat(text).startsWith("// @ts-check\n");
      }
    });
  }

  @Test
  void every_screen_can_be_left() throws IOException {
    assertThat(sources()).allSatisfy((name, text) -> {
      if (name.startsWith("screens/")) {
        assertThat(text).contains("export const { mount, unmount } = screen(");
      }
    });
  }

  @Test
  void no_module_is_found_only_by_reading_another() throws IOException {
    String page = sources().get("index.html");
    assertThat(sources().keySet()).filteredOn(name -> name.endsWith(".js") && !name.equals("main.js"))
        .allSatisfy(name -> assertThat(page).contains("<link rel=\"modulepreload\" href=\"/" + name + "\">"));
    Matcher preloaded = Pattern.compile("modulepreload\" href=\"/([^\"]+)").matcher(page);
    assertThat(preloaded.results().map(found -> found.group(1))).isSubsetOf(sources().keySet());
  }

  @Test
  void code_and_styles_of_all_pages_together_are_lighter_than_one_page_may_be() throws IOException {
    int bytes = 0;
    for (String text : sources().values()) {
      bytes += gzipped(text);
    }
    assertThat(bytes).as("bytes, each file compressed on its own").isLessThan(150 * 1024);
  }

  private static int gzipped(String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.size();
  }

  private static List<String> filesWith(String pattern) throws IOException {
    Pattern compiled = Pattern.compile(pattern);
    return sources().entrySet().stream().filter(source -> compiled.matcher(source.getValue()).find())
        .map(Map.Entry::getKey).toList();
  }

  private static Map<String, String> sources() throws IOException {
    var sources = new TreeMap<String, String>();
    try (var files = Files.walk(ROOT)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        sources.put(ROOT.relativize(file).toString(), Files.readString(file, StandardCharsets.UTF_8));
      }
    }
    assertThat(sources).isNotEmpty();
    return sources;
  }
}
