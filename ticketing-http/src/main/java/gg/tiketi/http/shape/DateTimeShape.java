package gg.tiketi.http.shape;

import gg.tiketi.http.json.Json;
import gg.tiketi.http.problem.FieldFault;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A date-time of RFC 3339, whose offset may be left out; where {@code dates} are taken, also a day's first moment. */
public final class DateTimeShape implements Shape<SentTime> {
  private static final String DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}";
  private static final String TIME = "[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\\.[0-9]{1,9})?)?";
  private static final String OFFSET = "Z|[+-][0-9]{2}:[0-9]{2}";
  private static final Pattern DATE_TIME = Pattern.compile("(" + DATE + "T" + TIME + ")(" + OFFSET + ")?");
  private static final Pattern DATE_ALONE = Pattern.compile(DATE);
  private static final int FIRST_YEAR = 1970;

  private final boolean dates;

  DateTimeShape(boolean dates) {
    this.dates = dates;
  }

  @Override
  public Optional<SentTime> read(Json json, Findings findings) {
    if (!(json instanceof Json.Text(String value))) {
      return findings.wrong(FieldFault.WRONG_TYPE, "문자열", "a string");
    }
    Optional<SentTime> time = parse(value).filter(sent -> sent.wallClock().getYear() >= FIRST_YEAR);
    return time.isPresent() ? time : findings.wrong(FieldFault.FORMAT);
  }

  private Optional<SentTime> parse(String value) {
    try {
      if (dates && DATE_ALONE.matcher(value).matches()) {
        return Optional.of(new SentTime(LocalDate.parse(value).atStartOfDay(), null));
      }
      Matcher parts = DATE_TIME.matcher(value);
      if (!parts.matches()) {
        return Optional.empty();
      }
      String offset = parts.group(2);
      return Optional
          .of(new SentTime(LocalDateTime.parse(parts.group(1)), offset == null ? null : ZoneOffset.of(offset)));
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }

  @Override
  public Schema schema() {
    String pattern = "^" + DATE + "T" + TIME + "(?:" + OFFSET + ")?$";
    return Schema.of("string").with("pattern", dates ? pattern + "|^" + DATE + "$" : pattern)
        .with("examples", List.of("2026-05-01T19:00:00+09:00", "2026-05-01T19:00:00"));
  }
}
