package gg.tiketi.app.config;

import java.nio.charset.StandardCharsets;

/**
 * A text that must not be shown: its {@code toString} says only that there is one.
 *
 * @param text the secret itself
 */
public record Secret(String text) {
  private static final int MIN_KEY_BYTES = 32;
  private static final int MIN_DISTINCT_CHARACTERS = 8;

  /** A key to sign with: at least 256 bits, and not one letter over and over. */
  static Parsed<Secret> key(String text) {
    if (text.getBytes(StandardCharsets.UTF_8).length < MIN_KEY_BYTES) {
      return new Parsed.Bad<>("shorter than " + MIN_KEY_BYTES + " bytes");
    }
    if (text.chars().anyMatch(Character::isWhitespace)) {
      return new Parsed.Bad<>("has blanks inside");
    }
    if (text.chars().distinct().count() < MIN_DISTINCT_CHARACTERS) {
      return new Parsed.Bad<>("too easy to guess: fewer than " + MIN_DISTINCT_CHARACTERS + " different characters");
    }
    return new Parsed.Good<>(new Secret(text));
  }

  /** A person's password, of the length that registration asks for too. */
  static Parsed<Secret> password(String text) {
    return text.length() < 8 || text.length() > 128
        ? new Parsed.Bad<>("not 8 to 128 characters long")
        : new Parsed.Good<>(new Secret(text));
  }

  @Override
  public String toString() {
    return "(secret)";
  }
}
