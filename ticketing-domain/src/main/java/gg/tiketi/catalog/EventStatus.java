package gg.tiketi.catalog;

/** Where an event's sale stands, as the clock and its stock say. */
public enum EventStatus {
  UPCOMING, ON_SALE, SOLD_OUT, ENDED, CANCELLED
}
