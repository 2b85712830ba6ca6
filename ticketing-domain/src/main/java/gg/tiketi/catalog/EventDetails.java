package gg.tiketi.catalog;

/** What people read about an event. What is not known is the empty string. */
public record EventDetails(
    String title,
    String description,
    String artistName,
    String venue,
    String address,
    String posterImageUrl) {
  public EventDetails {
    if (title.isBlank() || venue.isBlank()) {
      throw new IllegalArgumentException("an event has a title and a venue");
    }
  }
}
