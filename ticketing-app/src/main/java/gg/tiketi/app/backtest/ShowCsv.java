package gg.tiketi.app.backtest;

import gg.tiketi.capacity.DemandCurve;
import gg.tiketi.capacity.DemandCurve.Point;
import gg.tiketi.capacity.Show;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Reads recorded shows: UTF-8, a line for each minute of each show, under a header that names the columns in any order. Rows may come
 * in any order, minutes may be missing or there twice (the busier reading counts). Times are RFC 3339. Whatever else it finds it
 * refuses with the line and the reason.
 */
public final class ShowCsv {
  static final List<String> COLUMNS = List.of("event", "artist", "opensAt", "minute", "concurrent", "queued");
  private static final int MOST_PEOPLE = 100_000_000;
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final String file;
  private final Map<String, Recorded> shows = new LinkedHashMap<>();
  private final Map<String, OffsetDateTime> times = new HashMap<>();
  private List<Integer> order = List.of();
  private int line;

  /** A show while it is being read. */
  private record Recorded(String artist, OffsetDateTime opensAt, int line, List<Point> points) {
    Show show(String event) {
      return new Show(event, artist, opensAt.toInstant(), opensAt.getOffset(), OptionalLong.empty(),
          OptionalInt.empty(), DemandCurve.of(points));
    }
  }

  private ShowCsv(String file) {
    this.file = file;
  }

  /**
   * The shows of a file.
   *
   * @throws BrokenCsvException if it is something else
   */
  public static List<Show> read(Path file) throws IOException {
    var csv = new ShowCsv(String.valueOf(file.getFileName()));
    try (var reader = Files.newBufferedReader(file)) {
      csv.read(reader);
    } catch (CharacterCodingException notText) {
      throw csv.broken("here or soon after are bytes that are not UTF-8");
    }
    return csv.shows.entrySet().stream().map(entry -> entry.getValue().show(entry.getKey())).toList();
  }

  private void read(BufferedReader reader) throws IOException {
    for (var text = reader.readLine(); text != null; text = reader.readLine()) {
      line++;
      if (!text.isBlank()) {
        take(text);
      }
    }
    if (order.isEmpty()) {
      throw broken("there is no header: " + String.join(",", COLUMNS));
    }
    if (shows.isEmpty()) {
      throw broken("there is no row after the header");
    }
  }

  private void take(String text) {
    var values = values(order.isEmpty() && text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
    if (order.isEmpty()) {
      header(values);
    } else if (values.size() != COLUMNS.size()) {
      throw broken("%d values instead of %d".formatted(values.size(), COLUMNS.size()));
    } else {
      row(order.stream().map(values::get).toList());
    }
  }

  private List<String> values(String text) {
    try {
      return CsvLine.values(text);
    } catch (IllegalArgumentException reason) {
      throw broken(String.valueOf(reason.getMessage()));
    }
  }

  private void header(List<String> names) {
    if (names.size() != COLUMNS.size() || !Set.copyOf(COLUMNS).equals(new HashSet<>(names))) {
      throw broken("the header is " + String.join(",", names) + " and has to be " + String.join(",", COLUMNS));
    }
    order = COLUMNS.stream().map(names::indexOf).toList();
  }

  private void row(List<String> values) {
    var event = values.get(0);
    if (event.isBlank()) {
      throw broken("event: is empty");
    }
    var opensAt = times.computeIfAbsent(values.get(2), text -> time("opensAt", text));
    var show = shows.computeIfAbsent(event, first -> new Recorded(values.get(1), opensAt, line, new ArrayList<>()));
    if (!show.opensAt().isEqual(opensAt)) {
      throw broken("event %s opens at %s here and at %s in line %d".formatted(event, values.get(2), show.opensAt(),
          show.line()));
    }
    if (!show.artist().equals(values.get(1))) {
      throw broken("event %s is by \"%s\" here and by \"%s\" in line %d".formatted(event, values.get(1), show.artist(),
          show.line()));
    }
    int offset = offset(opensAt, time("minute", values.get(3)));
    show.points().add(new Point(offset, people("concurrent", values.get(4)), people("queued", values.get(5))));
  }

  private int offset(OffsetDateTime opensAt, OffsetDateTime minute) {
    try {
      return DemandCurve.offset(opensAt.toInstant(), minute.toInstant());
    } catch (ArithmeticException far) {
      throw broken("minute: is thousands of years from the opening");
    }
  }

  private OffsetDateTime time(String column, String text) {
    try {
      return OffsetDateTime.parse(text.toUpperCase(Locale.ROOT).replace(' ', 'T'));
    } catch (DateTimeException notATime) {
      throw broken("%s: \"%s\" is not a time such as 2026-05-01T09:00:00+09:00".formatted(column, text));
    }
  }

  private int people(String column, String text) {
    boolean digits = !text.isEmpty() && text.length() <= 9 && text.chars().allMatch(sign -> sign >= '0' && sign <= '9');
    if (!digits || Integer.parseInt(text) > MOST_PEOPLE) {
      throw broken("%s: \"%s\" is not a whole number from 0 to %d".formatted(column, text, MOST_PEOPLE));
    }
    return Integer.parseInt(text);
  }

  private BrokenCsvException broken(String reason) {
    return new BrokenCsvException(file, line, reason);
  }
}
