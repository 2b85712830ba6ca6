package gg.tiketi.http.api;

import static gg.tiketi.http.shape.Field.optional;
import static gg.tiketi.http.shape.Shapes.text;
import static gg.tiketi.http.shape.Shapes.whole;

import gg.tiketi.catalog.CatalogService;
import gg.tiketi.catalog.Event;
import gg.tiketi.catalog.EventView;
import gg.tiketi.catalog.SeatLayout;
import gg.tiketi.http.api.SeatViews.FullMap;
import gg.tiketi.http.api.SeatViews.LayoutView;
import gg.tiketi.http.api.SeatViews.Layouts;
import gg.tiketi.http.api.SeatViews.StatusMap;
import gg.tiketi.http.api.SeatViews.UnchangingMap;
import gg.tiketi.http.problem.ProblemCode;
import gg.tiketi.http.route.Access;
import gg.tiketi.http.route.Answer;
import gg.tiketi.http.route.Call;
import gg.tiketi.http.route.Route;
import gg.tiketi.http.shape.Field;
import gg.tiketi.seating.LiveInventory;
import java.util.List;
import java.util.function.BiFunction;

/** Reading seats: what never changes, what does, and what changed since. */
final class SeatMapRoutes {
  private static final String FOR_EVER = "public, max-age=31536000, immutable";

  private static final Field<String> VERSION = optional("v", text(1, 64))
      .saying("The layout's version, as the event tells it: the answer never changes.");
  private static final Field<Long> SINCE = optional("since", whole(0, Long.MAX_VALUE))
      .saying("Only what changed after this version; everything when that is too long ago to tell.");

  private final CatalogService catalog;
  private final LiveInventory inventory;
  private final SeatPages pages = new SeatPages();

  SeatMapRoutes(CatalogService catalog, LiveInventory inventory) {
    this.catalog = catalog;
    this.inventory = inventory;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/api/seats/layouts").by(Access.PUBLIC).does("All seat layouts.")
            .answers(200, Layouts.class, "the layouts").to(_ -> layouts()),
        Route.get("/api/seats/events/{eventId}").by(Access.PUBLIC)
            .does("All seats of an event with their status, in layout order.").path(Named.EVENT_OF)
            .answers(200, FullMap.class, "the seats").to(call -> ofSeats(call, this::full)),
        Route.get("/api/seats/events/{eventId}/layout").by(Access.PUBLIC)
            .does("All seats of an event without what changes, in layout order.").path(Named.EVENT_OF).query(VERSION)
            .answers(200, UnchangingMap.class, "the seats")
            .to(call -> ofSeats(call, (event, layout) -> unchanging(call, event, layout))),
        Route.get("/api/seats/events/{eventId}/status").by(Access.PUBLIC)
            .does("The status of all seats, two bits each in layout order: 00 available, 01 locked, 10 reserved, 11 "
                + "blocked; or what changed since a version.")
            .path(Named.EVENT_OF).query(SINCE).answers(200, StatusMap.class, "the status, or the changes")
            .to(call -> ofSeats(call, (event, _) -> status(call, event))));
  }

  private Answer layouts() {
    return Answer.ok(new Layouts(catalog.layouts().stream().map(LayoutView::of).toList()));
  }

  private Answer ofSeats(Call call, BiFunction<Event, SeatLayout, Answer> answer) {
    return catalog.find(call.path(Named.EVENT_OF), call.now()).map(EventView::event)
        .flatMap(event -> event.layout().map(layout -> answer.apply(event, layout)))
        .orElseGet(() -> Answer.refused(ProblemCode.NOT_FOUND));
  }

  private Answer full(Event event, SeatLayout layout) {
    return Answer.ok(FullMap.class, pages.full(event, layout, inventory.map(event.id())));
  }

  private Answer unchanging(Call call, Event event, SeatLayout layout) {
    boolean named = call.query().find(VERSION).filter(layout.version()::equals).isPresent();
    return Answer.ok(UnchangingMap.class, pages.unchanging(event, layout))
        .with("Cache-Control", named ? FOR_EVER : "no-cache");
  }

  private Answer status(Call call, Event event) {
    return call.query().find(SINCE).flatMap(since -> inventory.changesSince(event.id(), since))
        .map(changes -> Answer.ok(StatusMap.class, pages.changes(changes)))
        .orElseGet(() -> Answer.ok(StatusMap.class, pages.status(event, inventory.map(event.id()))));
  }
}
