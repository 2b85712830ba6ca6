package gg.tiketi.http.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A JSON value as it was sent. Numbers keep their literal, so that nothing is rounded, coerced or multiplied out before a
 * shape has judged it; objects remember which names came twice.
 */
public sealed interface Json {
  /** An object; of a name that came twice the last value is kept and the name is listed in {@code duplicates}. */
  record Members(Map<String, Json> values, Set<String> duplicates) implements Json {
    public Members {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
      duplicates = Collections.unmodifiableSet(new LinkedHashSet<>(duplicates));
    }
  }

  /** An array. */
  record Items(List<Json> values) implements Json {
    public Items {
      values = List.copyOf(values);
    }
  }

  /** A string. */
  record Text(String value) implements Json {}

  /** A number as written; {@code whole} when it has neither fraction nor exponent. */
  record Numeral(String literal, boolean whole) implements Json {}

  /** A boolean. */
  record Truth(boolean value) implements Json {}

  /** The literal {@code null}. */
  record Null() implements Json {}
}
