package gg.tiketi.app.demo;

import gg.tiketi.catalog.EventDraft;
import gg.tiketi.catalog.EventDetails;
import gg.tiketi.catalog.SaleRules;
import gg.tiketi.catalog.SaleWindow;
import gg.tiketi.catalog.SeatLayout;
import gg.tiketi.catalog.EventDraft.TicketTypeDraft;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * A concert to show, with times relative to the day on which it is put up.
 *
 * @param opens when its sale opens
 * @param onSaleDays how long the sale lasts
 * @param showDays how many days after its opening it takes place
 * @param stock what it sells
 */
record Concert(
    String title,
    String artist,
    String description,
    Place place,
    Opening opens,
    int onSaleDays,
    int showDays,
    Stock stock) {
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  private static final LocalTime CURTAIN = LocalTime.of(19, 0);

  /** Where it takes place. */
  record Place(String venue, String address) {}

  /** What it sells: the seats of a layout, or stocks without seats. */
  sealed interface Stock {
    record Seats(SeatLayout layout) implements Stock {}

    record Standing(List<TicketTypeDraft> types) implements Stock {
      public Standing {
        types = List.copyOf(types);
      }
    }
  }

  /** When a sale opens, seen from the day on which the concert is put up. */
  sealed interface Opening {
    Instant seenFrom(Instant now);

    /** In so many minutes, on the full minute. */
    record InMinutes(int minutes) implements Opening {
      @Override
      public Instant seenFrom(Instant now) {
        return now.plus(Duration.ofMinutes(minutes)).truncatedTo(ChronoUnit.MINUTES);
      }
    }

    /** So many days later, or earlier when negative, at an hour in Seoul. */
    record OnDay(int days, int hour) implements Opening {
      @Override
      public Instant seenFrom(Instant now) {
        return now.atZone(SEOUL).plusDays(days).truncatedTo(ChronoUnit.DAYS).plusHours(hour).toInstant();
      }
    }
  }

  /** What an organiser would enter on the day of {@code now}. */
  EventDraft draft(Instant now, SaleRules rules) {
    var opensAt = opens.seenFrom(now);
    var closesAt = opensAt.plus(Duration.ofDays(onSaleDays));
    ZonedDateTime show = opensAt.atZone(SEOUL).plusDays(showDays).with(CURTAIN);
    return new EventDraft(new EventDetails(title, description, artist, place.venue(), place.address(), ""),
        show.toInstant(), SEOUL, new SaleWindow(opensAt, closesAt), Currency.getInstance("KRW"),
        stock instanceof Stock.Seats(var layout) ? Optional.of(layout.id()) : Optional.empty(),
        stock instanceof Stock.Standing(var types) ? types : List.of(), rules);
  }
}
