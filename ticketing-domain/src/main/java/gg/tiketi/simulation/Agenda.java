package gg.tiketi.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.PriorityQueue;

/**
 * Virtual time: everything that is still to happen, in its order, and a clock that stands at what happens now. What is due at the same
 * instant happens in the order in which it was written down, so that the same agenda always takes the same course.
 */
final class Agenda implements InstantSource {
  private final PriorityQueue<Entry> entries = new PriorityQueue<>();
  private Instant now;
  private long written;

  private record Entry(Instant at, long number, Runnable work) implements Comparable<Entry> {
    @Override
    public int compareTo(Entry other) {
      int order = at.compareTo(other.at);
      return order == 0 ? Long.compare(number, other.number) : order;
    }
  }

  /** An empty agenda. */
  Agenda(Instant start) {
    now = start;
  }

  @Override
  public Instant instant() {
    return now;
  }

  /** Writes down what is to happen at an instant, at once if that is over. */
  void at(Instant at, Runnable work) {
    entries.add(new Entry(at.isBefore(now) ? now : at, written, work));
    written++;
  }

  /** Writes down what is to happen after some time. */
  void after(Duration time, Runnable work) {
    at(now.plus(time), work);
  }

  /** Writes down what is to happen again and again, until it says that it was the last time. */
  void every(Duration period, Repeated work) {
    after(period, () -> {
      if (work.goesOn()) {
        every(period, work);
      }
    });
  }

  /** Something that happens again and again. */
  @FunctionalInterface
  interface Repeated {
    /** Does it once; whether it is to be done again. */
    boolean goesOn();
  }

  /** Lets everything happen that is due before an instant, and stops the clock there. */
  void runUntil(Instant end) {
    while (!entries.isEmpty() && entries.element().at().isBefore(end)) {
      var next = entries.remove();
      now = next.at();
      next.work().run();
    }
    now = end;
  }
}
