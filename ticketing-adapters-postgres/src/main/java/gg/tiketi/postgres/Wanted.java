package gg.tiketi.postgres;

import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.EventId;
import gg.tiketi.kernel.Idempotency;
import gg.tiketi.kernel.TicketTypeId;
import gg.tiketi.reservation.Item;
import gg.tiketi.reservation.Reservation;
import gg.tiketi.reservation.Wish;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jdbi.v3.core.statement.SqlStatement;

/** What a transaction has to look at: events, seats, ticket types, people and keys. */
final class Wanted {
  private final Set<EventId> events = new LinkedHashSet<>();
  private final Map<EventId, SortedSet<Integer>> seats = new LinkedHashMap<>();
  private final Set<TicketTypeId> types = new LinkedHashSet<>();
  private final Set<EventId> stockEvents = new LinkedHashSet<>();
  private final Set<Person> people = new LinkedHashSet<>();
  private final Set<KeyOf> keys = new LinkedHashSet<>();

  /** All that decides about these wishes. */
  static Wanted of(Collection<Wish> wishes) {
    var wanted = new Wanted();
    wishes.forEach(wish -> wanted.event(wish.eventId()).items(wish.eventId(), wish.items())
        .person(wish.eventId(), wish.accountId()).key(wish.accountId(), wish.idempotency()));
    return wanted;
  }

  /** All that belongs to these reservations. */
  static Wanted ofAll(Collection<Reservation> reservations) {
    var wanted = new Wanted();
    reservations.forEach(reservation -> wanted.items(reservation.eventId(), reservation.items())
        .person(reservation.eventId(), reservation.accountId()));
    return wanted;
  }

  Wanted event(EventId event) {
    events.add(event);
    return this;
  }

  Wanted items(EventId event, Collection<Item> items) {
    for (Item item : items) {
      switch (item) {
        case Item.SeatItem seat -> seat(event, seat.index());
        case Item.TicketItem ticket -> {
          types.add(ticket.ticketTypeId());
          stockEvents.add(event);
        }
      }
    }
    return this;
  }

  Wanted seats(EventId event, Collection<Integer> indexes) {
    indexes.forEach(index -> seat(event, index));
    return this;
  }

  /** All tickets of the event, whatever their type. */
  Wanted stocks(EventId event) {
    stockEvents.add(event);
    return this;
  }

  Wanted type(EventId event, TicketTypeId type) {
    types.add(type);
    return stocks(event);
  }

  Wanted person(EventId event, AccountId account) {
    people.add(new Person(event, account));
    return this;
  }

  Wanted key(AccountId account, Optional<Idempotency> idempotency) {
    idempotency.ifPresent(key -> keys.add(new KeyOf(account, key.key())));
    return this;
  }

  <S extends SqlStatement<S>> S bindEvents(S statement) {
    return statement.bindArray("events", UUID.class, events.stream().map(EventId::value).toList());
  }

  <S extends SqlStatement<S>> S bindSeats(S statement) {
    var seatEvents = new ArrayList<UUID>();
    var numbers = new ArrayList<Integer>();
    seats.forEach((event, indexes) -> indexes.forEach(index -> {
      seatEvents.add(event.value());
      numbers.add(index);
    }));
    return statement.bindArray("seatEvents", UUID.class, seatEvents)
        .bindArray("seatNumbers", Integer.class, numbers);
  }

  <S extends SqlStatement<S>> S bindTypes(S statement) {
    return statement.bindArray("types", UUID.class, types.stream().map(TicketTypeId::value).toList());
  }

  <S extends SqlStatement<S>> S bindStockEvents(S statement) {
    return statement.bindArray("stockEvents", UUID.class, stockEvents.stream().map(EventId::value).toList());
  }

  <S extends SqlStatement<S>> S bindPeople(S statement) {
    List<UUID> personEvents = people.stream().map(person -> person.event().value()).toList();
    List<UUID> accounts = people.stream().map(person -> person.account().value()).toList();
    return statement.bindArray("personEvents", UUID.class, personEvents)
        .bindArray("personAccounts", UUID.class, accounts);
  }

  <S extends SqlStatement<S>> S bindKeys(S statement) {
    return statement.bindArray("keyAccounts", UUID.class, keys.stream().map(key -> key.account().value()).toList())
        .bindArray("keys", String.class, keys.stream().map(KeyOf::key).toList());
  }

  private void seat(EventId event, int index) {
    seats.computeIfAbsent(event, id -> new TreeSet<>()).add(index);
  }
}
