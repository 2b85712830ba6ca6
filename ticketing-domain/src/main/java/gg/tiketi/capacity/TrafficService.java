package gg.tiketi.capacity;

import gg.tiketi.catalog.Aliases;
import gg.tiketi.catalog.CatalogService;
import gg.tiketi.catalog.EventListing;
import gg.tiketi.kernel.EventId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** How many people there are and were: written down each minute, learned from after each opening, told to organisers. */
public final class TrafficService {
  /** Minutes are kept for so long; what a show taught is kept for good. */
  public static final Duration KEPT = Duration.ofDays(90);
  /** How long after a show late minutes are still heard. */
  private static final Duration LATE = Duration.ofDays(3);
  private static final Duration FRESH = Duration.ofMinutes(1);

  private final TrafficBook book;
  private final CatalogService catalog;
  private final TrafficRecorder recorder;
  private final SizingRule rule;
  private volatile Read read = Read.NONE;

  /** What was learned, and who is who, as of the last reading. */
  private record Read(Instant at, List<Show> shows, Aliases aliases, DemandHistory history) {
    static final Read NONE = new Read(Instant.MIN, List.of(), Aliases.NONE, DemandHistory.of(List.of(), List.of()));

    boolean isFresh(Instant now) {
      return !at.equals(Instant.MIN) && at.plus(FRESH).isAfter(now);
    }

    /** The same shows and names stay the same history, which remembers what was worked out of it. */
    Read again(Instant now, List<Show> learned, Aliases names) {
      return new Read(now, learned, names, learned.equals(shows) && names.equals(aliases)
          ? history
          : DemandHistory.of(learned, names.groups()));
    }
  }

  /** Over a book of traffic. */
  public TrafficService(TrafficBook book, CatalogService catalog, SizingRule rule) {
    this.book = book;
    this.catalog = catalog;
    this.recorder = new TrafficRecorder(book);
    this.rule = rule;
  }

  /** Writes down what this instance sees. To be called several times a minute, on every instance. */
  public void look(List<Crowd> crowds, int inService, Instant now) {
    recorder.look(crowds, inService, now);
  }

  /**
   * Learns what the shows taught whose rush is over. To be called some times an hour, on any instance; doing it again changes
   * nothing. Answers how many shows were looked at.
   */
  public int learn(Instant now) {
    var over = book.recordedSince(now.minus(LATE)).stream().flatMap(id -> catalog.listing(id, now).stream())
        .filter(listing -> isLearnable(listing, now)).toList();
    over.forEach(this::learn);
    return over.size();
  }

  private static boolean isLearnable(EventListing listing, Instant now) {
    var over = listing.event().sale().opensAt().plus(DemandCurve.AFTER);
    return !listing.event().isCancelled() && !over.isAfter(now) && over.plus(LATE).isAfter(now);
  }

  private void learn(EventListing listing) {
    var event = listing.event();
    var opensAt = event.sale().opensAt();
    var curve = curve(event.id(), opensAt, opensAt.plus(DemandCurve.AFTER));
    if (curve.size() > 0) {
      book.learn(event.id(), new Show(event.id().toString(), event.details().artistName(), opensAt, event.zone(),
          OptionalLong.of(listing.capacity()), OptionalInt.of(listing.registeredCount()), curve));
    }
  }

  /** What was recorded of an event around its opening, until an instant. */
  public DemandCurve curve(EventId event, Instant opensAt, Instant until) {
    return DemandCurve.around(opensAt, Minute.of(book.samples(event, opensAt.minus(DemandCurve.BEFORE), until)));
  }

  /** All that was learned, at most a minute ago. */
  public DemandHistory history(Instant now) {
    var known = read;
    if (!known.isFresh(now)) {
      known = known.again(now, book.shows(), catalog.aliases());
      read = known;
    }
    return known.history();
  }

  /** Names were given anew: the next question is answered with them. Other instances hear of it within a minute. */
  public void namesChanged() {
    read = Read.NONE;
  }

  /** What the past shows of each artist teach. */
  public List<ArtistAverage> averages(Instant now) {
    return ArtistAverage.of(history(now), rule);
  }

  /** All events together, minute by minute. */
  public List<Minute> minutes(Instant from, Instant until) {
    return book.minutes(from, until);
  }

  /** One event, minute by minute. */
  public List<Minute> minutes(EventId event, Instant from, Instant until) {
    return Minute.of(book.samples(event, from, until));
  }
}
