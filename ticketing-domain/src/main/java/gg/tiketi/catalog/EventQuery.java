package gg.tiketi.catalog;

import java.time.Instant;
import java.util.Optional;

/**
 * What somebody looks for in the catalogue. Every part that is given must hold.
 *
 * @param words free text; each word must occur in title, artist, venue or address
 * @param artist the artist's name, compared without regard to case and spaces
 * @param city a part of the address
 * @param from the show begins at or after
 * @param to the show begins before
 * @param minPrice some price is at least this, in minor units
 * @param maxPrice some price is at most this, in minor units
 */
public record EventQuery(
    Optional<EventStatus> status,
    String words,
    String artist,
    String city,
    Optional<Instant> from,
    Optional<Instant> to,
    Optional<Long> minPrice,
    Optional<Long> maxPrice,
    Sort sort,
    int page,
    int limit) {
  /** The order of the answer; ties follow the event's id. Popularity is the number of reminders, most first. */
  public enum Sort {
    SALE_START, DATE, PRICE, POPULARITY
  }

  /** Everything that is not hidden, by the opening of its sale. */
  public static EventQuery all(int page, int limit) {
    return new EventQuery(Optional.empty(), "", "", "", Optional.empty(), Optional.empty(), Optional.empty(),
        Optional.empty(), Sort.SALE_START, page, limit);
  }

  /** The same of those alone that have a status. */
  public EventQuery in(EventStatus wanted) {
    return new EventQuery(Optional.of(wanted), words, artist, city, from, to, minPrice, maxPrice, sort, page, limit);
  }
}
