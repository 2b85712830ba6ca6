package gg.tiketi.catalog;

import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.EventId;
import gg.tiketi.kernel.LayoutId;
import gg.tiketi.kernel.Page;
import gg.tiketi.kernel.TicketTypeId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where events, layouts and ticket types are kept. Every change of an event records {@link EventChanged} about it in the
 * same transaction.
 */
public interface Catalog {
  /** Adds a layout, or replaces the one with its id. False, and nothing done, when an event uses that one already. */
  boolean putLayout(SeatLayout layout);

  /** All layouts by name. */
  List<SeatLayout> layouts();

  Optional<SeatLayout> layout(LayoutId id);

  /**
   * Adds a new event with its seats (from its layout, free or blocked as the layout says) or its ticket types, all in one
   * transaction.
   */
  void add(Event event, List<TicketType> ticketTypes);

  /** The event, hidden or not. */
  Optional<EventListing> find(EventId id);

  /** The events that are not hidden and answer the query at {@code now}. */
  Page<EventListing> search(EventQuery query, Instant now);

  /**
   * Stores the details, times and rules of {@code event}. False, and nothing done, when there is no such event or it was
   * cancelled meanwhile; whether it is cancelled or hidden is never changed here.
   */
  boolean update(Event event);

  /** Marks the event cancelled at {@code now}; an earlier cancellation stays. Empty when there is no such event. */
  Optional<Event> cancel(EventId id, Instant now);

  /** Adds a ticket type to an event that sells ticket types. */
  void addTicketType(TicketType type);

  Optional<TicketType> ticketType(TicketTypeId id);

  /** Remembers that the account wants to hear of the opening, once. False when there is no such event. */
  boolean remind(EventId id, AccountId account);

  /** Forgets the reminder. False when there is no such event. */
  boolean forgetReminder(EventId id, AccountId account);

  /** Events that are not cancelled whose stored status is not final: those a status job has to look at. */
  List<EventListing> unfinished(Instant now, int limit);

  /** Stores the status that follows from clock and stock; records {@link EventChanged} only when it is another one. */
  boolean storeStatus(EventId id, EventStatus status);

  /** The names that mean the same, in the order in which they were given. */
  Aliases aliases();

  /** Keeps these aliases in the place of all others; of several that are given at once one stays as a whole. */
  void putAliases(Aliases aliases);
}
