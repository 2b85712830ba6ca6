package gg.tiketi.http.shape;

import gg.tiketi.http.json.Json;
import java.util.Optional;

/**
 * What one value must look like, and what it becomes. Nothing is coerced: a number in quotes is a string.
 *
 * @param <T> what a well-formed value is read as
 */
public sealed interface Shape<T>
    permits TextShape, ParsedShape, WholeNumberShape, TruthShape, ChoiceShape, DateTimeShape, ListShape, ObjectShape,
    NullableShape {

  /** Reads the value, or notes everything wrong with it and gives nothing. */
  Optional<T> read(Json json, Findings findings);

  /** The JSON Schema (2020-12) of it. */
  Schema schema();

  /** A query parameter's text as the JSON value it stands for. */
  default Json ofQuery(String text) {
    return new Json.Text(text);
  }
}
