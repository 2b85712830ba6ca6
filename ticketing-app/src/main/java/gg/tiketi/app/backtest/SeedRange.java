package gg.tiketi.app.backtest;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/** Reads a range of seeds such as 1-20. */
public final class SeedRange {
  private static final Pattern RANGE = Pattern.compile("(\\d{1,9})-(\\d{1,9})");

  private SeedRange() {}

  /**
   * The seeds of a range.
   *
   * @param most how many there may be
   * @throws IllegalArgumentException with the reason if it is none
   */
  public static List<Long> of(String text, int most) {
    var match = RANGE.matcher(text);
    if (!match.matches()) {
      throw new IllegalArgumentException("\"" + text + "\" is not a range of seeds such as 1-20");
    }
    long first = Long.parseLong(match.group(1));
    long last = Long.parseLong(match.group(2));
    if (last < first || last - first >= most) {
      throw new IllegalArgumentException("\"" + text + "\" holds no seed, or more than " + most);
    }
    return LongStream.rangeClosed(first, last).boxed().toList();
  }
}
