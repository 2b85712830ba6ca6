package gg.tiketi.identity;

import java.util.UUID;

/** Identifies a session: one log-in and all the refresh tokens that follow from it (a family). */
public record SessionId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
