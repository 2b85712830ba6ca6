package gg.tiketi.capacity.forecast;

import gg.tiketi.capacity.DemandHistory;
import gg.tiketi.capacity.Show;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What all shows together tell of one: the logarithm of its peak is that of all, plus what its day, its hour, its size and its artist add.
 * It is taught show by show in the order of time, and before each is asked what it expected: how far off it was is what its next answer
 * may be off by. Its constants were chosen on the made-up histories of the seeds 1 to 100.
 */
final class PooledModel {
  /** How much less a show weighs with each later one, in the level of all. */
  private static final double KEEP_LEVEL = .99;
  private static final double DOUBT_KIND = 2;
  private static final double DOUBT_ARTIST = .2;
  /** Popularity jumps: an artist's last shows tell far more than the earlier ones. */
  private static final double KEEP_ARTIST = .6;

  private double level;
  private double weight;
  private final Trait days = new Trait(DOUBT_KIND, KEEP_LEVEL);
  private final Trait hours = new Trait(DOUBT_KIND, KEEP_LEVEL);
  private final Trait sizes = new Trait(DOUBT_KIND, KEEP_LEVEL);
  private final Trait artists = new Trait(DOUBT_ARTIST, KEEP_ARTIST);
  private final List<Double> offKnown = new ArrayList<>();
  private final List<Double> offUnknown = new ArrayList<>();
  private final List<Double> expected = new ArrayList<>();

  /** The kinds to which a show belongs. */
  private record Kinds(boolean weekend, int hour, int size, int artist) {
    static Kinds of(Instant opensAt, ZoneId zone, OptionalLong stock, int artist) {
      var local = opensAt.atZone(zone);
      boolean weekend = local.getDayOfWeek() == DayOfWeek.SATURDAY || local.getDayOfWeek() == DayOfWeek.SUNDAY;
      int hour = local.getHour() < 12 ? 0 : local.getHour() < 18 ? 1 : 2;
      // Halls of about the same size: each class is four times the one before.
      int size = stock.isEmpty() ? -1 : (64 - Long.numberOfLeadingZeros(stock.getAsLong())) / 2;
      return new Kinds(weekend, hour, size, artist);
    }
  }

  /** A model taught by all shows of a history. */
  static PooledModel of(DemandHistory known) {
    var model = new PooledModel();
    for (int index = 0; index < known.shows().size(); index++) {
      model.learn(known.shows().get(index), known.artist(index));
    }
    return model;
  }

  private void learn(Show show, int artist) {
    var kinds = Kinds.of(show.opensAt(), show.zone(), show.stock(), artist);
    double peak = Math.log(Math.max(1, show.curve().peakDemand()));
    double guess = weight == 0 ? peak : expectation(kinds);
    if (weight > 0) {
      (artists.knows(artist) ? offKnown : offUnknown).add(peak - guess);
    }
    expected.add(guess);
    teach(kinds, peak);
  }

  /** What one kind explains is taken off before the next is taught. */
  private void teach(Kinds kinds, double peak) {
    weight = weight * KEEP_LEVEL + 1;
    level += (peak - level) / weight;
    double rest = peak - level;
    rest = explain(days, kinds.weekend(), rest);
    rest = explain(hours, kinds.hour(), rest);
    rest = explain(sizes, kinds.size(), rest);
    if (kinds.artist() != DemandHistory.NOBODY) {
      explain(artists, kinds.artist(), rest);
    }
  }

  private static double explain(Trait trait, Object kind, double deviation) {
    trait.saw(kind, deviation);
    return deviation - trait.of(kind);
  }

  private double expectation(Kinds kinds) {
    return level + days.of(kinds.weekend()) + hours.of(kinds.hour()) + sizes.of(kinds.size())
        + artists.of(kinds.artist());
  }

  /** The peak that a sale by this artist is as likely to exceed as not. */
  double middle(SaleContext sale, int artist) {
    return Math.exp(expectation(Kinds.of(sale.opensAt(), sale.zone(), sale.stock(), artist)));
  }

  /** The peak that was expected of each show of the history before it, in their order. */
  double expected(int index) {
    return Math.exp(expected.get(index));
  }

  boolean knows(int artist) {
    return artists.knows(artist);
  }

  /**
   * By which factors peaks were off, sorted: those of shows whose artist was as known as this one, or of all shows while those are too few.
   */
  double[] factors(int artist, int enough) {
    var own = knows(artist) ? offKnown : offUnknown;
    var other = knows(artist) ? offUnknown : offKnown;
    return own.size() >= enough ? sorted(own.stream()) : sorted(Stream.concat(own.stream(), other.stream()));
  }

  private static double[] sorted(Stream<Double> deviations) {
    return Quantiles.sorted(deviations.mapToDouble(Math::exp));
  }
}
