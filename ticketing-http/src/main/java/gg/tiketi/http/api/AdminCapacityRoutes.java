package gg.tiketi.http.api;

import static gg.tiketi.http.shape.Field.optional;
import static gg.tiketi.http.shape.Field.required;
import static gg.tiketi.http.shape.Shapes.choice;
import static gg.tiketi.http.shape.Shapes.list;
import static gg.tiketi.http.shape.Shapes.object;
import static gg.tiketi.http.shape.Shapes.whole;

import gg.tiketi.capacity.Minute;
import gg.tiketi.capacity.TrafficSummary;
import gg.tiketi.capacity.forecast.CostRatio;
import gg.tiketi.catalog.CatalogService;
import gg.tiketi.catalog.EventListing;
import gg.tiketi.http.api.CapacityViews.ArtistView;
import gg.tiketi.http.api.CapacityViews.Artists;
import gg.tiketi.http.api.CapacityViews.BacktestView;
import gg.tiketi.http.api.CapacityViews.Compared;
import gg.tiketi.http.api.CapacityViews.Comparison;
import gg.tiketi.http.api.CapacityViews.EventOutlook;
import gg.tiketi.http.api.CapacityViews.HourView;
import gg.tiketi.http.api.CapacityViews.MinuteView;
import gg.tiketi.http.api.CapacityViews.Outlook;
import gg.tiketi.http.api.CapacityViews.PolicyView;
import gg.tiketi.http.api.CapacityViews.Summary;
import gg.tiketi.http.api.CapacityViews.Traffic;
import gg.tiketi.http.problem.ProblemCode;
import gg.tiketi.http.route.Access;
import gg.tiketi.http.route.Answer;
import gg.tiketi.http.route.Call;
import gg.tiketi.http.route.Route;
import gg.tiketi.http.shape.ChoiceShape;
import gg.tiketi.http.shape.Field;
import gg.tiketi.http.shape.ObjectShape;
import gg.tiketi.kernel.EventId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Crowds as organisers see them: recorded minutes, what artists' shows teach, and what is expected. */
final class AdminCapacityRoutes {
  private static final int MOST_COMPARED = 20;
  private static final ChoiceShape<Duration> WORDS = choice(ranges());
  private static final Field<Duration> RANGE = optional("range", WORDS).orElse(Duration.ofHours(1))
      .saying("How far back, up to now.");
  private static final Field<List<EventId>> EVENTS = required("eventIds", list(Named.EVENT_ID, 1, MOST_COMPARED));
  private static final Field<Duration> TIME_RANGE = optional("timeRange", WORDS).orElse(Duration.ofHours(1))
      .saying("How far back, up to now.");
  private static final Field<Long> RATIO = optional("ratio", whole(1, 1_000)).orElse(9L)
      .saying("How many idle instances a missing one costs.");
  private static final Field<Long> LEAD = optional("leadMinutes", whole(0, 110)).orElse(30L)
      .saying("How long before each opening the policies have to answer.");
  private static final ObjectShape COMPARE = object("TrafficComparison", EVENTS, TIME_RANGE);
  private static final ObjectShape BACKTEST = object("BacktestTerms", RATIO, LEAD);

  private final CatalogService catalog;
  private final Insight insight;

  AdminCapacityRoutes(CatalogService catalog, Insight insight) {
    this.catalog = catalog;
    this.insight = insight;
  }

  private static Map<String, Duration> ranges() {
    var ranges = new LinkedHashMap<String, Duration>();
    List.of(1, 6, 24).forEach(hours -> ranges.put(hours + "h", Duration.ofHours(hours)));
    return ranges;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/api/admin/traffic/current").by(Access.ADMIN).does("People at all events together, by minute.")
            .query(RANGE).answers(200, Traffic.class, "recorded minutes").to(this::current),
        Route.get("/api/admin/traffic/{eventId}").by(Access.ADMIN).does("People at one event, by minute.")
            .path(Named.EVENT_OF).query(RANGE).answers(200, Traffic.class, "recorded minutes").to(this::ofEvent),
        Route.post("/api/admin/traffic/compare").by(Access.ADMIN).does("Events beside each other.").body(COMPARE)
            .answers(200, Comparison.class, "minutes and figures of each").refuses(ProblemCode.NOT_FOUND)
            .to(this::compare),
        Route.get("/api/admin/artist-averages").by(Access.ADMIN).does("What the past shows of each artist teach.")
            .answers(200, Artists.class, "artists with recorded shows").to(this::artists),
        Route.get("/api/admin/forecast").by(Access.ADMIN).does("How many people the next 24 hours bring.")
            .answers(200, Outlook.class, "hour by hour").to(this::hours),
        Route.get("/api/admin/forecast/{eventId}").by(Access.ADMIN).does("One event under each policy.")
            .path(Named.EVENT_OF).query(RATIO).answers(200, EventOutlook.class, "what each expects, and why")
            .to(this::event),
        Route.post("/api/admin/forecast/backtest").by(Access.ADMIN)
            .does("What each policy would have cost in the recorded shows.").optionalBody(BACKTEST)
            .answers(200, BacktestView.class, "policy by policy").to(this::backtest));
  }

  private Answer current(Call call) {
    return Answer.ok(Traffic.of(insight.traffic().minutes(call.now().minus(call.query().get(RANGE)), call.now())));
  }

  private Answer ofEvent(Call call) {
    return found(call.path(Named.EVENT_OF), call)
        .<Answer>map(listing -> Answer.ok(Traffic.of(minutes(listing, call.query().get(RANGE), call))))
        .orElseGet(() -> Answer.refused(ProblemCode.NOT_FOUND));
  }

  private Answer compare(Call call) {
    var events = call.body().get(EVENTS).stream().distinct().map(id -> found(id, call)).toList();
    if (events.stream().anyMatch(Optional::isEmpty)) {
      return Answer.refused(ProblemCode.NOT_FOUND);
    }
    return Answer.ok(new Comparison(events.stream().flatMap(Optional::stream)
        .map(listing -> compared(listing, call)).toList()));
  }

  private Compared compared(EventListing listing, Call call) {
    var minutes = minutes(listing, call.body().get(TIME_RANGE), call);
    return new Compared(listing.event().id().toString(), listing.event().details().title(),
        minutes.stream().map(MinuteView::of).toList(), Summary.of(TrafficSummary.of(minutes)));
  }

  private List<Minute> minutes(EventListing listing, Duration range, Call call) {
    return insight.traffic().minutes(listing.event().id(), call.now().minus(range), call.now());
  }

  private Optional<EventListing> found(EventId id, Call call) {
    return catalog.listing(id, call.now()).filter(listing -> !listing.event().hidden());
  }

  private Answer artists(Call call) {
    return Answer.ok(new Artists(insight.traffic().averages(call.now()).stream().map(ArtistView::of).toList()));
  }

  private Answer hours(Call call) {
    var rule = insight.forecasts().rule();
    var hours = insight.forecasts().hours(Times.HOME, call.now()).stream().map(hour -> HourView.of(hour, rule))
        .toList();
    return Answer.ok(new Outlook(hours.getFirst(), hours));
  }

  private Answer event(Call call) {
    EventId event = call.path(Named.EVENT_OF);
    return insight.forecasts().of(event, new CostRatio(call.query().get(RATIO)), call.now())
        .<Answer>map(policies -> Answer
            .ok(new EventOutlook(event.toString(), policies.stream().map(PolicyView::of).toList())))
        .orElseGet(() -> Answer.refused(ProblemCode.NOT_FOUND));
  }

  private Answer backtest(Call call) {
    var ratio = new CostRatio(call.body().find(RATIO).orElse(9L));
    var lead = Duration.ofMinutes(call.body().find(LEAD).orElse(30L));
    return Answer.ok(BacktestView.of(insight.forecasts().backtest(ratio, lead, call.now())));
  }
}
