package gg.tiketi.http.shape;

import gg.tiketi.http.json.Json;
import gg.tiketi.http.problem.FieldFault;
import java.util.Optional;

/** {@code true} or {@code false}. */
public final class TruthShape implements Shape<Boolean> {
  TruthShape() {}

  @Override
  public Optional<Boolean> read(Json json, Findings findings) {
    if (json instanceof Json.Truth(boolean value)) {
      return Optional.of(value);
    }
    return findings.wrong(FieldFault.WRONG_TYPE, "true 또는 false", "true or false");
  }

  @Override
  public Json ofQuery(String text) {
    return switch (text) {
      case "true" -> new Json.Truth(true);
      case "false" -> new Json.Truth(false);
      default -> new Json.Text(text);
    };
  }

  @Override
  public Schema schema() {
    return Schema.of("boolean");
  }
}
