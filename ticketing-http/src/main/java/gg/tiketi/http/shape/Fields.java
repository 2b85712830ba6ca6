package gg.tiketi.http.shape;

import java.util.Map;
import java.util.Optional;

/** The values of an object or a query that fits its shape. */
public final class Fields {
  private final Map<String, Object> values;

  Fields(Map<String, Object> values) {
    this.values = Map.copyOf(values);
  }

  /** No values: of a route that takes none. */
  public static Fields none() {
    return new Fields(Map.of());
  }

  /** The value of a field that is always there: required, or with a fallback. */
  public <T> T get(Field<T> field) {
    return find(field).orElseThrow(() -> new IllegalStateException("Field " + field.name() + " may be left out"));
  }

  /** The value of a field, when it was sent or has a fallback. */
  @SuppressWarnings("unchecked") // The object's shape put in what the same field's shape had read.
  public <T> Optional<T> find(Field<T> field) {
    Object value = values.getOrDefault(field.name(), field.fallback());
    return Optional.ofNullable((T) value);
  }

  /** Whether the field was sent. */
  public boolean has(Field<?> field) {
    return values.containsKey(field.name());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Fields fields && fields.values.equals(values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  /** Names only: values may be secrets. */
  @Override
  public String toString() {
    return "Fields" + values.keySet();
  }
}
