package gg.tiketi.app.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.tiketi.capacity.Show;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reading recorded shows. */
class ShowCsvTest {
  private static final String HEADER = "event,artist,opensAt,minute,concurrent,queued\n";
  private static final String ROW = "e1,한서윤,2026-05-01T09:00:00+09:00,2026-05-01T09:00:00+09:00,100,900\n";

  @TempDir
  private Path folder;

  @Test
  void shows_are_read() throws IOException {
    var shows = read(HEADER + ROW + "e1,한서윤,2026-05-01T09:00:00+09:00,2026-05-01T00:01:00Z,200,800\n"
        + "e2,\"Park, \"\"the voice\"\"\",2026-06-01T20:00:00+09:00,2026-06-01T19:45:30+09:00,0,7\n");
    assertThat(shows).extracting(Show::event).containsExactly("e1", "e2");
    assertThat(shows.get(0).curve().peakDemand()).isEqualTo(1_000);
    assertThat(shows.get(0).opensAt()).isEqualTo(Instant.parse("2026-05-01T00:00:00Z"));
    assertThat(shows.get(0).zone()).hasToString("+09:00");
    assertThat(shows.get(1).artist()).isEqualTo("Park, \"the voice\"");
    assertThat(shows.get(1).curve().points().getFirst().offset()).isEqualTo(-15);
  }

  @Test
  void columns_lines_and_repeated_minutes_may_come_in_any_order() throws IOException {
    var rows = new ArrayList<String>();
    for (int minute = 10; minute < 40; minute++) {
      if (minute % 7 != 0) {
        rows.add("%d,e1,2026-05-01T09:%d:00+09:00,2026-05-01T09:00:00+09:00,%d,a\n".formatted(minute * 3, minute,
            minute));
      }
    }
    var header = "queued,event,minute,opensAt,concurrent,artist\n";
    var shows = read(header + String.join("", rows));
    rows.addAll(rows.subList(0, 9));
    Collections.shuffle(rows, new Random(4));
    assertThat(read("\uFEFF" + header + "\r\n" + String.join("", rows).replace("\n", "\r\n"))).isEqualTo(shows);
    assertThat(shows.getFirst().curve().size()).isEqualTo(26);
    assertThat(shows.getFirst().curve().peakDemand()).isEqualTo(38 * 4);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "event,artist,opensAt,minute,concurrent|line 1: the header is event,artist,opensAt,minute,concurrent and has to be",
      "event,artist,opensAt,minute,concurrent,concurrent|line 1: the header is",
      "e1,a,2026-05-01T09:00:00+09:00,2026-05-01T09:00:00+09:00,1|line 3: 5 values instead of 6",
      "e1,한서윤,2026-05-01T09:00:00,2026-05-01T09:00:00+09:00,1,1|line 3: opensAt: \"2026-05-01T09:00:00\" is not a time",
      "e1,한서윤,2026-05-01T09:00:00+09:00,soon,1,1|line 3: minute: \"soon\" is not a time",
      "e1,한서윤,2026-05-01T09:00:00+09:00,2026-05-01T09:01:00+09:00,-1,1|line 3: concurrent: \"-1\" is not a whole number",
      "e1,한서윤,2026-05-01T09:00:00+09:00,2026-05-01T09:01:00+09:00,1,1e3|line 3: queued: \"1e3\" is not a whole number",
      "e1,한서윤,2026-05-01T09:00:00+09:00,2026-05-01T09:01:00+09:00,1,99999999999|line 3: queued: ",
      "e1,한서윤,2026-05-01T10:00:00+09:00,2026-05-01T09:01:00+09:00,1,1|line 3: event e1 opens at 2026-05-01T10:00:00+09:00 here and at",
      "e1,다른,2026-05-01T09:00:00+09:00,2026-05-01T09:01:00+09:00,1,1|line 3: event e1 is by",
      "e1,\"한서윤,2026-05-01T09:00:00+09:00,2026-05-01T09:01:00+09:00,1,1|line 3: a quotation mark is not closed",
      "'\"e1\"x,한서윤,2026-05-01T09:00:00+09:00,2026-05-01T09:01:00+09:00,1,1'|line 3: something follows a closing",
      ",한서윤,2026-05-01T09:00:00+09:00,2026-05-01T09:01:00+09:00,1,1|line 3: event: is empty"})
  void what_is_broken_is_refused_with_its_line_and_the_reason(String line, String reason) {
    var text = line.startsWith("event,") ? line : HEADER + ROW + line;
    assertThatThrownBy(() -> read(text)).isInstanceOf(BrokenCsvException.class).hasMessageContaining(reason);
  }

  @Test
  void nothing_at_all_is_refused() {
    assertThatThrownBy(() -> read("")).hasMessageContaining("there is no header");
    assertThatThrownBy(() -> read(HEADER)).hasMessageContaining("there is no row");
  }

  @Test
  void bytes_that_are_no_text_are_refused() throws IOException {
    var file = folder.resolve("latin.csv");
    Files.write(file, (HEADER + "e1,Müller").getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> ShowCsv.read(file)).isInstanceOf(BrokenCsvException.class).hasMessageContaining("UTF-8");
  }

  private List<Show> read(String text) throws IOException {
    return ShowCsv.read(Files.writeString(folder.resolve("shows.csv"), text));
  }
}
