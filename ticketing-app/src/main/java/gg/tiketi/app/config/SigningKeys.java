package gg.tiketi.app.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The keys that tokens are signed with. While keys rotate there are two: the first signs, both are believed.
 *
 * @param current signs new tokens
 * @param other believed as well during a rotation
 */
public record SigningKeys(Secret current, Optional<Secret> other) {

  /** From a variable or flag: one key, or two separated by a comma. */
  static Parsed<SigningKeys> list(String text) {
    return of(Arrays.asList(text.split(",", -1)), "separated by a comma");
  }

  /** From a file: one key, or two on a line each. */
  public static Parsed<SigningKeys> file(Path file) {
    try {
      return of(Files.readAllLines(file).stream().map(String::strip).filter(line -> !line.isEmpty()).toList(),
          "on a line each");
    } catch (IOException e) {
      return new Parsed.Bad<>("cannot be read");
    }
  }

  private static Parsed<SigningKeys> of(List<String> texts, String how) {
    if (texts.isEmpty() || texts.size() > 2) {
      return new Parsed.Bad<>("must hold one key, or two " + how + " during a rotation, but holds " + texts.size());
    }
    var keys = new ArrayList<Secret>();
    for (var text : texts) {
      switch (Secret.key(text)) {
        case Parsed.Good<Secret>(var key) -> keys.add(key);
        case Parsed.Bad<Secret>(var reason) -> {
          return new Parsed.Bad<>(reason);
        }
      }
    }
    var other = keys.size() == 2 ? Optional.of(keys.getLast()) : Optional.<Secret>empty();
    return other.equals(Optional.of(keys.getFirst()))
        ? new Parsed.Bad<>("holds the same key twice")
        : new Parsed.Good<>(new SigningKeys(keys.getFirst(), other));
  }
}
