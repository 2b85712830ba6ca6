package gg.tiketi.laws.capacity;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.tiketi.capacity.DemandHistory;
import gg.tiketi.capacity.SizingRule;
import gg.tiketi.capacity.forecast.CostRatio;
import gg.tiketi.capacity.forecast.DemandForecast;
import gg.tiketi.capacity.forecast.DemandForecaster;
import gg.tiketi.capacity.forecast.Policies;
import gg.tiketi.capacity.forecast.Quantiles;
import gg.tiketi.capacity.forecast.SaleContext;
import gg.tiketi.capacity.forecast.SimpleAverage;
import gg.tiketi.laws.LawLedger;
import gg.tiketi.laws.OverAdapter;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The laws of policies, over every policy; and policies that break them. */
@ExtendWith(LawLedger.class)
class ForecastLawsTest implements OverAdapter {
  @Override
  public String adapterName() {
    return "in-memory";
  }

  static List<DemandForecaster> policies() {
    return Policies.all(SizingRule.DEFAULT, CostRatio.DEFAULT);
  }

  @ParameterizedTest
  @MethodSource("policies")
  void C8_noPolicySeesTheFuture(DemandForecaster policy) {
    ForecastLaws.neverSeesTheFuture(policy);
  }

  @ParameterizedTest
  @MethodSource("policies")
  void C8_scalingDemandScalesTheForecast(DemandForecaster policy) {
    ForecastLaws.scalesWithDemand(policy);
  }

  @ParameterizedTest
  @MethodSource("policies")
  void C8_quantilesNeverFall(DemandForecaster policy) {
    ForecastLaws.quantilesRise(policy);
  }

  @ParameterizedTest
  @MethodSource("policies")
  void a_policy_is_a_function_of_history(DemandForecaster policy) {
    ForecastLaws.isAFunctionOfHistory(policy);
  }

  @ParameterizedTest
  @MethodSource("policies")
  void of_an_unknown_sale_every_policy_says_five_instances(DemandForecaster policy) {
    ForecastLaws.answersWithoutHistory(policy);
  }

  /** What is wrong with a policy, and what must notice. */
  private record Fault(String name, Answer answer, Consumer<DemandForecaster> law) implements DemandForecaster {
    /** How it answers. */
    private interface Answer {
      DemandForecast of(DemandForecast right, SaleContext sale, DemandHistory history, Instant asOf);
    }

    @Override
    public String id() {
      return name;
    }

    @Override
    public DemandForecast forecast(SaleContext sale, DemandHistory history, Instant asOf) {
      return answer.of(new SimpleAverage(SizingRule.DEFAULT).forecast(sale, history, asOf), sale, history, asOf);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static List<Fault> faults() {
    return List.of(
        new Fault("it forgets when it was asked",
            (right, sale, history, asOf) -> new SimpleAverage(SizingRule.DEFAULT).forecast(sale, history, Instant.MAX),
            ForecastLaws::neverSeesTheFuture),
        new Fault("it counts shows that are to come",
            (right, sale, history, asOf) -> users(right, right.users() + history.shows().size()),
            ForecastLaws::neverSeesTheFuture),
        new Fault("it adds a thousand", (right, sale, history, asOf) -> users(right, right.users() + 1_000),
            ForecastLaws::scalesWithDemand),
        new Fault("it never expects more than it can carry",
            (right, sale, history, asOf) -> users(right, Math.min(30_000, right.users())),
            ForecastLaws::scalesWithDemand),
        new Fault("of nobody it expects nobody", (right, sale, history, asOf) -> users(right, 0),
            ForecastLaws::answersWithoutHistory),
        new Fault("it believes the last told show",
            (right, sale, history, asOf) -> users(right, System.identityHashCode(history)),
            ForecastLaws::isAFunctionOfHistory));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void a_broken_policy_dies(Fault fault) {
    assertThatThrownBy(() -> fault.law().accept(fault)).isInstanceOf(AssertionError.class);
  }

  @Test
  void quantiles_that_fall_cannot_be_built() {
    assertThatThrownBy(() -> new Quantiles(
        List.of(1.0, 2.0, 3.0, 4.0, 5.0, 4.0, 7.0, 8.0, 9.0, 10.0, 11.0)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static DemandForecast users(DemandForecast forecast, double users) {
    return new DemandForecast(forecast.policy(), users, forecast.quantiles(), forecast.shows(), forecast.because());
  }
}
