package gg.tiketi.http.shape;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The words in which requests are described. Meant to be imported statically. */
public final class Shapes {
  private static final Pattern EMAIL = Pattern
      .compile("[^\\s@\"(),:;<>\\[\\]\\\\]{1,64}@[^\\s@\"(),:;<>\\[\\]\\\\]+\\.[^\\s@.]{2,}");
  private static final int LONGEST_EMAIL = 254;
  private static final int LONGEST_ID = 64;

  /** Far above any price, far below where sums of many would overflow. */
  private static final long MOST_MONEY = 1_000_000_000_000L;

  private Shapes() {}

  /** A string of that many characters on one line; a minimum above zero refuses blanks too. */
  public static TextShape text(int min, int max) {
    return new TextShape(min, max, false, null, null);
  }

  /** A secret: a string of that many characters, of which the document says that it is one. */
  public static TextShape secret(int min, int max) {
    return text(min, max).format("password");
  }

  /** An e-mail address, as far as one can tell without sending to it. */
  public static TextShape email() {
    return new TextShape(3, LONGEST_EMAIL, false, EMAIL, "email");
  }

  /** An opaque id, read by the type it names. */
  public static <T> ParsedShape<T> id(Function<String, Optional<T>> parse) {
    return new ParsedShape<>(text(1, LONGEST_ID), parse);
  }

  /** A text that must be readable as a value. */
  public static <T> ParsedShape<T> parsed(TextShape text, Function<String, Optional<T>> parse) {
    return new ParsedShape<>(text, parse);
  }

  /** A whole number from {@code min} to {@code max}. */
  public static WholeNumberShape whole(long min, long max) {
    return new WholeNumberShape(min, max);
  }

  /** An amount in minor units. */
  public static WholeNumberShape money() {
    return whole(0, MOST_MONEY);
  }

  /** {@code true} or {@code false}. */
  public static TruthShape truth() {
    return new TruthShape();
  }

  /** One of the constants, written in lower case. */
  public static <E extends Enum<E>> ChoiceShape<E> choice(Class<E> constants) {
    var words = new LinkedHashMap<String, E>();
    Arrays.stream(constants.getEnumConstants())
        .forEach(each -> words.put(each.name().toLowerCase(Locale.ROOT), each));
    return new ChoiceShape<>(words);
  }

  /** One of these words. */
  public static <T> ChoiceShape<T> choice(Map<String, T> words) {
    return new ChoiceShape<>(words);
  }

  /** A date-time of RFC 3339, with or without offset. */
  public static DateTimeShape dateTime() {
    return new DateTimeShape(false);
  }

  /** A date-time as above, or a date, which means its first moment. */
  public static DateTimeShape dateOrTime() {
    return new DateTimeShape(true);
  }

  /** An array of that many items. */
  public static <T> ListShape<T> list(Shape<T> item, int min, int max) {
    return new ListShape<>(item, min, max, false);
  }

  /** A value or {@code null}. */
  public static <T> NullableShape<T> nullable(Shape<T> value) {
    return new NullableShape<>(value);
  }

  /** An object with these fields and no others, known to the document by this name. */
  public static ObjectShape object(String name, Field<?>... fields) {
    return new ObjectShape(name, List.of(fields), List.of());
  }
}
