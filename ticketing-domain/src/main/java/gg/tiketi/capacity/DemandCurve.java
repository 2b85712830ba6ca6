package gg.tiketi.capacity;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * How many people wanted a show at once, minute by minute around the opening of its sale. Minutes may be missing. What lies
 * earlier than {@link #BEFORE} or later than {@link #AFTER} says nothing about a rush and is left out.
 */
public final class DemandCurve {
  /** How long before the opening a curve begins. */
  public static final Duration BEFORE = Duration.ofHours(2);
  /** How long after the opening a curve ends: the longest that a plan stays in force. */
  public static final Duration AFTER = Duration.ofHours(4);
  /** Nothing recorded. */
  public static final DemandCurve EMPTY = new DemandCurve(List.of());
  private static final int MEDIAN_OF = 3;
  /** How old a reading may be and still tell how many wait. */
  private static final int FRESH_MINUTES = 5;

  private final int[] offsets;
  private final int[] concurrent;
  private final int[] queued;
  private final int peakDemand;
  private final int peakConcurrent;

  /**
   * One minute of a curve.
   *
   * @param offset minutes from the opening to this one; negative before it
   * @param concurrent how many people were inside
   * @param queued how many waited
   */
  public record Point(int offset, int concurrent, int queued) {
    public Point {
      if (concurrent < 0 || queued < 0) {
        throw new IllegalArgumentException("fewer than nobody: " + concurrent + " + " + queued);
      }
    }

    int demand() {
      return Math.addExact(concurrent, queued);
    }
  }

  private DemandCurve(List<Point> points) {
    offsets = points.stream().mapToInt(Point::offset).toArray();
    concurrent = points.stream().mapToInt(Point::concurrent).toArray();
    queued = points.stream().mapToInt(Point::queued).toArray();
    peakDemand = peak(size(), index -> Math.addExact(concurrent[index], queued[index]));
    peakConcurrent = peak(size(), index -> concurrent[index]);
  }

  /** A curve of these minutes, in any order; of a minute that is there twice the busier reading counts. */
  public static DemandCurve of(Collection<Point> points) {
    var sorted = new TreeMap<Integer, Point>();
    points.stream().filter(DemandCurve::isNear).forEach(point -> sorted.merge(point.offset(), point,
        (one, other) -> one.demand() >= other.demand() ? one : other));
    return sorted.isEmpty() ? EMPTY : new DemandCurve(List.copyOf(sorted.values()));
  }

  /** The curve of recorded minutes around an opening. */
  public static DemandCurve around(Instant opensAt, Collection<Minute> minutes) {
    return of(minutes.stream().map(minute -> new Point(offset(opensAt, minute.at()), minute.concurrent(),
        minute.queued())).toList());
  }

  /** In which minute from the opening an instant lies. */
  public static int offset(Instant opensAt, Instant at) {
    return Math.toIntExact(Math.floorDiv(Duration.between(opensAt, at).toSeconds(), 60));
  }

  private static boolean isNear(Point point) {
    return point.offset() >= -BEFORE.toMinutes() && point.offset() < AFTER.toMinutes();
  }

  /** How many minutes were recorded. */
  public int size() {
    return offsets.length;
  }

  /** The minutes in their order. */
  public List<Point> points() {
    return IntStream.range(0, size())
        .mapToObj(index -> new Point(offsets[index], concurrent[index], queued[index])).toList();
  }

  /** The part that was over {@code offset} minutes from the opening. */
  public DemandCurve until(int offset) {
    int end = first(offset);
    return end == size() ? this : new DemandCurve(points().subList(0, end));
  }

  /**
   * The most people who wanted the show at once: the largest median of three recorded minutes in a row, whatever lies missing between
   * them, so that neither a single false reading nor a hole makes or hides a peak. Of one or two minutes the lesser.
   */
  public int peakDemand() {
    return peakDemand;
  }

  /** The most people inside at once, in the same way. */
  public int peakConcurrent() {
    return peakConcurrent;
  }

  private static int peak(int size, IntUnaryOperator reading) {
    int width = Math.min(MEDIAN_OF, size);
    int most = 0;
    for (int from = 0; width > 0 && from + width <= size; from++) {
      var window = new int[width];
      for (int index = 0; index < width; index++) {
        window[index] = reading.applyAsInt(from + index);
      }
      Arrays.sort(window);
      most = Math.max(most, window[(width - 1) / 2]);
    }
    return most;
  }

  /** The sum of demand over the recorded minutes. */
  public long totalDemand() {
    return Arrays.stream(concurrent).asLongStream().sum() + Arrays.stream(queued).asLongStream().sum();
  }

  /** How many wanted the show in the last recorded minute that was over {@code offset} minutes from the opening, if that is fresh. */
  public OptionalInt demandBefore(int offset) {
    int last = first(offset) - 1;
    return last >= 0 && offset - offsets[last] <= FRESH_MINUTES
        ? OptionalInt.of(Math.addExact(concurrent[last], queued[last]))
        : OptionalInt.empty();
  }

  /** The index of the first minute that is not before an offset. */
  private int first(int offset) {
    int index = Arrays.binarySearch(offsets, offset);
    return index >= 0 ? index : -index - 1;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DemandCurve curve && Arrays.equals(offsets, curve.offsets)
        && Arrays.equals(concurrent, curve.concurrent) && Arrays.equals(queued, curve.queued);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(offsets) * 31 + Arrays.hashCode(concurrent);
  }

  @Override
  public String toString() {
    return size() + " minutes, peak " + peakDemand();
  }
}
