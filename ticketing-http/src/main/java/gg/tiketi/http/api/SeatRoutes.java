package gg.tiketi.http.api;

import static gg.tiketi.http.shape.Field.optional;
import static gg.tiketi.http.shape.Field.required;
import static gg.tiketi.http.shape.Shapes.list;
import static gg.tiketi.http.shape.Shapes.money;
import static gg.tiketi.http.shape.Shapes.object;
import static gg.tiketi.http.shape.Shapes.text;
import static gg.tiketi.http.shape.Shapes.whole;

import gg.tiketi.catalog.SaleRules;
import gg.tiketi.http.api.ReservationViews.Held;
import gg.tiketi.http.api.ReservationViews.OneReservation;
import gg.tiketi.http.problem.ProblemCode;
import gg.tiketi.http.route.Access;
import gg.tiketi.http.route.Answer;
import gg.tiketi.http.route.Call;
import gg.tiketi.http.route.Route;
import gg.tiketi.http.shape.Field;
import gg.tiketi.http.shape.Fields;
import gg.tiketi.http.shape.ObjectShape;
import gg.tiketi.kernel.EventId;
import gg.tiketi.reservation.ChangeResult;
import gg.tiketi.reservation.Reservation;
import gg.tiketi.reservation.ReservationService;
import gg.tiketi.reservation.Reservations.Change;
import gg.tiketi.reservation.ReserveResult;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Holding seats: obtaining, replacing, prolonging. */
final class SeatRoutes {
  private static final Field<EventId> EVENT_ID = required("eventId", Named.EVENT_ID);
  private static final Field<List<Integer>> SEAT_IDS = optional("seatIds",
      list(Named.SEAT_ID, 1, SaleRules.MAX_PER_PERSON).unique());
  private static final Field<List<Integer>> NEW_SEAT_IDS = required("seatIds", SEAT_IDS.shape());
  private static final Field<Long> COUNT = required("count", whole(1, SaleRules.MAX_PER_PERSON));
  private static final Field<String> SECTION = optional("section", text(1, 50));
  private static final Field<Long> MAX_PRICE = optional("maxPrice", money());
  private static final Field<Fields> BEST = optional("bestAvailable",
      object("BestAvailable", COUNT, SECTION, MAX_PRICE));
  private static final ObjectShape WISH = object("SeatWish", EVENT_ID, SEAT_IDS, BEST).exactlyOneOf(SEAT_IDS, BEST);

  private final ReservationService reservations;
  private final ReservationViews views;
  private final Granting granting;

  SeatRoutes(ReservationService reservations, ReservationViews views) {
    this.reservations = reservations;
    this.views = views;
    this.granting = new Granting(views);
  }

  List<Route> routes() {
    return List.of(
        Route.post("/api/seats/reserve").by(Access.USER).does("Hold seats, all or none: these, or the best there are.")
            .body(WISH).idempotent().obtainsSeats().answers(201, Held.class, "held").refuses(Granting.REFUSALS)
            .to(this::reserve),
        Route.put("/api/seats/reservation/{id}").by(Access.USER)
            .does("Replace the seats of a hold, all or none; the hold's end stays.").path(Named.RESERVATION)
            .body(object("SeatReplacement", NEW_SEAT_IDS)).idempotent().obtainsSeats()
            .answers(200, Held.class, "replaced").refuses(Granting.REFUSALS)
            .refuses(ProblemCode.RESERVATION_EXPIRED, ProblemCode.INVALID_STATE).to(this::replace),
        Route.post("/api/seats/reservation/{id}/extend").by(Access.USER)
            .does("Prolong a hold, within twenty minutes from its beginning.").path(Named.RESERVATION).idempotent()
            .answers(200, Held.class, "prolonged, never shortened")
            .refuses(ProblemCode.RESERVATION_EXPIRED, ProblemCode.INVALID_STATE).to(this::extend),
        Route.get("/api/seats/reservation/{id}").by(Access.USER).does("One of one's own reservations.")
            .path(Named.RESERVATION).answers(200, OneReservation.class, "the reservation").to(this::find));
  }

  private Answer reserve(Call call) {
    EventId event = call.body().get(EVENT_ID);
    List<Integer> seats = call.body().find(SEAT_IDS).orElse(List.of());
    Optional<Fields> best = call.body().find(BEST);
    Supplier<ReserveResult> wish = () -> best.isPresent()
        ? reservations.reserveBest(Granting.caller(call), event, Math.toIntExact(best.get().get(COUNT)),
            best.get().find(SECTION), best.get().find(MAX_PRICE), call.now())
        : reservations.reserveSeats(Granting.caller(call), event, seats, call.now());
    return Granting.limited(call, event, wish, result -> granting.answer(result, 201, seats, List.of()));
  }

  private Answer replace(Call call) {
    List<Integer> seats = call.body().get(NEW_SEAT_IDS);
    var result = reservations.replace(Granting.caller(call), call.path(Named.RESERVATION), seats, call.now());
    return granting.answer(result, 200, seats, List.of());
  }

  private Answer extend(Call call) {
    return switch (reservations.extend(change(call), call.now())) {
      case ChangeResult.Changed(var reservation, var _) -> Answer.ok(views.held(reservation));
      case ChangeResult.KeyReused() -> Answer.refused(ProblemCode.IDEMPOTENCY_KEY_REUSED);
      case ChangeResult.Unknown() -> Answer.refused(ProblemCode.NOT_FOUND);
      case ChangeResult.Expired() -> Answer.refused(ProblemCode.RESERVATION_EXPIRED);
      case ChangeResult.InvalidState() -> Answer.refused(ProblemCode.INVALID_STATE);
    };
  }

  private Answer find(Call call) {
    Optional<Reservation> found = reservations.find(call.caller().accountId(), call.path(Named.RESERVATION));
    return found.<Answer>map(reservation -> Answer.ok(new OneReservation(views.of(reservation, call.now()))))
        .orElseGet(() -> Answer.refused(ProblemCode.NOT_FOUND));
  }

  static Change change(Call call) {
    return new Change(call.path(Named.RESERVATION), Optional.of(call.caller().accountId()), call.idempotency());
  }
}
