package gg.tiketi.catalog;

import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.EventId;
import gg.tiketi.kernel.FeedListener;
import gg.tiketi.kernel.IdSource;
import gg.tiketi.kernel.LayoutId;
import gg.tiketi.kernel.Money;
import gg.tiketi.kernel.Page;
import gg.tiketi.kernel.TicketTypeId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Events, layouts and ticket types: finding, making and changing them. */
public final class CatalogService {
  private final Catalog catalog;
  private final LiveStock stock;
  private final IdSource ids;
  private final EventCache cache = new EventCache();

  public CatalogService(Catalog catalog, LiveStock stock, IdSource ids) {
    this.catalog = catalog;
    this.stock = stock;
    this.ids = ids;
  }

  /** What must hear the feed so that no change stays unseen. */
  public FeedListener listener() {
    return cache;
  }

  /** The event with its offer and rules, from memory when it was read lately; hidden ones too. */
  public Optional<EventListing> listing(EventId id, Instant now) {
    return cache.get(id, now, catalog::find);
  }

  /** The event as a visitor sees it at {@code now}; empty when there is none or it is hidden. */
  public Optional<EventView> find(EventId id, Instant now) {
    return listing(id, now).filter(listing -> !listing.event().hidden()).map(listing -> view(listing, now));
  }

  public Page<EventView> search(EventQuery query, Instant now) {
    return catalog.search(query, now).map(listing -> view(listing, now));
  }

  public List<SeatLayout> layouts() {
    return catalog.layouts();
  }

  public Optional<SeatLayout> layout(LayoutId id) {
    return catalog.layout(id);
  }

  /** Adds a new layout; seats that {@code features} does not name are plain. */
  public SeatLayout addLayout(String name, String description, List<Section> sections,
      Map<Integer, Set<SeatFeature>> features) {
    var layout = new SeatLayout(new LayoutId(ids.next()), name, description, sections, features);
    catalog.putLayout(layout);
    return layout;
  }

  /** Adds or replaces a layout; false when an event uses the one it would replace. */
  public boolean putLayout(SeatLayout layout) {
    return catalog.putLayout(layout);
  }

  public CreateResult create(EventDraft draft, Instant now) {
    if (draft.layout().isPresent() == !draft.ticketTypes().isEmpty()) {
      return new CreateResult.WrongInventory();
    }
    var layout = draft.layout().flatMap(catalog::layout);
    if (draft.layout().isPresent() && layout.isEmpty()) {
      return new CreateResult.UnknownLayout();
    }
    var event = new Event(new EventId(ids.next()), draft.details(), draft.startsAt(), draft.zone(), draft.sale(),
        draft.currency(), layout, draft.rules(), now, Optional.empty(), false);
    var types = draft.ticketTypes().stream().map(type -> ticketType(event, type)).toList();
    catalog.add(event, types);
    return new CreateResult.Created(view(new EventListing(event, types, 0), now));
  }

  /** Changes what may change of an event that is not cancelled: texts, times and rules. */
  public UpdateResult update(Event changed, Instant now) {
    var found = catalog.find(changed.id());
    if (found.isEmpty()) {
      return new UpdateResult.UnknownEvent();
    }
    if (!catalog.update(changed)) {
      return new UpdateResult.AlreadyCancelled();
    }
    return new UpdateResult.Updated(view(reread(changed.id()), now));
  }

  /** Cancels the event for good; what hangs on it is ended by the pulses. Empty when there is no such event. */
  public Optional<EventView> cancel(EventId id, Instant now) {
    return catalog.cancel(id, now).map(event -> view(reread(id), now));
  }

  /** Adds a stock to an event that sells ticket types; empty when there is no such event or it sells seats. */
  public Optional<TicketType> addTicketType(EventId id, EventDraft.TicketTypeDraft draft) {
    var event = catalog.find(id).map(EventListing::event)
        .filter(found -> found.inventory() == Inventory.TICKET_TYPES && !found.isCancelled());
    var type = event.map(found -> ticketType(found, draft));
    type.ifPresent(catalog::addTicketType);
    cache.drop(id);
    return type;
  }

  public Optional<TicketType> ticketType(TicketTypeId id) {
    return catalog.ticketType(id);
  }

  /** The names that mean the same. */
  public Aliases aliases() {
    return catalog.aliases();
  }

  /** Gives all names that mean the same, anew. */
  public AliasResult putAliases(List<? extends List<String>> groups) {
    var twice = Aliases.twice(groups);
    if (twice.isPresent()) {
      return new AliasResult.NameTwice(twice.get());
    }
    var aliases = new Aliases(List.copyOf(groups));
    catalog.putAliases(aliases);
    return new AliasResult.Kept(aliases);
  }

  /** The events in whose sale window {@code now} lies, sold out or not, by its opening. */
  public List<EventView> active(Instant now) {
    return Stream.of(EventStatus.ON_SALE, EventStatus.SOLD_OUT).flatMap(status -> all(status, now))
        .sorted(Comparator.comparing(view -> view.event().sale().opensAt())).toList();
  }

  /** All of them, page by page: there may be more than one holds. */
  private Stream<EventView> all(EventStatus status, Instant now) {
    var first = search(EventQuery.all(1, Page.MAX_LIMIT).in(status), now);
    var more = IntStream.rangeClosed(2, Math.toIntExact(first.totalPages()))
        .mapToObj(page -> search(EventQuery.all(page, Page.MAX_LIMIT).in(status), now));
    return Stream.concat(Stream.of(first), more).flatMap(page -> page.items().stream());
  }

  public boolean remind(EventId id, AccountId account) {
    return catalog.remind(id, account);
  }

  public boolean forgetReminder(EventId id, AccountId account) {
    return catalog.forgetReminder(id, account);
  }

  /** The pulse that stores statuses as the clock and the stock make them; returns how many changed. */
  public int storeStatuses(Instant now, int limit) {
    int changed = 0;
    for (var listing : catalog.unfinished(now, limit)) {
      var view = view(listing, now);
      changed += catalog.storeStatus(view.event().id(), view.status()) ? 1 : 0;
    }
    return changed;
  }

  private EventListing reread(EventId id) {
    cache.drop(id);
    return catalog.find(id).orElseThrow(() -> new IllegalStateException("event " + id + " vanished"));
  }

  private TicketType ticketType(Event event, EventDraft.TicketTypeDraft draft) {
    return new TicketType(new TicketTypeId(ids.next()), event.id(), draft.name(), draft.description(),
        new Money(draft.price(), event.currency()), draft.total());
  }

  private EventView view(EventListing listing, Instant now) {
    long available = stock.available(listing.event());
    return new EventView(listing, listing.event().statusAt(now, available), available);
  }
}
