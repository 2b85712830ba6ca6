package gg.tiketi.capacity.forecast;

import gg.tiketi.capacity.Minute;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The next hours: what is usual at this hour of the week, as busy as the last day was, and on top the openings of the calendar with the
 * ebb that follows each. A pure function of what it is given.
 */
public final class CalendarProfile {
  /** How far back it looks. */
  public static final Duration WINDOW = Duration.ofDays(28);
  private static final int HOURS = 24;
  private static final double LEAST_LEVEL = .25;
  private static final double MOST_LEVEL = 4;
  /** What part of an opening's crowd is there in the hour before it, in its own and in those after (WC98). */
  private static final List<Double> PARTS = List.of(.77, 1.0, .38, .29);

  private final ZoneId zone;
  private final TreeMap<Instant, Integer> hours = new TreeMap<>();
  private final Map<Integer, List<Integer>> usual = new HashMap<>();

  private CalendarProfile(ZoneId zone, List<Minute> past, Instant asOf) {
    this.zone = zone;
    var current = asOf.truncatedTo(ChronoUnit.HOURS);
    past.stream().filter(minute -> minute.at().isBefore(current)).forEach(
        minute -> hours.merge(minute.at().truncatedTo(ChronoUnit.HOURS), minute.demand(), Math::max));
    hours.forEach((hour, peak) -> usual.computeIfAbsent(hourOfWeek(hour), first -> new ArrayList<>()).add(peak));
  }

  /**
   * The next 24 hours, the first being the one under way.
   *
   * @param zone in which people live
   * @param past the minutes of all events together
   * @param openings that are to come, or were a few hours ago
   */
  public static List<HourForecast> next(ZoneId zone, List<Minute> past, List<Opening> openings, Instant asOf) {
    var profile = new CalendarProfile(zone, past, asOf);
    double level = profile.level(asOf);
    var first = asOf.truncatedTo(ChronoUnit.HOURS);
    return IntStream.range(0, HOURS)
        .mapToObj(hour -> profile.forecast(first.plus(Duration.ofHours(hour)), level, openings)).toList();
  }

  private int hourOfWeek(Instant hour) {
    var local = hour.atZone(zone);
    return local.getDayOfWeek().getValue() * HOURS + local.getHour();
  }

  /** How busy the last day was against what is usual, so that one rush does not make all hours busy. */
  private double level(Instant asOf) {
    var ratios = hours.tailMap(asOf.minus(Duration.ofHours(HOURS))).entrySet().stream()
        .mapToDouble(hour -> hour.getValue() / Math.max(1, median(samples(hour.getKey())))).sorted().toArray();
    return ratios.length == 0 ? 1 : Math.clamp(ratios[ratios.length / 2], LEAST_LEVEL, MOST_LEVEL);
  }

  private double[] samples(Instant hour) {
    return Quantiles.sorted(usual.getOrDefault(hourOfWeek(hour), List.of()).stream().mapToDouble(Integer::doubleValue));
  }

  private static double median(double[] sorted) {
    return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
  }

  private HourForecast forecast(Instant hour, double level, List<Opening> openings) {
    var samples = samples(hour);
    double coming = openings.stream().mapToDouble(opening -> part(opening, hour) * opening.users()).sum();
    double[] all = samples.length == 0
        ? new double[]{coming}
        : Arrays.stream(samples).map(sample -> sample * level + coming).toArray();
    return new HourForecast(hour, median(samples) * level + coming, Quantiles.of(all, 1), samples.length,
        because(samples.length, level, openings, hour));
  }

  private static double part(Opening opening, Instant hour) {
    long since = ChronoUnit.HOURS.between(opening.opensAt().truncatedTo(ChronoUnit.HOURS), hour);
    return since < -1 || since + 1 >= PARTS.size() ? 0 : PARTS.get((int) since + 1);
  }

  private static String because(int samples, double level, List<Opening> openings, Instant hour) {
    var told = openings.stream().filter(opening -> part(opening, hour) > 0).map(Opening::title).toList();
    var usual = samples == 0
        ? "nothing was recorded at this hour of the week"
        : String.format(Locale.ROOT, "%d such hour(s) of the week, and the last day was %.2f times as busy as usual",
            samples, level);
    return told.isEmpty() ? usual : usual + "; openings: " + String.join(", ", told);
  }
}
