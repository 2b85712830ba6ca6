package gg.tiketi.kernel;

import java.util.UUID;

/** Identifies one attempt to pay; it is also the key under which the provider knows the attempt. */
public record PaymentId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
