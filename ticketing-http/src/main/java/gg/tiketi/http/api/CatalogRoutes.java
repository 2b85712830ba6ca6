package gg.tiketi.http.api;

import static gg.tiketi.http.shape.Field.optional;
import static gg.tiketi.http.shape.Shapes.choice;
import static gg.tiketi.http.shape.Shapes.dateOrTime;
import static gg.tiketi.http.shape.Shapes.money;
import static gg.tiketi.http.shape.Shapes.text;

import gg.tiketi.catalog.CatalogService;
import gg.tiketi.catalog.EventQuery;
import gg.tiketi.catalog.EventStatus;
import gg.tiketi.catalog.EventView;
import gg.tiketi.catalog.TicketType;
import gg.tiketi.http.api.CatalogViews.Availability;
import gg.tiketi.http.api.CatalogViews.EventList;
import gg.tiketi.http.api.CatalogViews.EventPage;
import gg.tiketi.http.api.CatalogViews.EventSummary;
import gg.tiketi.http.api.CatalogViews.TicketTypes;
import gg.tiketi.http.api.Paging.Pagination;
import gg.tiketi.http.problem.ProblemCode;
import gg.tiketi.http.route.Access;
import gg.tiketi.http.route.Answer;
import gg.tiketi.http.route.Call;
import gg.tiketi.http.route.Content;
import gg.tiketi.http.route.Route;
import gg.tiketi.http.shape.Field;
import gg.tiketi.http.shape.Fields;
import gg.tiketi.http.shape.SentTime;
import gg.tiketi.seating.LiveInventory;
import gg.tiketi.seating.Stock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Finding events, and what is left of them. */
final class CatalogRoutes {
  private static final int LONGEST_QUERY = 100;

  private static final Field<EventStatus> STATUS = optional("status", choice(EventStatus.class));
  private static final Field<String> WORDS = optional("q", text(0, LONGEST_QUERY)).orElse("")
      .saying("Words, each of which must occur in title, artist, venue or address.");
  private static final Field<String> ARTIST = optional("artist", text(0, LONGEST_QUERY)).orElse("");
  private static final Field<String> CITY = optional("city", text(0, LONGEST_QUERY)).orElse("");
  private static final Field<SentTime> FROM = optional("from", dateOrTime())
      .saying("Events that begin at this time or later.");
  private static final Field<SentTime> TO = optional("to", dateOrTime()).saying("Events that begin before this time.");
  private static final Field<Long> MIN_PRICE = optional("minPrice", money());
  private static final Field<Long> MAX_PRICE = optional("maxPrice", money());
  private static final Field<EventQuery.Sort> SORT = optional("sort", choice(EventQuery.Sort.class))
      .orElse(EventQuery.Sort.SALE_START);
  private static final Field<Part> INCLUDE = optional("include", choice(Part.class))
      .saying("seats: the seat map too, where there is one, so that a page needs no second answer.");

  /** What an event can be asked for besides itself. */
  private enum Part {
    SEATS
  }

  private final CatalogService catalog;
  private final LiveInventory inventory;
  private final EventPages pages;

  CatalogRoutes(CatalogService catalog, LiveInventory inventory, EventPages pages) {
    this.catalog = catalog;
    this.inventory = inventory;
    this.pages = pages;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/api/events").by(Access.PUBLIC).does("Find events.")
            .query(STATUS, WORDS, ARTIST, CITY, FROM, TO, MIN_PRICE, MAX_PRICE, SORT, Paging.PAGE, Paging.LIMIT)
            .answers(200, EventList.class, "a page of events").to(this::search),
        Route.get("/api/events/{id}").by(Access.PUBLIC).does("One event.").path(Named.EVENT).query(INCLUDE)
            .answers(200, EventPage.class, "the event").to(this::event),
        Route.get("/api/tickets/event/{eventId}").by(Access.PUBLIC).does("The ticket types of an event.")
            .path(Named.EVENT_OF).answers(200, TicketTypes.class, "none when it sells seats").to(this::ticketTypes),
        Route.get("/api/tickets/availability/{ticketTypeId}").by(Access.PUBLIC).does("What is left of a ticket type.")
            .path(Named.TICKET_TYPE_OF).answers(200, Availability.class, "what is left").to(this::availability),
        Route.post("/api/events/{id}/reminder").by(Access.USER).does("Remind me of the opening.").path(Named.EVENT)
            .answersNothing("remembered, once").to(call -> noted(call, true)),
        Route.delete("/api/events/{id}/reminder").by(Access.USER).does("Do not remind me.").path(Named.EVENT)
            .answersNothing("forgotten").to(call -> noted(call, false)));
  }

  private Answer search(Call call) {
    var page = catalog.search(query(call.query()), call.now());
    return Answer.ok(new EventList(page.map(EventSummary::of).items(), Pagination.of(page)));
  }

  private static EventQuery query(Fields query) {
    return new EventQuery(query.find(STATUS), query.get(WORDS), query.get(ARTIST), query.get(CITY),
        query.find(FROM).map(CatalogRoutes::atHome), query.find(TO).map(CatalogRoutes::atHome),
        query.find(MIN_PRICE), query.find(MAX_PRICE), query.get(SORT), Math.toIntExact(query.get(Paging.PAGE)),
        Math.toIntExact(query.get(Paging.LIMIT)));
  }

  /** A list is of many zones; a time without offset means that of most of its readers. */
  private static Instant atHome(SentTime sent) {
    return sent.in(Times.HOME);
  }

  private Answer event(Call call) {
    return catalog.find(call.path(Named.EVENT), call.now())
        .<Answer>map(event -> Answer.ok(EventPage.class, page(event, call)))
        .orElseGet(() -> Answer.refused(ProblemCode.NOT_FOUND));
  }

  private Content page(EventView event, Call call) {
    return call.query().find(INCLUDE).flatMap(_ -> event.event().layout())
        .map(layout -> pages.withSeats(event, layout, call.now())).orElseGet(() -> pages.of(event, call.now()));
  }

  private Answer ticketTypes(Call call) {
    return catalog.find(call.path(Named.EVENT_OF), call.now())
        .<Answer>map(event -> Answer.ok(new TicketTypes(CatalogViews.ticketTypes(event.listing(), pages::available))))
        .orElseGet(() -> Answer.refused(ProblemCode.NOT_FOUND));
  }

  private Answer availability(Call call) {
    Optional<TicketType> type = catalog.ticketType(call.path(Named.TICKET_TYPE_OF));
    Optional<EventView> event = type.flatMap(found -> catalog.find(found.eventId(), call.now()));
    return event.flatMap(_ -> type).flatMap(found -> inventory.stock(found.eventId(), found.id()))
        .<Answer>map(stock -> Answer.ok(availability(stock))).orElseGet(() -> Answer.refused(ProblemCode.NOT_FOUND));
  }

  private static Availability availability(Stock stock) {
    return new Availability(stock.available(), stock.total());
  }

  private Answer noted(Call call, boolean wanted) {
    var account = call.caller().accountId();
    boolean visible = catalog.find(call.path(Named.EVENT), call.now()).isPresent();
    boolean known = visible && (wanted
        ? catalog.remind(call.path(Named.EVENT), account)
        : catalog.forgetReminder(call.path(Named.EVENT), account));
    return known ? Answer.done() : Answer.refused(ProblemCode.NOT_FOUND);
  }
}
