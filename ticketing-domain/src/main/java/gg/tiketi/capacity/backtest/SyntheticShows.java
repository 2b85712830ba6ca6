package gg.tiketi.capacity.backtest;

import gg.tiketi.capacity.DemandCurve;
import gg.tiketi.capacity.DemandCurve.Point;
import gg.tiketi.capacity.DemandHistory;
import gg.tiketi.capacity.Show;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * The history of an operator that does not exist, from a seed. No public trace of ticket sales is known: the shape of the ramp, its spread,
 * the spread of peaks and the difference between weekdays and weekends are those of a public trace of a sports site around its scheduled
 * matches (WC98); the shape of a cold opening is that of published accounts; everything else is assumed. Whoever shows a result says so
 * ({@link Traits#toString}).
 *
 * @param traits what the world is like
 */
public record SyntheticShows(Traits traits) {
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  private static final LocalDate FIRST_DAY = LocalDate.of(2023, 1, 2);
  private static final int DAYS = 1_000;
  private static final int MOST_INSIDE = 7_500;
  private static final double HOLES = .02;

  /**
   * What a made-up world is like.
   *
   * @param artists how many there are
   * @param showsEach how many shows each of them has
   * @param medianPeak the peak of half of the artists' first shows on a weekday
   * @param artistSpread the standard deviation of the logarithm of their popularity (assumed)
   * @param showSpread the standard deviation of the logarithm of a show's peak on a kind of day (WC98: 0.45)
   * @param weekend how many times more come on a weekend (WC98: 4)
   * @param jumpChance how likely an artist's popularity jumps before a show (assumed: 8 %)
   * @param jump by how much (4.6)
   * @param coldChance how likely nobody waits and everybody comes at the opening (assumed: 20 %)
   */
  public record Traits(int artists, int showsEach, double medianPeak, double artistSpread, double showSpread,
      double weekend, double jumpChance, double jump, double coldChance) {
    /** Ten artists with ten shows each. */
    public static final Traits DEFAULT = new Traits(10, 10, 6_000, .6, .45, 4, .08, 4.6, .2);

    @Override
    public String toString() {
      return String.format(Locale.ROOT,
          "synthetic, parameters: %d artists × %d shows, median peak %.0f, sd(log) %.2f between artists and %.2f between "
              + "shows, weekend × %.1f, jump × %.1f with chance %.2f, cold opening with chance %.2f",
          artists, showsEach, medianPeak, artistSpread, showSpread, weekend, jump, jumpChance, coldChance);
    }
  }

  /** The history that follows from a seed. */
  public DemandHistory history(long seed) {
    var chance = new SplittableRandom(seed);
    var shows = new ArrayList<Show>();
    for (int artist = 0; artist < traits.artists(); artist++) {
      addShows(shows, "%d/%d".formatted(seed, artist), chance.split());
    }
    return DemandHistory.of(shows, List.of());
  }

  private void addShows(List<Show> shows, String artist, RandomGenerator chance) {
    double popularity = Math.log(traits.medianPeak()) + traits.artistSpread() * chance.nextGaussian();
    int gap = DAYS / traits.showsEach();
    for (int number = 0; number < traits.showsEach(); number++) {
      popularity += chance.nextDouble() < traits.jumpChance() ? Math.log(traits.jump()) : 0;
      var opensAt = FIRST_DAY.plusDays((long) number * gap + chance.nextInt(gap)).atTime(9 + chance.nextInt(12), 0)
          .atZone(SEOUL);
      double peak = Math.exp(popularity + traits.showSpread() * chance.nextGaussian())
          * (isWeekend(opensAt) ? traits.weekend() : 1);
      shows.add(new Show(artist + "/" + number, "artist " + artist, opensAt.toInstant(), SEOUL, OptionalLong.empty(),
          OptionalInt.empty(), curve(peak, chance)));
    }
  }

  private static boolean isWeekend(ZonedDateTime time) {
    return time.getDayOfWeek() == DayOfWeek.SATURDAY || time.getDayOfWeek() == DayOfWeek.SUNDAY;
  }

  private DemandCurve curve(double peak, RandomGenerator chance) {
    return curve(peak, chance.nextDouble() < traits.coldChance() ? Ramp.cold(chance) : Ramp.gradual(chance), chance);
  }

  /** A crowd of about this peak that gathers for half an hour before the opening. */
  public static DemandCurve gradual(double peak, RandomGenerator chance) {
    return curve(peak, Ramp.gradual(chance), chance);
  }

  private static DemandCurve curve(double peak, Ramp ramp, RandomGenerator chance) {
    var points = new ArrayList<Point>();
    for (int offset = -60; offset < Duration.ofHours(3).toMinutes(); offset++) {
      double mean = peak * ramp.at(offset);
      int demand = (int) Math.max(0, Math.round(mean + Math.sqrt(mean) * chance.nextGaussian()));
      int inside = offset < 0 ? 0 : Math.min(demand, MOST_INSIDE);
      if (chance.nextDouble() >= HOLES) {
        points.add(new Point(offset, inside, demand - inside));
      }
    }
    return DemandCurve.of(points);
  }
}
