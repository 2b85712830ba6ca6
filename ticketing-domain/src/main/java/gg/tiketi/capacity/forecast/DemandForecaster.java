package gg.tiketi.capacity.forecast;

import gg.tiketi.capacity.DemandHistory;
import java.time.Instant;

/**
 * A policy of expecting demand. It is a pure function: it asks no clock and no store and knows nothing that was not known at {@code
 * asOf}, so that a backtest tells what it would really have said (law C8).
 */
public interface DemandForecaster {
  /** The policy's name. */
  String id();

  /** How many people to be ready for. */
  DemandForecast forecast(SaleContext sale, DemandHistory history, Instant asOf);
}
