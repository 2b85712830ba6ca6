package gg.tiketi.http.shape;

import org.jspecify.annotations.Nullable;

/**
 * One named member of an object, or one query parameter. The same field is the key by which its value is taken from what
 * was read, so a handler cannot ask for what the shape does not have.
 *
 * @param fallback stands for a field that was left out; null when there is none
 * @param <T> what its value becomes
 */
public record Field<T>(String name, Shape<T> shape, boolean required, @Nullable T fallback, String says) {
  /** A field that must be sent. */
  public static <T> Field<T> required(String name, Shape<T> shape) {
    return new Field<>(name, shape, true, null, "");
  }

  /** A field that may be left out. */
  public static <T> Field<T> optional(String name, Shape<T> shape) {
    return new Field<>(name, shape, false, null, "");
  }

  /** The same, with the value that stands for leaving it out. */
  public Field<T> orElse(T value) {
    return new Field<>(name, shape, false, value, says);
  }

  /** The same, with a sentence for the document. */
  public Field<T> saying(String sentence) {
    return new Field<>(name, shape, required, fallback, sentence);
  }

  /** The schema with what is said about it. */
  public Schema schema() {
    Schema schema = shape.schema();
    if (fallback instanceof Number || fallback instanceof Boolean) {
      schema = schema.with("default", fallback);
    }
    return says.isEmpty() ? schema : schema.with("description", says);
  }
}
