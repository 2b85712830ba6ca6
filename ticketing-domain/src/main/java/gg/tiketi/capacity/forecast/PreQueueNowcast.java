package gg.tiketi.capacity.forecast;

import gg.tiketi.capacity.DemandCurve;
import gg.tiketi.capacity.DemandHistory;
import gg.tiketi.capacity.SizingRule;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * From the people who wait for the opening already: as many times more as came in past sales for each who waited at the same time before
 * the opening, at the quantile that the cost ratio asks for. A crowd that is far smaller than the expected one tells nothing (people come
 * at the last moment), nor does one before enough sales with such a crowd are known: then {@link PooledQuantile} answers.
 *
 * @param rule knows the standard fleet
 * @param ratio chooses the quantile
 */
public record PreQueueNowcast(SizingRule rule, CostRatio ratio) implements DemandForecaster {
  /** The least part of the expected peak that has to wait already. */
  private static final double TELLING = .1;

  @Override
  public String id() {
    return "pre-queue-nowcast";
  }

  @Override
  public DemandForecast forecast(SaleContext sale, DemandHistory history, Instant asOf) {
    var known = history.asOf(asOf);
    int offset = DemandCurve.offset(sale.opensAt(), asOf);
    var waiting = sale.soFar().demandBefore(offset);
    if (offset >= 0 || waiting.isEmpty()) {
      return fallBack(sale, known, asOf, "nobody waits for the opening yet");
    }
    var model = known.derived(PooledModel.class, PooledModel::of);
    if (!tells(waiting, model.middle(sale, known.artist(sale.artist())))) {
      return fallBack(sale, known, asOf, "too few wait for the opening to tell");
    }
    var factors = factors(known, model, offset);
    return factors.length < ratio.samplesNeeded()
        ? fallBack(sale, known, asOf, "too few past sales had people waiting for the opening")
        : told(waiting.getAsInt(), factors, -offset);
  }

  private DemandForecast told(int waiting, double[] factors, int minutes) {
    double factor = Quantiles.conformal(factors, ratio.quantile());
    return new DemandForecast(id(), waiting * factor, Quantiles.of(factors, waiting), factors.length,
        String.format(Locale.ROOT,
            "%,d people wait %d minutes before the opening, and up to %.2f came for each in %d past sales", waiting,
            minutes, factor, factors.length));
  }

  /** How many came for each who waited, in past sales with a crowd that told something. */
  private static double[] factors(DemandHistory known, PooledModel model, int offset) {
    return Quantiles.sorted(IntStream.range(0, known.shows().size())
        .filter(index -> tells(known.shows().get(index).curve().demandBefore(offset), model.expected(index)))
        .mapToObj(index -> known.shows().get(index).curve())
        .mapToDouble(curve -> curve.peakDemand() / (double) curve.demandBefore(offset).orElseThrow()));
  }

  private static boolean tells(OptionalInt waiting, double expected) {
    return waiting.isPresent() && waiting.getAsInt() > 0 && waiting.getAsInt() >= TELLING * expected;
  }

  private DemandForecast fallBack(SaleContext sale, DemandHistory known, Instant asOf, String why) {
    return new PooledQuantile(rule, ratio).forecast(sale, known, asOf).saidBy(id(), why);
  }
}
