package gg.tiketi.app.rush;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Counts what happens while it happens. It can be used by any number of threads. */
public final class Tally {
  private static final long LONGEST_MICROS = Duration.ofMinutes(10).toNanos() / 1_000;

  private final Map<String, Histogram> times = new ConcurrentSkipListMap<>();
  private final Map<String, LongAdder> refusals = new ConcurrentSkipListMap<>();
  private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<Sold> sold = new ConcurrentLinkedQueue<>();
  private final AtomicInteger paidSeats = new AtomicInteger();

  /**
   * Seats that were paid at one moment.
   *
   * @param sinceOpening when their buyer knew it
   * @param seats how many
   */
  public record Sold(Duration sinceOpening, int seats) {}

  /** What is counted one by one. */
  enum Count {
    CALLS, GRANTED_SEATS, ABANDONED, EXPIRED, DECLINED, REFUNDED, LOST_CALLS, LEFT_SERVERS, SOLD_OUT_FOR, GAVE_UP,
    QUEUED,
    ADMITTED
  }

  /** How long a call took, as its caller felt it. */
  void took(String call, Duration time) {
    times.computeIfAbsent(call, _ -> new ConcurrentHistogram(LONGEST_MICROS, 3))
        .recordValue(Math.min(LONGEST_MICROS, time.toNanos() / 1_000));
  }

  /** A call was refused with this code. */
  void refused(String call, String code) {
    refusals.computeIfAbsent(call + ": " + code, _ -> new LongAdder()).increment();
  }

  void add(Count count, int much) {
    counts.computeIfAbsent(count.name(), _ -> new LongAdder()).add(much);
  }

  void sold(Duration sinceOpening, int seats) {
    sold.add(new Sold(sinceOpening, seats));
    paidSeats.addAndGet(seats);
  }

  long get(Count count) {
    var adder = counts.get(count.name());
    return adder == null ? 0 : adder.sum();
  }

  int paidSeats() {
    return paidSeats.get();
  }

  /** All payments in the order in which the buyers knew of them. */
  List<Sold> sold() {
    var sorted = new ArrayList<>(sold);
    sorted.sort((left, right) -> left.sinceOpening().compareTo(right.sinceOpening()));
    return List.copyOf(sorted);
  }

  Map<String, Histogram> times() {
    return times;
  }

  /** Refusals by call and code. */
  Map<String, Long> refusals() {
    var sums = new ConcurrentSkipListMap<String, Long>();
    refusals.forEach((code, adder) -> sums.put(code, adder.sum()));
    return sums;
  }
}
