package gg.tiketi.http.api;

import static gg.tiketi.http.shape.Field.required;
import static gg.tiketi.http.shape.Shapes.list;
import static gg.tiketi.http.shape.Shapes.object;
import static gg.tiketi.http.shape.Shapes.whole;

import gg.tiketi.catalog.SaleRules;
import gg.tiketi.http.api.Paging.Pagination;
import gg.tiketi.http.api.ReservationViews.Cancelled;
import gg.tiketi.http.api.ReservationViews.Held;
import gg.tiketi.http.api.ReservationViews.Mine;
import gg.tiketi.http.api.ReservationViews.OneReservation;
import gg.tiketi.http.api.ReservationViews.RefundView;
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
import gg.tiketi.kernel.EventId;
import gg.tiketi.kernel.TicketTypeId;
import gg.tiketi.reservation.ChangeResult;
import gg.tiketi.reservation.ReservationService;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Holding tickets without seats, and what a person does with reservations of either kind. */
final class ReservationRoutes {
  private static final int MOST_TYPES = 50;

  private static final Field<EventId> EVENT_ID = required("eventId", Named.EVENT_ID);
  private static final Field<TicketTypeId> TICKET_TYPE_ID = required("ticketTypeId", Named.TICKET_TYPE_ID);
  private static final Field<Long> QUANTITY = required("quantity", whole(1, SaleRules.MAX_PER_PERSON));
  private static final Field<List<Fields>> ITEMS = required("items",
      list(object("TicketWishItem", TICKET_TYPE_ID, QUANTITY), 1, MOST_TYPES));

  private final ReservationService reservations;
  private final ReservationViews views;
  private final Granting granting;

  ReservationRoutes(ReservationService reservations, ReservationViews views) {
    this.reservations = reservations;
    this.views = views;
    this.granting = new Granting(views);
  }

  List<Route> routes() {
    return List.of(
        Route.post("/api/reservations").by(Access.USER).does("Hold tickets of an event without seats, all or none.")
            .body(object("TicketWish", EVENT_ID, ITEMS)).idempotent().obtainsSeats()
            .answers(201, Held.class, "held").refuses(Granting.REFUSALS).to(this::reserve),
        Route.get("/api/reservations/my").by(Access.USER).does("One's own reservations, newest first.")
            .query(Paging.PAGE, Paging.LIMIT).answers(200, Mine.class, "a page of them").to(this::mine),
        Route.get("/api/reservations/{id}").by(Access.USER).does("One of one's own reservations.")
            .path(Named.RESERVATION).answers(200, OneReservation.class, "the reservation").to(this::find),
        Route.post("/api/reservations/{id}/cancel").by(Access.USER)
            .does("Give a reservation back: a hold at any time, a paid one until its event's deadline.")
            .path(Named.RESERVATION).idempotent().answers(200, Cancelled.class, "cancelled, and what goes back")
            .refuses(ProblemCode.RESERVATION_EXPIRED, ProblemCode.INVALID_STATE).to(this::cancel));
  }

  private Answer reserve(Call call) {
    List<Fields> items = call.body().get(ITEMS);
    List<TicketTypeId> types = items.stream().map(item -> item.get(TICKET_TYPE_ID)).toList();
    Map<TicketTypeId, Integer> quantities = new LinkedHashMap<>();
    for (int i = 0; i < items.size(); i++) {
      int quantity = Math.toIntExact(items.get(i).get(QUANTITY));
      if (quantities.put(types.get(i), quantity) != null) {
        return Answer
            .refused(Problem.of(FieldError.of("items[" + i + "].ticketTypeId", FieldFault.NOT_UNIQUE)));
      }
    }
    EventId event = call.body().get(EVENT_ID);
    return Granting.limited(call, event,
        () -> reservations.reserveTickets(Granting.caller(call), event, quantities, call.now()),
        result -> granting.answer(result, 201, List.of(), types));
  }

  private Answer mine(Call call) {
    var page = reservations.of(call.caller().accountId(), Math.toIntExact(call.query().get(Paging.PAGE)),
        Math.toIntExact(call.query().get(Paging.LIMIT)));
    return Answer.ok(
        new Mine(page.map(reservation -> views.of(reservation, call.now())).items(), Pagination.of(page)));
  }

  private Answer find(Call call) {
    return reservations.find(call.caller().accountId(), call.path(Named.RESERVATION))
        .<Answer>map(reservation -> Answer.ok(new OneReservation(views.of(reservation, call.now()))))
        .orElseGet(() -> Answer.refused(ProblemCode.NOT_FOUND));
  }

  private Answer cancel(Call call) {
    return switch (reservations.cancel(SeatRoutes.change(call), call.now())) {
      case ChangeResult.Changed(var reservation, var refund) ->
        Answer.ok(new Cancelled(views.changed(reservation), RefundView.of(refund)));
      case ChangeResult.KeyReused() -> Answer.refused(ProblemCode.IDEMPOTENCY_KEY_REUSED);
      case ChangeResult.Unknown() -> Answer.refused(ProblemCode.NOT_FOUND);
      case ChangeResult.Expired() -> Answer.refused(ProblemCode.RESERVATION_EXPIRED);
      case ChangeResult.InvalidState() -> Answer.refused(ProblemCode.INVALID_STATE);
    };
  }
}
