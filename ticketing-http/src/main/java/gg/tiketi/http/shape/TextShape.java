package gg.tiketi.http.shape;

import gg.tiketi.http.json.Json;
import gg.tiketi.http.problem.FieldFault;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A string. Lengths count code points, as JSON Schema does. A NUL and half a surrogate pair are refused everywhere, since
 * no database keeps them; other control characters only where a text has one line.
 */
public final class TextShape implements Shape<String> {
  private final int min;
  private final int max;
  private final boolean lines;
  private final @Nullable Pattern pattern;
  private final @Nullable String format;

  TextShape(int min, int max, boolean lines, @Nullable Pattern pattern, @Nullable String format) {
    if (min < 0 || max < min) {
      throw new IllegalArgumentException("A text of " + min + " to " + max + " characters");
    }
    this.min = min;
    this.max = max;
    this.lines = lines;
    this.pattern = pattern;
    this.format = format;
  }

  /** The same, and it must match as a whole. The pattern must be one that ECMAScript reads the same way. */
  public TextShape matching(String regex) {
    return new TextShape(min, max, lines, Pattern.compile(regex), format);
  }

  /** The same, with line breaks and tabs allowed. */
  public TextShape withLines() {
    return new TextShape(min, max, true, pattern, format);
  }

  /** The same, with the {@code format} that the document names. */
  public TextShape format(String name) {
    return new TextShape(min, max, lines, pattern, name);
  }

  @Override
  public Optional<String> read(Json json, Findings findings) {
    if (!(json instanceof Json.Text(String value))) {
      return findings.wrong(FieldFault.WRONG_TYPE, "문자열", "a string");
    }
    int length = value.codePointCount(0, value.length());
    if (length > max) {
      return findings.wrong(FieldFault.TOO_LONG, max);
    }
    if (min > 0 && value.isBlank()) {
      return findings.wrong(FieldFault.BLANK);
    }
    if (length < min) {
      return findings.wrong(FieldFault.TOO_SHORT, min);
    }
    if (!value.codePoints().allMatch(this::allowed)) {
      return findings.wrong(FieldFault.CHARACTERS);
    }
    if (pattern != null && !pattern.matcher(value).matches()) {
      return findings.wrong(FieldFault.FORMAT);
    }
    return Optional.of(value);
  }

  private boolean allowed(int codePoint) {
    if (Character.isISOControl(codePoint)) {
      return lines && (codePoint == '\n' || codePoint == '\r' || codePoint == '\t');
    }
    return Character.getType(codePoint) != Character.SURROGATE;
  }

  @Override
  public Schema schema() {
    Schema schema = Schema.of("string").with("maxLength", max);
    if (min > 0) {
      schema = schema.with("minLength", min);
    }
    if (pattern != null) {
      schema = schema.with("pattern", "^(?:" + pattern.pattern() + ")$");
    }
    return format == null ? schema : schema.with("format", format);
  }
}
