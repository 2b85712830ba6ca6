package gg.tiketi.http.api;

import static gg.tiketi.http.shape.Field.optional;
import static gg.tiketi.http.shape.Shapes.truth;

import gg.tiketi.Tiketi;
import gg.tiketi.catalog.CatalogService;
import gg.tiketi.catalog.CreateResult;
import gg.tiketi.catalog.Event;
import gg.tiketi.catalog.EventDraft;
import gg.tiketi.catalog.EventListing;
import gg.tiketi.catalog.EventView;
import gg.tiketi.catalog.SaleRules;
import gg.tiketi.catalog.UpdateResult;
import gg.tiketi.http.api.AdminViews.ActiveEvent;
import gg.tiketi.http.api.AdminViews.ActiveEvents;
import gg.tiketi.http.api.AdminViews.AdminEventPage;
import gg.tiketi.http.api.AdminViews.CancelledEvent;
import gg.tiketi.http.api.CatalogViews.EventDetail;
import gg.tiketi.http.api.EventForm.Timing;
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
import gg.tiketi.queue.QueueService;
import gg.tiketi.reservation.ReservationService;
import gg.tiketi.reservation.Reservations.CancelFigures;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Organising events: making, changing, cancelling, hiding. */
final class AdminEventRoutes {
  private static final Field<Boolean> DRY_RUN = optional("dryRun", truth()).orElse(false)
      .saying("Only tell what it would end.");

  private final CatalogService catalog;
  private final ReservationService reservations;
  private final Optional<QueueService> queue;
  private final EventPages pages;
  private final SaleRules defaults;

  /** Routes over these services; new events have the rules {@code defaults} where they say nothing. */
  AdminEventRoutes(Tiketi tiketi, EventPages pages, SaleRules defaults) {
    this.catalog = tiketi.catalog();
    this.reservations = tiketi.reservations();
    this.queue = tiketi.queue();
    this.pages = pages;
    this.defaults = defaults;
  }

  List<Route> routes() {
    return List.of(
        Route.post("/api/admin/events").by(Access.ADMIN)
            .does("Make an event; times without offset are those of its zone.").body(EventForm.NEW)
            .answers(201, AdminEventPage.class, "made").to(this::create),
        Route.get("/api/admin/events/active").by(Access.ADMIN).does("The events now in their sale window.")
            .answers(200, ActiveEvents.class, "by the opening of their sale").to(this::active),
        Route.get("/api/admin/events/{id}").by(Access.ADMIN).does("One event with its rules.").path(Named.EVENT)
            .answers(200, AdminEventPage.class, "the event").to(this::find),
        Route.put("/api/admin/events/{id}").by(Access.ADMIN)
            .does("Replace what may change of an event: texts, times and rules.").path(Named.EVENT)
            .body(EventForm.WHOLE).answers(200, AdminEventPage.class, "changed")
            .refuses(ProblemCode.EVENT_CANCELLED, ProblemCode.INVALID_STATE).to(this::replace),
        Route.patch("/api/admin/events/{id}").by(Access.ADMIN)
            .does("Change some of an event's texts, times and rules.").path(Named.EVENT).body(EventForm.PART)
            .answers(200, AdminEventPage.class, "changed")
            .refuses(ProblemCode.EVENT_CANCELLED, ProblemCode.INVALID_STATE).to(this::change),
        Route.delete("/api/admin/events/{id}").by(Access.ADMIN)
            .does("Take an event out of every list; refused while somebody holds or owns something of it.")
            .path(Named.EVENT).answersNothing("hidden").refuses(ProblemCode.INVALID_STATE).to(this::hide),
        Route.post("/api/admin/events/{id}/cancel").by(Access.ADMIN)
            .does("Cancel an event: its holds end and its payments go back, one after the other.").path(Named.EVENT)
            .query(DRY_RUN).idempotent().answers(200, CancelledEvent.class, "what it ends").to(this::cancel));
  }

  private Answer create(Call call) {
    Fields form = call.body();
    Timing timing = EventForm.timing(form);
    if (!timing.isOrdered()) {
      return closesTooEarly();
    }
    if (isNoRoomFor(form)) {
      return noWaitingRoom(form);
    }
    var draft = new EventDraft(EventForm.details(form), timing.startsAt(), timing.zone(), timing.window(),
        form.get(EventForm.CURRENCY), form.find(EventForm.LAYOUT),
        form.find(EventForm.TYPES).orElse(List.of()).stream().map(EventForm::ticketType).toList(),
        EventForm.rules(form, defaults, timing.zone()));
    return switch (catalog.create(draft, call.now())) {
      case CreateResult.Created(var event) -> {
        decide(event, form, call);
        yield Answer.created(page(event, call));
      }
      case CreateResult.UnknownLayout() ->
        Answer.refused(Problem.of(FieldError.of(EventForm.LAYOUT.name(), FieldFault.NOT_THERE)));
      case CreateResult.WrongInventory() -> throw new IllegalStateException("The form has exactly one of them");
    };
  }

  private Answer active(Call call) {
    return Answer.ok(new ActiveEvents(catalog.active(call.now()).stream().map(ActiveEvent::of).toList()));
  }

  private Answer find(Call call) {
    return catalog.find(call.path(Named.EVENT), call.now()).<Answer>map(event -> Answer.ok(page(event, call)))
        .orElseGet(() -> Answer.refused(ProblemCode.NOT_FOUND));
  }

  private Answer replace(Call call) {
    Fields form = call.body();
    Timing timing = EventForm.timing(form);
    return changed(call, timing, event -> event.changed(EventForm.details(form), timing.startsAt(), timing.zone(),
        timing.window(), EventForm.rules(form, defaults, timing.zone())));
  }

  private Answer change(Call call) {
    Fields form = call.body();
    Optional<Event> known = event(call);
    if (known.isEmpty()) {
      return Answer.refused(ProblemCode.NOT_FOUND);
    }
    Event was = known.get();
    Timing timing = EventForm.timing(form, was);
    return changed(call, timing, event -> event.changed(EventForm.details(form, was.details()), timing.startsAt(),
        timing.zone(), timing.window(), EventForm.rules(form, was.rules(), timing.zone())));
  }

  private Answer changed(Call call, Timing timing, Function<Event, Event> change) {
    Optional<Event> known = event(call);
    if (known.isEmpty()) {
      return Answer.refused(ProblemCode.NOT_FOUND);
    }
    if (!timing.isOrdered()) {
      return closesTooEarly();
    }
    if (isNoRoomFor(call.body())) {
      return noWaitingRoom(call.body());
    }
    if (isTooLateForOrder(call)) {
      return Answer.refused(ProblemCode.INVALID_STATE);
    }
    return switch (catalog.update(change.apply(known.get()), call.now())) {
      case UpdateResult.Updated(var event) -> {
        decide(event, call.body(), call);
        yield Answer.ok(page(event, call));
      }
      case UpdateResult.UnknownEvent() -> Answer.refused(ProblemCode.NOT_FOUND);
      case UpdateResult.AlreadyCancelled() -> Answer.refused(ProblemCode.EVENT_CANCELLED);
    };
  }

  private Answer hide(Call call) {
    if (event(call).isEmpty()) {
      return Answer.refused(ProblemCode.NOT_FOUND);
    }
    boolean hidden = reservations.hideEvent(call.path(Named.EVENT), call.now());
    return hidden ? Answer.done() : Answer.refused(ProblemCode.INVALID_STATE);
  }

  private Answer cancel(Call call) {
    var id = call.path(Named.EVENT);
    if (event(call).isEmpty()) {
      return Answer.refused(ProblemCode.NOT_FOUND);
    }
    var figures = reservations.cancelFigures(id);
    var event = call.query().get(DRY_RUN) ? catalog.find(id, call.now()) : catalog.cancel(id, call.now());
    return event.<Answer>map(view -> Answer.ok(cancelled(view, figures, call)))
        .orElseGet(() -> Answer.refused(ProblemCode.NOT_FOUND));
  }

  private CancelledEvent cancelled(EventView view, CancelFigures figures, Call call) {
    return new CancelledEvent(EventDetail.of(view, pages.room(view, call.now())), figures.liveReservations(),
        figures.refunds(), figures.amount());
  }

  private Optional<Event> event(Call call) {
    return catalog.listing(call.path(Named.EVENT), call.now()).map(EventListing::event)
        .filter(event -> !event.hidden());
  }

  private AdminEventPage page(EventView event, Call call) {
    return AdminEventPage.of(event, pages.room(event, call.now()), pages::available);
  }

  /** Who has entered or joined under one order cannot be put under another. */
  private boolean isTooLateForOrder(Call call) {
    var event = call.path(Named.EVENT);
    return queue.filter(service -> QueueForm.changesOrder(service.rules(event, call.now()), call.body())
        && service.isOrderFixed(event)).isPresent();
  }

  private boolean isNoRoomFor(Fields form) {
    return queue.isEmpty() && QueueForm.first(form).isPresent();
  }

  /** Rules of a waiting room that this installation does not have would be forgotten at once. */
  private static Answer noWaitingRoom(Fields form) {
    return Answer.refused(Problem.of(QueueForm.first(form).stream()
        .map(field -> FieldError.of(field.name(), FieldFault.CONFLICT)).toList()));
  }

  private void decide(EventView event, Fields form, Call call) {
    if (QueueForm.first(form).isPresent()) {
      queue.ifPresent(service -> service.change(event.event().id(), was -> QueueForm.ofEvent(was, form), call.now()));
    }
  }

  private static Answer closesTooEarly() {
    return Answer.refused(
        Problem.of(FieldError.of(EventForm.CLOSES.name(), FieldFault.ORDER, EventForm.OPENS.name())));
  }
}
