package gg.tiketi.http.shape;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON Schema.
 *
 * @param name the name of a schema that is shared and referred to; null for one written where it is used
 * @param keywords keyword → string, number, boolean, list, map or a further {@link Schema}
 */
public record Schema(@Nullable String name, Map<String, Object> keywords) {
  public Schema {
    keywords = Collections.unmodifiableMap(new LinkedHashMap<>(keywords));
  }

  /** A schema of one JSON type. */
  public static Schema of(String type) {
    return new Schema(null, Map.of("type", type));
  }

  /** The same with one more keyword. */
  public Schema with(String keyword, Object value) {
    var more = new LinkedHashMap<>(keywords);
    more.put(keyword, value);
    return new Schema(name, more);
  }

  /** The same under a name. */
  public Schema named(String shared) {
    return new Schema(shared, keywords);
  }
}
