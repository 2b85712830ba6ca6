package gg.tiketi.http.api;

import gg.tiketi.catalog.CatalogService;
import gg.tiketi.catalog.Event;
import gg.tiketi.catalog.EventListing;
import gg.tiketi.catalog.Inventory;
import gg.tiketi.catalog.TicketType;
import gg.tiketi.http.api.AdminViews.OneTicketType;
import gg.tiketi.http.api.CatalogViews.TicketTypeView;
import gg.tiketi.http.problem.ProblemCode;
import gg.tiketi.http.route.Access;
import gg.tiketi.http.route.Answer;
import gg.tiketi.http.route.Call;
import gg.tiketi.http.route.Route;
import gg.tiketi.http.shape.Fields;
import gg.tiketi.kernel.Money;
import gg.tiketi.seating.SeatingService;
import java.util.List;
import java.util.Optional;

/** Organising ticket types. */
final class AdminTicketRoutes {
  private final CatalogService catalog;
  private final SeatingService seating;
  private final EventPages pages;

  AdminTicketRoutes(CatalogService catalog, SeatingService seating, EventPages pages) {
    this.catalog = catalog;
    this.seating = seating;
    this.pages = pages;
  }

  List<Route> routes() {
    return List.of(
        Route.post("/api/admin/events/{eventId}/tickets").by(Access.ADMIN)
            .does("Add a ticket type to an event that sells them.").path(Named.EVENT_OF).body(EventForm.TYPE)
            .answers(201, OneTicketType.class, "added")
            .refuses(ProblemCode.WRONG_INVENTORY, ProblemCode.EVENT_CANCELLED).to(this::add),
        Route.put("/api/admin/tickets/{id}").by(Access.ADMIN)
            .does("Change a ticket type; never to fewer than are sold and held.").path(Named.TICKET_TYPE)
            .body(EventForm.TYPE).answers(200, OneTicketType.class, "changed").refuses(ProblemCode.INVALID_STATE)
            .to(this::replace));
  }

  private Answer add(Call call) {
    Optional<Event> event = catalog.listing(call.path(Named.EVENT_OF), call.now()).map(EventListing::event)
        .filter(found -> !found.hidden());
    if (event.isEmpty()) {
      return Answer.refused(ProblemCode.NOT_FOUND);
    }
    if (event.get().inventory() == Inventory.SEATS) {
      return Answer.refused(ProblemCode.WRONG_INVENTORY);
    }
    return catalog.addTicketType(event.get().id(), EventForm.ticketType(call.body()))
        .<Answer>map(type -> Answer.created(view(type, type.total())))
        .orElseGet(() -> Answer.refused(ProblemCode.EVENT_CANCELLED));
  }

  private Answer replace(Call call) {
    Optional<TicketType> known = catalog.ticketType(call.path(Named.TICKET_TYPE));
    if (known.isEmpty()) {
      return Answer.refused(ProblemCode.NOT_FOUND);
    }
    TicketType changed = changed(known.get(), call.body());
    return seating.replace(changed, call.now())
        ? Answer.ok(view(changed, pages.available(changed)))
        : Answer.refused(ProblemCode.INVALID_STATE);
  }

  private static TicketType changed(TicketType was, Fields form) {
    return new TicketType(was.id(), was.eventId(), form.get(EventForm.TYPE_NAME),
        form.get(EventForm.TYPE_DESCRIPTION), new Money(form.get(EventForm.TYPE_PRICE), was.price().currency()),
        Math.toIntExact(form.get(EventForm.TYPE_TOTAL)));
  }

  private static OneTicketType view(TicketType type, long available) {
    return new OneTicketType(TicketTypeView.of(type, available));
  }
}
