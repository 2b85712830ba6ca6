package gg.tiketi.app.simulate;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/** Reads a range of seeds such as 1-20. */
final class SeedRange {
  private static final Pattern RANGE = Pattern.compile("(\\d{1,9})-(\\d{1,9})");
  private static final int MOST = 1_000;

  private SeedRange() {}

  /**
   * The seeds of a range.
   *
   * @throws IllegalArgumentException with the reason if it is none
   */
  static List<Long> of(String text) {
    var match = RANGE.matcher(text);
    if (!match.matches()) {
      throw new IllegalArgumentException("\"" + text + "\" is not a range of seeds such as 1-20");
    }
    long first = Long.parseLong(match.group(1));
    long last = Long.parseLong(match.group(2));
    if (last < first || last - first >= MOST) {
      throw new IllegalArgumentException("\"" + text + "\" holds no seed, or more than " + MOST);
    }
    return LongStream.rangeClosed(first, last).boxed().toList();
  }
}
