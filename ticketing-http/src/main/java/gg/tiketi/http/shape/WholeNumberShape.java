package gg.tiketi.http.shape;

import gg.tiketi.http.json.Json;
import gg.tiketi.http.problem.FieldFault;
import java.util.Optional;
import java.util.regex.Pattern;

/** A whole number within bounds. {@code 1.0} and {@code 1e3} are refused, and so is a number longer than any in bounds. */
public final class WholeNumberShape implements Shape<Long> {
  private static final int LONGEST = 18;
  private static final Pattern WHOLE = Pattern.compile("-?(?:0|[1-9][0-9]*)");

  private final long min;
  private final long max;

  WholeNumberShape(long min, long max) {
    if (max < min) {
      throw new IllegalArgumentException("A number from " + min + " to " + max);
    }
    this.min = min;
    this.max = max;
  }

  @Override
  public Optional<Long> read(Json json, Findings findings) {
    if (!(json instanceof Json.Numeral(String literal, boolean whole)) || !whole) {
      return findings.wrong(FieldFault.WRONG_TYPE, "정수", "a whole number");
    }
    boolean negative = literal.startsWith("-");
    boolean tooLong = literal.length() > LONGEST;
    if (tooLong ? negative : Long.parseLong(literal) < min) {
      return findings.wrong(FieldFault.TOO_SMALL, min);
    }
    if (tooLong || Long.parseLong(literal) > max) {
      return findings.wrong(FieldFault.TOO_LARGE, max);
    }
    return Optional.of(Long.parseLong(literal));
  }

  @Override
  public Json ofQuery(String text) {
    return WHOLE.matcher(text).matches() ? new Json.Numeral(text, true) : new Json.Text(text);
  }

  @Override
  public Schema schema() {
    return Schema.of("integer").with("format", "int64").with("minimum", min).with("maximum", max);
  }
}
