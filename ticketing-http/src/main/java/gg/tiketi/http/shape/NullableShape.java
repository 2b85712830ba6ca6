package gg.tiketi.http.shape;

import gg.tiketi.http.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A value or {@code null}: where leaving a field out means "as it was", {@code null} means "none any more".
 *
 * @param <T> what a value becomes
 */
public final class NullableShape<T> implements Shape<Optional<T>> {
  private final Shape<T> value;

  NullableShape(Shape<T> value) {
    this.value = value;
  }

  /** What it must look like when it is not {@code null}. */
  public Shape<T> value() {
    return value;
  }

  @Override
  public Optional<Optional<T>> read(Json json, Findings findings) {
    if (json instanceof Json.Null) {
      return Optional.of(Optional.empty());
    }
    Optional<T> read = value.read(json, findings);
    return read.isPresent() ? Optional.of(read) : Optional.empty();
  }

  @Override
  public Schema schema() {
    return new Schema(null, Map.of("anyOf", List.of(value.schema(), Schema.of("null"))));
  }
}
