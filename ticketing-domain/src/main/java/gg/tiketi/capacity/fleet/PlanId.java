package gg.tiketi.capacity.fleet;

import java.util.UUID;

/** Identifies a plan. */
public record PlanId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
