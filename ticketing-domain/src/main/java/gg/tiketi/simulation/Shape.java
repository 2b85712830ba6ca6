package gg.tiketi.simulation;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * How a crowd arrives around an opening, as the part of it that has come by some minutes; between them it comes evenly. How many come
 * is given, so the instants of a Poisson process with this rate are independent draws from it.
 *
 * <p>No public trace of ticket sales is known. {@link #RAMPED} gathers as the people of a public trace of a sports site around its
 * scheduled matches do (WC98), with a late fifth that is assumed; {@link #COLD} follows published accounts of a crowd that is there
 * within a minute; {@link #FLASH} is the generic flash crowd of the literature: up in 1 ÷ log₁₀(1 + S), steady for log₁₀(1 + S), down
 * in 5 · log₁₀(1 + S), here with a surge S of 100 and a unit of ten minutes (assumed).
 */
public enum Shape {
  /** People gather for an hour before the opening. */
  RAMPED,
  /** Hardly anybody waits, and within a minute of the opening everybody is there. */
  COLD,
  /** A surge from five minutes before the opening on, steady for twenty minutes, that ebbs for an hour and a half. */
  FLASH;

  private static final List<Knot> GATHERING = List.of(at(-75, 0), at(-60, .31), at(-30, .62), at(-20, .63),
      at(-10, .69), at(-5, .77), at(-4, .80), at(0, .82), at(5, .90), at(15, .95), at(30, .98), at(60, 1));
  private static final List<Knot> AT_ONCE = List.of(at(-60, 0), at(0, .02), at(1, .85), at(5, .93), at(15, .97),
      at(30, .99), at(60, 1));
  private static final List<Knot> SURGE = List.of(at(-5, 0), at(-2.5, .01), at(0, .035), at(20, .32), at(45, .61),
      at(70, .83), at(95, .96), at(120, 1));
  private static final double MILLIS = 60_000;

  /** By a minute from the opening this part has come. */
  private record Knot(double minute, double part) {}

  private static Knot at(double minute, double part) {
    return new Knot(minute, part);
  }

  private List<Knot> knots() {
    return switch (this) {
      case RAMPED -> GATHERING;
      case COLD -> AT_ONCE;
      case FLASH -> SURGE;
    };
  }

  /** When somebody arrives, from the opening; negative before it. */
  Duration arrival(RandomGenerator chance) {
    var knots = knots();
    double part = chance.nextDouble();
    int next = 1;
    while (knots.get(next).part() < part) {
      next++;
    }
    var from = knots.get(next - 1);
    var to = knots.get(next);
    double minute = from.minute() + (to.minute() - from.minute()) * (part - from.part()) / (to.part() - from.part());
    return Duration.ofMillis(Math.round(minute * MILLIS));
  }
}
