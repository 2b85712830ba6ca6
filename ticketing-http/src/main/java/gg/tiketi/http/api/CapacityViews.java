package gg.tiketi.http.api;

import gg.tiketi.capacity.ArtistAverage;
import gg.tiketi.capacity.Minute;
import gg.tiketi.capacity.SizingRule;
import gg.tiketi.capacity.TrafficSummary;
import gg.tiketi.capacity.backtest.BacktestReport;
import gg.tiketi.capacity.backtest.Scorecard;
import gg.tiketi.capacity.forecast.HourForecast;
import gg.tiketi.capacity.forecast.Quantiles;
import gg.tiketi.capacity.forecast.SaleForecast;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What organisers see of crowds: recorded, learned and expected. */
final class CapacityViews {
  private CapacityViews() {}

  /** One minute. */
  public record MinuteView(OffsetDateTime timestamp, int concurrentUsers, int queueUsers, int arrivals, int admissions,
      int instanceCount) {
    static MinuteView of(Minute minute) {
      return new MinuteView(time(minute.at()), minute.concurrent(), minute.queued(), minute.arrivals(),
          minute.admissions(), minute.inService());
    }
  }

  /** Recorded minutes; those in which nobody was there may be missing. */
  public record Traffic(List<MinuteView> metrics) {
    static Traffic of(List<Minute> minutes) {
      return new Traffic(minutes.stream().map(MinuteView::of).toList());
    }
  }

  /** The figures of one event; no wait where nobody was let in. */
  public record Summary(int maxConcurrent, int maxQueue, double avgConcurrent, @Nullable Long avgWaitSeconds) {
    static Summary of(TrafficSummary summary) {
      return new Summary(summary.maxConcurrent(), summary.maxQueue(), summary.averageConcurrent(),
          summary.averageWait().map(wait -> wait.toSeconds()).orElse(null));
    }
  }

  /** One event among those compared. */
  public record Compared(String eventId, String eventTitle, List<MinuteView> metrics, Summary summary) {}

  /** Events beside each other. */
  public record Comparison(List<Compared> comparison) {}

  /** What the past shows of an artist teach. */
  public record ArtistView(String artistName, double avgConcurrentUsers, double avgDemand, int recommendedInstances,
      int eventCount, OffsetDateTime updatedAt) {
    static ArtistView of(ArtistAverage average) {
      return new ArtistView(average.artist(), average.concurrent(), average.demand(), average.recommended(),
          average.shows(), time(average.updatedAt()));
    }
  }

  /** All artists with recorded shows, the one with the greatest demand first. */
  public record Artists(List<ArtistView> artists) {}

  /** How many people there may be: not exceeded with this chance. */
  public record QuantileView(double level, double users) {
    static List<QuantileView> of(Quantiles quantiles) {
      return IntStream.range(0, Quantiles.LEVELS.size())
          .mapToObj(index -> new QuantileView(Quantiles.LEVELS.get(index), quantiles.users().get(index))).toList();
    }
  }

  /** One hour to come. */
  public record HourView(OffsetDateTime from, double users, int recommendedInstances, List<QuantileView> quantiles,
      int hours, String because) {
    static HourView of(HourForecast hour, SizingRule rule) {
      return new HourView(time(hour.from()), hour.users(), rule.instances(hour.users()),
          QuantileView.of(hour.quantiles()), hour.hours(), hour.because());
    }
  }

  /** The hour under way, and the day that begins with it. */
  public record Outlook(HourView nextHour, List<HourView> next24Hours) {}

  /** What one policy expects of an event. */
  public record PolicyView(String policy, double users, int recommendedInstances, double usefulUsers,
      List<QuantileView> quantiles, int shows, String because) {
    static PolicyView of(SaleForecast sale) {
      var forecast = sale.forecast();
      return new PolicyView(forecast.policy(), forecast.users(), sale.instances(), sale.usefulUsers(),
          QuantileView.of(forecast.quantiles()), forecast.shows(), forecast.because());
    }
  }

  /** One event under each policy, the default one first. */
  public record EventOutlook(String eventId, List<PolicyView> policies) {}

  /** How one policy would have fared. */
  public record PolicyCost(String policy, double shortShare, int missingInstances, int idleInstances, double cost,
      double costPerNeed, double againstAverage) {
    static PolicyCost of(Scorecard card, BacktestReport report) {
      var ratio = report.terms().ratio();
      return new PolicyCost(card.policy(), card.shortShare(), card.missing(), card.idle(), card.cost(ratio),
          card.costPerNeed(ratio), report.costRatio(card.policy(), "simple-average"));
    }
  }

  /** What each policy would have cost in the past. */
  public record BacktestView(int shows, int scored, double fewToMany, long leadMinutes, List<PolicyCost> policies) {
    static BacktestView of(BacktestReport report) {
      return new BacktestView(report.shows(), report.scored(), report.terms().ratio().fewToMany(),
          report.terms().lead().toMinutes(),
          report.cards().stream().map(card -> PolicyCost.of(card, report)).toList());
    }
  }

  private static OffsetDateTime time(Instant instant) {
    return Times.in(Times.HOME, instant);
  }
}
