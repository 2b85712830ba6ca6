package gg.tiketi.reservation;

import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.EventId;
import gg.tiketi.kernel.TicketTypeId;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Decides wishes one after the other over what a store has locked for them. What one wish gets is gone for the next; a wish
 * that is refused takes nothing (laws S4, S5, S6). Every store decides here, so that all decide alike.
 */
public final class GrantDesk {
  private final Set<EventId> open = new HashSet<>();
  private final Map<EventId, Set<Integer>> freeSeats = new HashMap<>();
  private final Map<TicketTypeId, Integer> ticketsLeft = new HashMap<>();
  private final Map<Person, Integer> owned = new HashMap<>();

  private record Person(EventId event, AccountId account) {}

  /** The event is on sale now and not cancelled. */
  public void opened(EventId event) {
    open.add(event);
  }

  /** The seat is free and nobody else can take it before this decision is written. */
  public void freeSeat(EventId event, int index) {
    freeSeats.computeIfAbsent(event, id -> new HashSet<>()).add(index);
  }

  /** So many tickets are left, and nobody else can take them before this decision is written. */
  public void ticketsLeft(TicketTypeId type, int left) {
    ticketsLeft.put(type, left);
  }

  /** What the person holds and owns of the event. */
  public void owned(EventId event, AccountId account, int quantity) {
    owned.put(new Person(event, account), quantity);
  }

  public GrantResult decide(Wish wish, Instant now) {
    if (!open.contains(wish.eventId())) {
      return new GrantResult.Closed();
    }
    var person = new Person(wish.eventId(), wish.accountId());
    int before = owned.getOrDefault(person, 0);
    if ((long) before + wish.quantity() > wish.limit()) {
      return new GrantResult.LimitExceeded(wish.limit(), before);
    }
    var free = freeSeats.getOrDefault(wish.eventId(), Set.of());
    var taken = new TreeSet<>(wish.seats());
    taken.removeAll(free);
    if (!taken.isEmpty()) {
      return new GrantResult.Taken(taken);
    }
    var tickets = wish.tickets().values();
    if (tickets.stream().anyMatch(item -> ticketsLeft.getOrDefault(item.ticketTypeId(), 0) < item.quantity())) {
      return new GrantResult.SoldOut();
    }
    wish.seats().forEach(free::remove);
    tickets.forEach(item -> ticketsLeft.merge(item.ticketTypeId(), -item.quantity(), Integer::sum));
    owned.put(person, before + wish.quantity());
    return new GrantResult.Granted(wish.granted(now));
  }
}
