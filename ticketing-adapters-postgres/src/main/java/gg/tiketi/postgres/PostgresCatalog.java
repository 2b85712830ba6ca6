package gg.tiketi.postgres;

import static java.util.stream.Collectors.groupingBy;

import gg.tiketi.catalog.Aliases;
import gg.tiketi.catalog.Catalog;
import gg.tiketi.catalog.Event;
import gg.tiketi.catalog.EventChanged;
import gg.tiketi.catalog.EventListing;
import gg.tiketi.catalog.EventQuery;
import gg.tiketi.catalog.EventStatus;
import gg.tiketi.catalog.SearchText;
import gg.tiketi.catalog.SeatLayout;
import gg.tiketi.catalog.TicketType;
import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.EventId;
import gg.tiketi.kernel.LayoutId;
import gg.tiketi.kernel.Page;
import gg.tiketi.kernel.TicketTypeId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The catalogue in the database. */
public final class PostgresCatalog implements Catalog {
  private final Database database;

  public PostgresCatalog(Database database) {
    this.database = database;
  }

  /** An event's row; of the last page's end there is only the total. */
  private record Found(long total, @Nullable Event event, int registeredCount) {}

  @Override
  public boolean putLayout(SeatLayout layout) {
    return database
        .inTransaction(work -> LayoutRows.bind(work.update("catalog/put-layout"), layout).execute()) == 1;
  }

  @Override
  public List<SeatLayout> layouts() {
    return layouts(null);
  }

  @Override
  public Optional<SeatLayout> layout(LayoutId id) {
    return layouts(id.value()).stream().findFirst();
  }

  @Override
  public void add(Event event, List<TicketType> ticketTypes) {
    database.inTransaction(work -> {
      event.layout().ifPresent(layout -> keep(work, layout));
      var listing = new EventListing(event, ticketTypes, 0);
      var insert = EventRows.bindFixed(EventRows.bindChangeable(work.update("catalog/add-event"), event), event);
      insert.bind("minPrice", listing.minPrice().amount()).bind("maxPrice", listing.maxPrice().amount()).execute();
      event.layout().ifPresent(layout -> addSeats(work, event.id(), layout));
      ticketTypes.forEach(type -> add(work, type));
      return changed(work, event.id(), 1);
    });
  }

  @Override
  public Optional<EventListing> find(EventId id) {
    return database.read(work -> {
      var found = work.query("catalog/find").bind("id", id.value()).map((row, context) -> found(row, 1)).list();
      return listings(work, found).stream().findFirst();
    });
  }

  @Override
  public Page<EventListing> search(EventQuery query, Instant now) {
    return database.readAtOneMoment(work -> {
      var aliases = aliases(work);
      var found = work.query("catalog/search").bind("now", now)
          .bind("status", query.status().map(EventStatus::name).orElse(null))
          .bindArray("words", String.class, oneOfEach(aliases.wanted(query.words())))
          .bindArray("artists", String.class, aliases.of(query.artist()))
          .bind("city", SearchText.normalise(query.city()))
          .bind("from", query.from().orElse(null)).bind("to", query.to().orElse(null))
          .bind("minPrice", query.minPrice().orElse(null)).bind("maxPrice", query.maxPrice().orElse(null))
          .bind("sort", query.sort().name()).bind("skip", (query.page() - 1L) * query.limit())
          .bind("limit", query.limit()).map((row, context) -> found(row, row.getLong("total"))).list();
      return new Page<>(listings(work, found), query.page(), query.limit(), found.getFirst().total());
    });
  }

  /** The choices of each word as one text; a normalised text has no line feeds. */
  private static List<String> oneOfEach(List<List<String>> wanted) {
    return wanted.stream().map(choices -> String.join("\n", choices)).toList();
  }

  @Override
  public boolean update(Event event) {
    return database.inTransaction(work -> changed(work, event.id(),
        EventRows.bindChangeable(work.update("catalog/update"), event).execute()));
  }

  @Override
  public Optional<Event> cancel(EventId id, Instant now) {
    database.inTransaction(work -> {
      closeToBuyers(work, id);
      return changed(work, id,
          work.update("catalog/cancel").bind("id", id.value()).bind("now", now).execute());
    });
    return find(id).map(EventListing::event);
  }

  @Override
  public void addTicketType(TicketType type) {
    database.inTransaction(work -> {
      add(work, type);
      work.update("catalog/price-event").bind("eventId", type.eventId().value()).execute();
      return changed(work, type.eventId(), 1);
    });
  }

  @Override
  public Optional<TicketType> ticketType(TicketTypeId id) {
    return database.read(work -> work.query("catalog/ticket-type").bind("id", id.value())
        .map((row, context) -> EventRows.readTicketType(row)).findOne());
  }

  @Override
  public boolean remind(EventId id, AccountId account) {
    return countReminders(id, account, "catalog/remind", 1);
  }

  @Override
  public boolean forgetReminder(EventId id, AccountId account) {
    return countReminders(id, account, "catalog/forget-reminder", -1);
  }

  @Override
  public List<EventListing> unfinished(Instant now, int limit) {
    return database.read(work -> listings(work, work.query("catalog/unfinished").bind("now", now).bind("limit", limit)
        .map((row, context) -> found(row, 0)).list()));
  }

  @Override
  public boolean storeStatus(EventId id, EventStatus status) {
    return database.inTransaction(work -> changed(work, id,
        work.update("catalog/store-status").bind("id", id.value()).bind("status", status.name()).execute()));
  }

  @Override
  public Aliases aliases() {
    return database.read(PostgresCatalog::aliases);
  }

  private static Aliases aliases(Work work) {
    return new Aliases(work.query("catalog/aliases")
        .map((row, context) -> List.of((String[]) row.getArray("names").getArray())).list());
  }

  @Override
  public void putAliases(Aliases aliases) {
    var groups = aliases.groups();
    var numbers = IntStream.range(0, groups.size()).boxed()
        .flatMap(number -> groups.get(number).stream().map(name -> number)).toList();
    var names = groups.stream().flatMap(List::stream).toList();
    database.inTransaction(work -> {
      work.update("catalog/lock-aliases").execute();
      work.update("catalog/clear-aliases").execute();
      return work.update("catalog/add-aliases").bindArray("names", String.class, names)
          .bindArray("normalised", String.class, names.stream().map(SearchText::normalise).toList())
          .bindArray("groups", Integer.class, numbers).execute();
    });
  }

  /**
   * Lets the transactions that are granting something of this event finish, and no other begin before {@code work} ends:
   * after it, nothing can be granted any more that did not see its change. To be called before rows are locked.
   */
  static void closeToBuyers(Work work, EventId id) {
    work.query("catalog/close-to-buyers").bind("eventId", id.value()).mapTo(String.class).list();
  }

  /** Records that the event changed, if a row did. */
  static boolean changed(Work work, EventId id, int rows) {
    if (rows == 1) {
      Outbox.record(work, Optional.of(id), new EventChanged(id));
    }
    return rows == 1;
  }

  private List<SeatLayout> layouts(@Nullable UUID id) {
    return database.read(work -> work.query("catalog/layouts").bind("id", id)
        .map((row, context) -> LayoutRows.read(row)).list());
  }

  private static void keep(Work work, SeatLayout layout) {
    LayoutRows.bind(work.update("catalog/keep-layout"), layout).execute();
    var kept = work.query("catalog/share-layout").bind("id", layout.id().value())
        .map((row, context) -> LayoutRows.read(row)).one();
    if (!kept.equals(layout)) {
      throw new IllegalStateException("layout " + layout.id() + " was replaced meanwhile");
    }
  }

  private static void addSeats(Work work, EventId event, SeatLayout layout) {
    var blocked = IntStream.range(0, layout.totalSeats()).filter(layout::isBlocked).boxed().toList();
    work.update("catalog/add-seats").bind("eventId", event.value()).bind("seats", layout.totalSeats())
        .bindArray("blocked", Integer.class, blocked).execute();
  }

  private static void add(Work work, TicketType type) {
    work.update("catalog/add-ticket-type").bind("id", type.id().value()).bind("eventId", type.eventId().value())
        .bind("name", type.name()).bind("description", type.description()).bind("price", type.price().amount())
        .bind("total", type.total()).execute();
  }

  private boolean countReminders(EventId id, AccountId account, String statement, int change) {
    return database.inTransaction(work -> {
      int changed = work.update(statement).bind("eventId", id.value()).bind("accountId", account.value()).execute();
      return work.update("catalog/count-reminders").bind("eventId", id.value()).bind("change", changed * change)
          .execute() == 1;
    });
  }

  private static Found found(ResultSet row, long total) throws SQLException {
    var event = row.getObject("id") == null ? null : EventRows.read(row);
    return new Found(total, event, row.getInt("registered_count"));
  }

  private static List<EventListing> listings(Work work, List<Found> found) {
    var ids = found.stream().flatMap(event -> Optional.ofNullable(event.event()).stream())
        .filter(event -> event.layout().isEmpty()).map(event -> event.id().value()).toList();
    var types = ids.isEmpty()
        ? List.<TicketType>of()
        : work.query("catalog/ticket-types").bindArray("eventIds", UUID.class, ids)
            .map((row, context) -> EventRows.readTicketType(row)).list();
    var byEvent = types.stream().collect(groupingBy(TicketType::eventId));
    return found.stream().flatMap(row -> Optional.ofNullable(row.event())
        .map(event -> new EventListing(event, byEvent.getOrDefault(event.id(), List.of()), row.registeredCount()))
        .stream()).toList();
  }
}
