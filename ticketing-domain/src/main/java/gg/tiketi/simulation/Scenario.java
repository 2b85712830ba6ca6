package gg.tiketi.simulation;

import gg.tiketi.capacity.DemandHistory;
import gg.tiketi.capacity.SizingRule;
import gg.tiketi.capacity.forecast.CostRatio;
import gg.tiketi.catalog.SeatLayout;
import gg.tiketi.queue.QueueRules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What is simulated. Two simulations of equal scenarios take the same course.
 *
 * @param seed decides every chance
 * @param sale what is sold
 * @param visitors who comes
 * @param machines what serves them
 * @param outages what goes wrong
 */
public record Scenario(long seed, Sale sale, Visitors visitors, Machines machines, List<Outage> outages) {
  /** How long before the opening a simulation begins. */
  public static final Duration BEFORE = Duration.ofMinutes(80);
  /** How long it goes on after the sale has closed: no hold lives longer. */
  public static final Duration AFTER_THE_CLOSE = Duration.ofMinutes(22);

  public Scenario {
    outages = List.copyOf(outages);
  }

  /** The same with something going wrong. */
  public Scenario with(List<Outage> outages) {
    return new Scenario(seed, sale, visitors, machines, outages);
  }

  /** The same under another policy of expecting demand. */
  public Scenario with(String policy) {
    return new Scenario(seed, sale, visitors, machines.with(policy), outages);
  }

  /** How much time is simulated. */
  public Duration length() {
    return Duration.between(begins(), ends());
  }

  Instant begins() {
    return sale.opensAt().minus(BEFORE);
  }

  Instant ends() {
    return sale.opensAt().plus(sale.length()).plus(AFTER_THE_CLOSE);
  }

  /**
   * What is sold.
   *
   * @param artist as announced
   * @param opensAt when
   * @param length how long it is on sale
   * @param layout the seats
   * @param order who comes first among those who are there before the opening
   */
  public record Sale(String artist, Instant opensAt, Duration length, SeatLayout layout, QueueRules.Order order) {
    public Sale {
      if (!length.isPositive()) {
        throw new IllegalArgumentException("a sale closes after it opens: " + length);
      }
    }
  }

  /**
   * Who comes.
   *
   * @param people how many
   * @param registered how many of them asked to be reminded of the opening
   * @param shape how they come
   * @param habits what they are like
   */
  public record Visitors(int people, int registered, Shape shape, Habits habits) {
    public Visitors {
      if (people < 1 || registered < 0 || registered > people) {
        throw new IllegalArgumentException("nobody comes: %d people, %d registered".formatted(people, registered));
      }
    }
  }

  /**
   * What serves them.
   *
   * @param sizing how many instances people want, and how many there may be
   * @param launch how long an instance takes to start
   * @param policy whose forecast is planned for
   * @param ratio what a missing instance costs in idle ones
   * @param history what was recorded of past sales
   */
  public record Machines(SizingRule sizing, Duration launch, String policy, CostRatio ratio, DemandHistory history) {
    Machines with(String other) {
      return new Machines(sizing, launch, other, ratio, history);
    }
  }
}
