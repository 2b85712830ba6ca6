package gg.tiketi.catalog;

/** What is special about a seat. Blocked seats are not sold. */
public enum SeatFeature {
  ACCESSIBLE, COMPANION, RESTRICTED_VIEW, BLOCKED
}
