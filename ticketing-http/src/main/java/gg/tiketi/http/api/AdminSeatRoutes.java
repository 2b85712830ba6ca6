package gg.tiketi.http.api;

import static gg.tiketi.http.shape.Field.optional;
import static gg.tiketi.http.shape.Field.required;
import static gg.tiketi.http.shape.Shapes.choice;
import static gg.tiketi.http.shape.Shapes.list;
import static gg.tiketi.http.shape.Shapes.money;
import static gg.tiketi.http.shape.Shapes.object;
import static gg.tiketi.http.shape.Shapes.text;
import static gg.tiketi.http.shape.Shapes.whole;

import gg.tiketi.catalog.CatalogService;
import gg.tiketi.catalog.EventListing;
import gg.tiketi.catalog.SeatFeature;
import gg.tiketi.catalog.SeatLayout;
import gg.tiketi.catalog.Section;
import gg.tiketi.http.api.AdminViews.ChangedSeats;
import gg.tiketi.http.api.AdminViews.FullLayout;
import gg.tiketi.http.api.AdminViews.FullLayouts;
import gg.tiketi.http.api.AdminViews.OneLayout;
import gg.tiketi.http.problem.FieldError;
import gg.tiketi.http.problem.FieldFault;
import gg.tiketi.http.problem.Problem;
import gg.tiketi.http.problem.ProblemCode;
import gg.tiketi.http.route.Access;
import gg.tiketi.http.route.Answer;
import gg.tiketi.http.route.Call;
import gg.tiketi.http.route.Route;
import gg.tiketi.http.shape.Field;
import gg.tiketi.http.shape.Fields;
import gg.tiketi.http.shape.ObjectShape;
import gg.tiketi.kernel.EventId;
import gg.tiketi.kernel.LayoutId;
import gg.tiketi.seating.BlockResult;
import gg.tiketi.seating.SeatingService;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Organising seats: layouts, and taking single seats off sale. */
final class AdminSeatRoutes {
  private static final int MOST_SECTIONS = 200;
  private static final int MOST_ROWS = 1_000;
  private static final int MOST_FEATURES = 500;
  private static final int MOST_BLOCKED = 5_000;

  private static final Field<String> NAME = required("name", text(1, 50));
  private static final Field<String> LAYOUT_NAME = required("name", text(1, 100));
  private static final Field<String> DESCRIPTION = optional("description", text(0, 1_000)).orElse("");
  private static final Field<Long> ROWS = required("rows", whole(1, MOST_ROWS));
  private static final Field<Long> SEATS_PER_ROW = required("seatsPerRow", whole(1, MOST_ROWS));
  private static final Field<Long> PRICE = required("price", money());
  private static final Field<Long> START_ROW = optional("startRow", whole(1, 100_000)).orElse(1L);
  private static final Field<List<Fields>> SECTIONS = required("sections",
      list(object("SectionForm", NAME, ROWS, SEATS_PER_ROW, PRICE, START_ROW), 1, MOST_SECTIONS));
  private static final Field<Integer> SEAT_ID = required("seatId", Named.SEAT_ID);
  private static final Field<List<SeatFeature>> FEATURE_LIST = required("features",
      list(choice(SeatFeature.class), 1, SeatFeature.values().length).unique());
  private static final Field<List<Fields>> FEATURES = optional("features",
      list(object("SeatFeaturesForm", SEAT_ID, FEATURE_LIST), 0, MOST_FEATURES));
  private static final ObjectShape LAYOUT = object("LayoutForm", LAYOUT_NAME, DESCRIPTION, SECTIONS, FEATURES);
  private static final Field<List<Integer>> SEAT_IDS = required("seatIds",
      list(Named.SEAT_ID, 1, MOST_BLOCKED).unique());
  private static final ObjectShape SEATS = object("SeatIds", SEAT_IDS);

  private final CatalogService catalog;
  private final SeatingService seating;

  AdminSeatRoutes(CatalogService catalog, SeatingService seating) {
    this.catalog = catalog;
    this.seating = seating;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/api/admin/seat-layouts").by(Access.ADMIN).does("All layouts with what is special in them.")
            .answers(200, FullLayouts.class, "the layouts")
            .to(_ -> Answer.ok(new FullLayouts(catalog.layouts().stream().map(FullLayout::of).toList()))),
        Route.get("/api/admin/seat-layouts/{id}").by(Access.ADMIN).does("One layout.").path(Named.LAYOUT)
            .answers(200, OneLayout.class, "the layout").to(this::find),
        Route.post("/api/admin/seat-layouts").by(Access.ADMIN).does("Make a layout.").body(LAYOUT)
            .answers(201, OneLayout.class, "made").to(this::create),
        Route.put("/api/admin/seat-layouts/{id}").by(Access.ADMIN)
            .does("Replace a layout that no event uses.").path(Named.LAYOUT).body(LAYOUT)
            .answers(200, OneLayout.class, "replaced").refuses(ProblemCode.INVALID_STATE).to(this::replace),
        Route.post("/api/admin/events/{id}/seats/block").by(Access.ADMIN)
            .does("Take free seats off sale, all or none.").path(Named.EVENT).body(SEATS)
            .answers(200, ChangedSeats.class, "blocked").refuses(ProblemCode.SEAT_TAKEN, ProblemCode.WRONG_INVENTORY)
            .to(call -> marked(call, true)),
        Route.post("/api/admin/events/{id}/seats/unblock").by(Access.ADMIN).does("Put blocked seats on sale.")
            .path(Named.EVENT).body(SEATS).answers(200, ChangedSeats.class, "on sale")
            .refuses(ProblemCode.SEAT_TAKEN, ProblemCode.WRONG_INVENTORY).to(call -> marked(call, false)));
  }

  private Answer find(Call call) {
    return catalog.layout(call.path(Named.LAYOUT))
        .<Answer>map(layout -> Answer.ok(new OneLayout(FullLayout.of(layout))))
        .orElseGet(() -> Answer.refused(ProblemCode.NOT_FOUND));
  }

  private Answer create(Call call) {
    List<FieldError> errors = errors(call.body());
    if (!errors.isEmpty()) {
      return Answer.refused(Problem.of(errors));
    }
    SeatLayout layout = catalog.addLayout(call.body().get(LAYOUT_NAME), call.body().get(DESCRIPTION),
        sections(call.body()), features(call.body()));
    return Answer.created(new OneLayout(FullLayout.of(layout)));
  }

  private Answer replace(Call call) {
    LayoutId id = call.path(Named.LAYOUT);
    if (catalog.layout(id).isEmpty()) {
      return Answer.refused(ProblemCode.NOT_FOUND);
    }
    List<FieldError> errors = errors(call.body());
    if (!errors.isEmpty()) {
      return Answer.refused(Problem.of(errors));
    }
    var layout = new SeatLayout(id, call.body().get(LAYOUT_NAME), call.body().get(DESCRIPTION),
        sections(call.body()), features(call.body()));
    return catalog.putLayout(layout)
        ? Answer.ok(new OneLayout(FullLayout.of(layout)))
        : Answer.refused(ProblemCode.INVALID_STATE);
  }

  private Answer marked(Call call, boolean block) {
    EventId event = call.path(Named.EVENT);
    Optional<EventListing> known = catalog.listing(event, call.now()).filter(listing -> !listing.event().hidden());
    if (known.isEmpty()) {
      return Answer.refused(ProblemCode.NOT_FOUND);
    }
    if (known.get().event().layout().isEmpty()) {
      return Answer.refused(ProblemCode.WRONG_INVENTORY);
    }
    SortedSet<Integer> seats = new TreeSet<>(call.body().get(SEAT_IDS));
    BlockResult result = block ? seating.block(event, seats, call.now()) : seating.unblock(event, seats, call.now());
    return switch (result) {
      case BlockResult.Done(var changed) -> Answer.ok(new ChangedSeats(Refusal.ids(changed)));
      case BlockResult.UnknownEvent() -> Answer.refused(ProblemCode.NOT_FOUND);
      case BlockResult.UnknownSeats(var unknown) -> Answer.refused(notThere(call.body().get(SEAT_IDS), unknown));
      case BlockResult.NotFree(var taken) -> Refusal.seatTaken(taken, List.of());
    };
  }

  private static Problem notThere(List<Integer> sent, List<Integer> unknown) {
    return Problem.of(unknown.stream()
        .map(seat -> FieldError.of("seatIds[" + sent.indexOf(seat) + "]", FieldFault.NOT_THERE)).toList());
  }

  /** What is wrong with a form as a whole, though each field by itself is right. */
  private static List<FieldError> errors(Fields form) {
    var errors = new ArrayList<FieldError>();
    Set<String> names = new HashSet<>();
    List<Section> sections = sections(form);
    for (int i = 0; i < sections.size(); i++) {
      if (!names.add(sections.get(i).name())) {
        errors.add(FieldError.of("sections[" + i + "].name", FieldFault.NOT_UNIQUE));
      }
    }
    long seats = sections.stream().mapToLong(Section::seats).sum();
    if (seats > SeatLayout.MAX_SEATS) {
      errors.add(FieldError.of(SECTIONS.name(), FieldFault.TOO_MANY, SeatLayout.MAX_SEATS));
    }
    List<Fields> features = form.find(FEATURES).orElse(List.of());
    for (int i = 0; i < features.size(); i++) {
      if (features.get(i).get(SEAT_ID) >= seats) {
        errors.add(FieldError.of("features[" + i + "].seatId", FieldFault.NOT_THERE));
      }
    }
    return errors;
  }

  private static List<Section> sections(Fields form) {
    return form.get(SECTIONS).stream()
        .map(section -> new Section(section.get(NAME), Math.toIntExact(section.get(ROWS)),
            Math.toIntExact(section.get(SEATS_PER_ROW)), section.get(PRICE), Math.toIntExact(section.get(START_ROW))))
        .toList();
  }

  private static Map<Integer, Set<SeatFeature>> features(Fields form) {
    Map<Integer, Set<SeatFeature>> features = new TreeMap<>();
    form.find(FEATURES).orElse(List.of())
        .forEach(seat -> features.computeIfAbsent(seat.get(SEAT_ID), _ -> EnumSet.noneOf(SeatFeature.class))
            .addAll(seat.get(FEATURE_LIST)));
    return features;
  }
}
