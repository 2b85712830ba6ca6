package gg.tiketi.kernel;

import java.util.UUID;

/** Identifies a ticket type: a counted stock without seats. */
public record TicketTypeId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
