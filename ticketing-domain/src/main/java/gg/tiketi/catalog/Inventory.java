package gg.tiketi.catalog;

/** What an event sells: numbered seats or counted ticket types, never both. */
public enum Inventory {
  SEATS, TICKET_TYPES
}
