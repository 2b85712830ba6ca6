package gg.tiketi.kernel;

import java.util.UUID;

/** Identifies an event: one show with its sale. */
public record EventId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
