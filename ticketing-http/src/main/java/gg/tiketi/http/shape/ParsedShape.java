package gg.tiketi.http.shape;

import gg.tiketi.http.json.Json;
import gg.tiketi.http.problem.FieldFault;
import java.util.Optional;
import java.util.function.Function;

/**
 * A string that a value of the domain must be able to read: an id, a code, a zone.
 *
 * @param <T> the value
 */
public final class ParsedShape<T> implements Shape<T> {
  private final TextShape text;
  private final Function<String, Optional<T>> parse;

  ParsedShape(TextShape text, Function<String, Optional<T>> parse) {
    this.text = text;
    this.parse = parse;
  }

  @Override
  public Optional<T> read(Json json, Findings findings) {
    Optional<String> raw = text.read(json, findings);
    if (raw.isEmpty()) {
      return Optional.empty();
    }
    Optional<T> value = parse.apply(raw.get());
    return value.isPresent() ? value : findings.wrong(FieldFault.FORMAT);
  }

  /** Reads a path's segment: what cannot be read names nothing. */
  public Optional<T> parse(String segment) {
    return read(new Json.Text(segment), new Findings());
  }

  @Override
  public Schema schema() {
    return text.schema();
  }
}
