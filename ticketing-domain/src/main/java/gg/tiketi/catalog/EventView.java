package gg.tiketi.catalog;

/** An event as somebody sees it at one instant: with its live stock and the status that follows from it. */
public record EventView(EventListing listing, EventStatus status, long available) {
  public Event event() {
    return listing.event();
  }
}
