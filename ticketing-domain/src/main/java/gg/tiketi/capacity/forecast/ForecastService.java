package gg.tiketi.capacity.forecast;

import gg.tiketi.capacity.SizingRule;
import gg.tiketi.capacity.TrafficService;
import gg.tiketi.capacity.backtest.Backtest;
import gg.tiketi.capacity.backtest.BacktestReport;
import gg.tiketi.catalog.CatalogService;
import gg.tiketi.catalog.Event;
import gg.tiketi.catalog.EventQuery;
import gg.tiketi.catalog.EventStatus;
import gg.tiketi.catalog.EventView;
import gg.tiketi.kernel.EventId;
import gg.tiketi.kernel.Page;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What is expected of events and of the next hours, from what was recorded. */
public final class ForecastService {
  private static final Duration AHEAD = Duration.ofHours(26);
  private static final Duration BACK = Duration.ofHours(4);

  private final TrafficService traffic;
  private final CatalogService catalog;
  private final SizingRule rule;

  /** Over recorded traffic. */
  public ForecastService(TrafficService traffic, CatalogService catalog, SizingRule rule) {
    this.traffic = traffic;
    this.catalog = catalog;
    this.rule = rule;
  }

  /** The fleet for which it plans. */
  public SizingRule rule() {
    return rule;
  }

  /** What each policy expects of an event, the default one first; empty if there is no such event. */
  public Optional<List<SaleForecast>> of(EventId event, CostRatio ratio, Instant now) {
    return catalog.find(event, now).map(view -> Policies.all(rule, ratio).stream()
        .map(policy -> of(view, policy, now)).toList());
  }

  /** What one policy expects of a sale; plans are made by it. */
  public SaleForecast of(EventView view, String policy, CostRatio ratio, Instant now) {
    return Policies.all(rule, ratio).stream().filter(one -> one.id().equals(policy)).findFirst()
        .map(one -> of(view, one, now))
        .orElseThrow(() -> new IllegalArgumentException("no policy " + policy));
  }

  private SaleForecast of(EventView view, DemandForecaster policy, Instant now) {
    var forecast = policy.forecast(context(view, now), traffic.history(now), now);
    return SaleForecast.of(forecast, view.available(), rule);
  }

  private SaleContext context(EventView view, Instant now) {
    Event event = view.event();
    var opensAt = event.sale().opensAt();
    return new SaleContext(event.details().artistName(), opensAt, event.zone(),
        OptionalLong.of(view.listing().capacity()), OptionalInt.of(view.listing().registeredCount()),
        traffic.curve(event.id(), opensAt, now));
  }

  /** The hour under way and those after it, a day in all. */
  public List<HourForecast> hours(ZoneId zone, Instant now) {
    return CalendarProfile.next(zone, traffic.minutes(now.minus(CalendarProfile.WINDOW), now), openings(now), now);
  }

  /** The openings that the next hours feel, as the default policy expects them. */
  private List<Opening> openings(Instant now) {
    var policy = new SimpleAverage(rule);
    return Stream.concat(catalog.active(now).stream(), upcoming(now))
        .filter(view -> view.event().sale().opensAt().isAfter(now.minus(BACK)))
        .filter(view -> view.event().sale().opensAt().isBefore(now.plus(AHEAD)))
        .map(view -> new Opening(view.event().details().title(), view.event().sale().opensAt(),
            of(view, policy, now).forecast().users()))
        .toList();
  }

  /** The nearest hundred. */
  private Stream<EventView> upcoming(Instant now) {
    return catalog.search(EventQuery.all(1, Page.MAX_LIMIT).in(EventStatus.UPCOMING), now).items().stream();
  }

  /** What each policy would have cost in this installation's own past shows. */
  public BacktestReport backtest(CostRatio ratio, Duration lead, Instant now) {
    var terms = new Backtest.Terms(rule, ratio, lead, Backtest.Terms.of(rule, ratio).warmUp());
    return Backtest.ofAll(terms).run(traffic.history(now));
  }
}
