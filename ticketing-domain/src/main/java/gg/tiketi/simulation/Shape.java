package gg.tiketi.simulation;

import java.time.Duration;
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
  RAMPED(new double[][]{{-75, 0}, {-60, .31}, {-30, .62}, {-20, .63}, {-10, .69}, {-5, .77}, {-4, .80}, {0, .82},
      {5, .90}, {15, .95}, {30, .98}, {60, 1}}),
  /** Hardly anybody waits, and within a minute of the opening everybody is there. */
  COLD(new double[][]{{-60, 0}, {0, .02}, {1, .85}, {5, .93}, {15, .97}, {30, .99}, {60, 1}}),
  /** A surge from five minutes before the opening on, steady for twenty minutes, that ebbs for an hour and a half. */
  FLASH(new double[][]{{-5, 0}, {-2.5, .01}, {0, .035}, {20, .32}, {45, .61}, {70, .83}, {95, .96}, {120, 1}});

  private static final double MILLIS = 60_000;

  private final double[][] knots;

  Shape(double[][] knots) {
    this.knots = knots;
  }

  /** When somebody arrives, from the opening; negative before it. */
  Duration arrival(RandomGenerator chance) {
    double part = chance.nextDouble();
    int next = 1;
    while (knots[next][1] < part) {
      next++;
    }
    double[] from = knots[next - 1];
    double[] to = knots[next];
    double minute = from[0] + (to[0] - from[0]) * (part - from[1]) / (to[1] - from[1]);
    return Duration.ofMillis(Math.round(minute * MILLIS));
  }
}
