package gg.tiketi.kernel;

import java.util.UUID;

/** Identifies a reservation; unguessable, but never a permission: its owner is always checked. */
public record ReservationId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
