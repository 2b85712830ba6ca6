package gg.tiketi.kernel;

import java.util.Optional;
import java.util.UUID;

/** Reads identifiers that came from outside. */
public final class Ids {
  private static final int CANONICAL_LENGTH = 36;

  private Ids() {}

  /** The identifier written as {@code text}, or empty unless it is a UUID in its canonical, lower-case form. */
  public static Optional<UUID> parse(String text) {
    if (text.length() != CANONICAL_LENGTH) {
      return Optional.empty();
    }
    try {
      // UUID.fromString also takes shortened groups; only what it would print itself is an id of ours.
      return Optional.of(UUID.fromString(text)).filter(id -> id.toString().equals(text));
    } catch (IllegalArgumentException notAnId) {
      return Optional.empty();
    }
  }
}
