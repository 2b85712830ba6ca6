package gg.tiketi.http.shape;

import gg.tiketi.http.json.Json;
import gg.tiketi.http.problem.FieldFault;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One of some words.
 *
 * @param <T> what the word stands for
 */
public final class ChoiceShape<T> implements Shape<T> {
  private final Map<String, T> words;

  ChoiceShape(Map<String, T> words) {
    if (words.isEmpty()) {
      throw new IllegalArgumentException("A choice among nothing");
    }
    this.words = Collections.unmodifiableMap(new LinkedHashMap<>(words));
  }

  @Override
  public Optional<T> read(Json json, Findings findings) {
    if (!(json instanceof Json.Text(String word))) {
      return findings.wrong(FieldFault.WRONG_TYPE, "문자열", "a string");
    }
    T chosen = words.get(word);
    return chosen == null
        ? findings.wrong(FieldFault.NOT_A_CHOICE, String.join(", ", words.keySet()))
        : Optional.of(chosen);
  }

  @Override
  public Schema schema() {
    return Schema.of("string").with("enum", List.copyOf(words.keySet()));
  }
}
