package gg.tiketi.app.bench;

import gg.tiketi.app.bench.Outcome.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Runs a thing and its baseline in turns, the first of each pair changing sides, and compares the medians: what disturbs the
 * machine disturbs both.
 */
final class Pairs {
  private static final int WARM_UPS = 2;

  private final String name;
  private final double goal;
  private final String baselineName;
  private final List<Sample> measured = new ArrayList<>();
  private final List<Sample> baseline = new ArrayList<>();

  /**
   * A comparison.
   *
   * @param goal what the thing has to reach, as a multiple of its baseline
   */
  Pairs(String name, double goal, String baselineName) {
    this.name = name;
    this.goal = goal;
    this.baselineName = baselineName;
  }

  /** Runs so many pairs, after some that only warm up. */
  void run(int pairs, Supplier<Sample> thing, Supplier<Sample> bare) {
    int warmUps = Math.min(WARM_UPS, pairs);
    for (int pair = 0; pair < warmUps + pairs; pair++) {
      if (pair % 2 == 0) {
        measured.add(thing.get());
        baseline.add(bare.get());
      } else {
        baseline.add(bare.get());
        measured.add(thing.get());
      }
    }
    measured.subList(0, warmUps).clear();
    baseline.subList(0, warmUps).clear();
  }

  /**
   * The verdict.
   *
   * @param bareHandlerMicros what a bare handler costs for each request; the generator must cost less
   */
  Outcome outcome(double bareHandlerMicros) {
    var lines = new ArrayList<String>();
    var ratios = new ArrayList<Double>();
    for (int pair = 0; pair < measured.size(); pair++) {
      ratios.add(measured.get(pair).perSecond() / baseline.get(pair).perSecond());
    }
    lines.add(line(name, measured));
    lines.add(line(baselineName, baseline));
    var ratio = Spread.of(ratios, Double::doubleValue);
    double reached = Spread.of(measured, Sample::perSecond).median() / Spread.of(baseline, Sample::perSecond).median();
    lines.add(String.format(Locale.ROOT, "%-34s %9.2f  (of pairs: median %.2f, %.2f to %.2f)", "ratio of the medians",
        reached, ratio.median(), ratio.min(), ratio.max()));
    double generator = Spread.of(measured, Sample::generatorMicros).median();
    boolean isVoid = generator >= bareHandlerMicros || errors() > 0;
    if (isVoid) {
      lines.add(String.format(Locale.ROOT, "void: generator %.1f µs a request, bare handler %.1f µs; %d wrong answers",
          generator, bareHandlerMicros, errors()));
    }
    return new Outcome(name, String.format(Locale.ROOT, "at least %.1f x %s", goal, baselineName),
        isVoid ? Verdict.VOID : reached >= goal ? Verdict.MET : Verdict.NOT_MET, lines);
  }

  private long errors() {
    return measured.stream().mapToLong(Sample::errors).sum() + baseline.stream().mapToLong(Sample::errors).sum();
  }

  private static String line(String name, List<Sample> runs) {
    var rate = Spread.of(runs, Sample::perSecond);
    return String.format(Locale.ROOT,
        "%-34s %,9.0f/s (%,.0f to %,.0f)  CPU µs each: server %.1f, database %.1f, generator %.1f; %.2f processors busy",
        name, rate.median(), rate.min(), rate.max(), Spread.of(runs, Sample::serverMicros).median(),
        Spread.of(runs, Sample::databaseMicros).median(), Spread.of(runs, Sample::generatorMicros).median(),
        Spread.of(runs, Sample::busy).median());
  }
}
