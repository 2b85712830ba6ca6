package gg.tiketi.catalog;

import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.EventId;
import gg.tiketi.kernel.EventSink;
import gg.tiketi.kernel.LayoutId;
import gg.tiketi.kernel.Page;
import gg.tiketi.kernel.TicketTypeId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The catalogue of one process. */
public final class InMemoryCatalog implements Catalog {
  private final EventSink sink;
  private final Map<LayoutId, SeatLayout> layouts = new LinkedHashMap<>();
  private final Map<EventId, Event> events = new LinkedHashMap<>();
  private final Map<EventId, EventStatus> statuses = new LinkedHashMap<>();
  private final Map<TicketTypeId, TicketType> ticketTypes = new LinkedHashMap<>();
  private final Map<EventId, Set<AccountId>> reminders = new LinkedHashMap<>();
  private Aliases aliases = Aliases.NONE;

  public InMemoryCatalog(EventSink sink) {
    this.sink = sink;
  }

  @Override
  public synchronized boolean putLayout(SeatLayout layout) {
    boolean used = events.values().stream().flatMap(event -> event.layout().stream())
        .anyMatch(other -> other.id().equals(layout.id()));
    if (!used) {
      layouts.put(layout.id(), layout);
    }
    return !used;
  }

  @Override
  public synchronized List<SeatLayout> layouts() {
    return layouts.values().stream().sorted(Comparator.comparing(SeatLayout::name)).toList();
  }

  @Override
  public synchronized Optional<SeatLayout> layout(LayoutId id) {
    return Optional.ofNullable(layouts.get(id));
  }

  @Override
  public synchronized void add(Event event, List<TicketType> types) {
    events.put(event.id(), event);
    types.forEach(type -> ticketTypes.put(type.id(), type));
    changed(event.id());
  }

  @Override
  public synchronized Optional<EventListing> find(EventId id) {
    return Optional.ofNullable(events.get(id)).map(this::listing);
  }

  @Override
  public synchronized Page<EventListing> search(EventQuery query, Instant now) {
    var found = events.values().stream().filter(event -> !event.hidden()).map(this::listing)
        .filter(matching(query, now)).sorted(order(query.sort())).toList();
    return Page.of(found, query.page(), query.limit());
  }

  @Override
  public synchronized boolean update(Event event) {
    var stored = events.get(event.id());
    if (stored == null || stored.isCancelled()) {
      return false;
    }
    replace(event.id(),
        old -> old.changed(event.details(), event.startsAt(), event.zone(), event.sale(), event.rules()));
    return true;
  }

  @Override
  public synchronized Optional<Event> cancel(EventId id, Instant now) {
    return replace(id, event -> event.cancelled(now));
  }

  /** Takes the event out of every list. The caller made sure that no live reservation exists. */
  public synchronized boolean hide(EventId id) {
    return replace(id, Event::hide).isPresent();
  }

  @Override
  public synchronized void addTicketType(TicketType type) {
    ticketTypes.put(type.id(), type);
    changed(type.eventId());
  }

  /** Replaces a ticket type. The caller made sure that no more are sold and held than it has. */
  public synchronized void replaceTicketType(TicketType type) {
    ticketTypes.replace(type.id(), type);
    changed(type.eventId());
  }

  @Override
  public synchronized Optional<TicketType> ticketType(TicketTypeId id) {
    return Optional.ofNullable(ticketTypes.get(id));
  }

  @Override
  public synchronized boolean remind(EventId id, AccountId account) {
    boolean known = events.containsKey(id);
    if (known) {
      reminders(id).add(account);
    }
    return known;
  }

  @Override
  public synchronized boolean forgetReminder(EventId id, AccountId account) {
    boolean known = events.containsKey(id);
    if (known) {
      reminders(id).remove(account);
    }
    return known;
  }

  @Override
  public synchronized List<EventListing> unfinished(Instant now, int limit) {
    return events.values().stream().filter(event -> !event.isCancelled())
        .filter(event -> statuses.get(event.id()) != EventStatus.ENDED || now.isBefore(event.sale().closesAt()))
        .limit(limit).map(this::listing).toList();
  }

  @Override
  public synchronized boolean storeStatus(EventId id, EventStatus status) {
    boolean isNew = events.containsKey(id) && statuses.put(id, status) != status;
    if (isNew) {
      changed(id);
    }
    return isNew;
  }

  @Override
  public synchronized Aliases aliases() {
    return aliases;
  }

  @Override
  public synchronized void putAliases(Aliases given) {
    aliases = given;
  }

  private Set<AccountId> reminders(EventId id) {
    return reminders.computeIfAbsent(id, event -> new HashSet<>());
  }

  private Optional<Event> replace(EventId id, UnaryOperator<Event> change) {
    var replaced = Optional.ofNullable(events.computeIfPresent(id, (key, event) -> change.apply(event)));
    replaced.ifPresent(event -> changed(id));
    return replaced;
  }

  private void changed(EventId id) {
    sink.record(Optional.of(id), List.of(new EventChanged(id)));
  }

  private EventListing listing(Event event) {
    var types = ticketTypes.values().stream().filter(type -> type.eventId().equals(event.id())).toList();
    return new EventListing(event, types, reminders.getOrDefault(event.id(), Set.of()).size());
  }

  private Predicate<EventListing> matching(EventQuery query, Instant now) {
    var wanted = aliases.wanted(query.words());
    var artists = aliases.of(query.artist());
    var conditions = new ArrayList<Predicate<EventListing>>();
    query.status().ifPresent(status -> conditions.add(listing -> statusOf(listing.event(), now) == status));
    conditions.add(listing -> contains(" " + SearchText.of(listing.event().details()) + " ", wanted));
    conditions.add(listing -> artists.contains("")
        || artists.contains(SearchText.normalise(listing.event().details().artistName())));
    conditions.add(listing -> SearchText.normalise(listing.event().details().address())
        .contains(SearchText.normalise(query.city())));
    query.from().ifPresent(from -> conditions.add(listing -> !listing.event().startsAt().isBefore(from)));
    query.to().ifPresent(to -> conditions.add(listing -> listing.event().startsAt().isBefore(to)));
    query.minPrice().ifPresent(min -> conditions.add(listing -> listing.maxPrice().amount() >= min));
    query.maxPrice().ifPresent(max -> conditions.add(listing -> listing.minPrice().amount() <= max));
    return conditions.stream().reduce(listing -> true, Predicate::and);
  }

  private static boolean contains(String text, List<List<String>> wanted) {
    return wanted.stream().allMatch(choices -> choices.stream().anyMatch(text::contains));
  }

  /** Whether something is left is known here only as of the last stored status. */
  private EventStatus statusOf(Event event, Instant now) {
    return event.statusAt(now, statuses.get(event.id()) == EventStatus.SOLD_OUT ? 0 : 1);
  }

  private static Comparator<EventListing> order(EventQuery.Sort sort) {
    Comparator<EventListing> order = switch (sort) {
      case SALE_START -> Comparator.comparing(listing -> listing.event().sale().opensAt());
      case DATE -> Comparator.comparing(listing -> listing.event().startsAt());
      case PRICE -> Comparator.comparingLong(listing -> listing.minPrice().amount());
      case POPULARITY -> Comparator.comparingInt(EventListing::registeredCount).reversed();
    };
    return order.thenComparing(listing -> listing.event().id().toString());
  }
}
