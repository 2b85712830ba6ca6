package gg.tiketi.kernel;

import java.util.UUID;

/** Identifies one refund; it is also the key under which the provider knows it. */
public record RefundId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
