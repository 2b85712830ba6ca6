package gg.tiketi.kernel;

import java.util.UUID;

/** Identifies a seat layout. */
public record LayoutId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
