package gg.tiketi.reservation;

import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.EventId;
import gg.tiketi.kernel.FeedListener;
import gg.tiketi.kernel.Published;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who ever had a reservation of an event, as far as the feed has told. A seat that memory shows as taken was taken by
 * somebody who is known here, because the same commit tells both; so a caller who is not known cannot be repeating a call
 * that took it, and may be refused without asking the store.
 */
final class KnownBuyers implements FeedListener {
  private static final int CAPACITY = 500;

  private final Reservations reservations;
  private final Map<EventId, Room> rooms = new LinkedHashMap<>(16, 0.75f, true) {
    @Override
    protected boolean removeEldestEntry(Map.Entry<EventId, Room> eldest) {
      return size() > CAPACITY;
    }
  };

  /** The buyers of one event: while they are read, the feed waits, so that no commit falls between. */
  private final class Room {
    private final EventId event;
    private @Nullable Set<AccountId> buyers;
    private long generation;

    Room(EventId event) {
      this.event = event;
    }

    synchronized boolean contains(AccountId account, long seatsGeneration) {
      if (buyers == null || generation != seatsGeneration) {
        buyers = new HashSet<>(reservations.buyers(event));
        generation = seatsGeneration;
      }
      return buyers.contains(account);
    }

    synchronized void add(AccountId account) {
      if (buyers != null) {
        buyers.add(account);
      }
    }
  }

  KnownBuyers(Reservations reservations) {
    this.reservations = reservations;
  }

  /**
   * Whether the account may have had a reservation of the event.
   *
   * @param seatsGeneration which snapshot the map of seats grew from; the buyers are never older than that map
   */
  boolean contains(EventId event, AccountId account, long seatsGeneration) {
    Room room;
    synchronized (rooms) {
      room = rooms.computeIfAbsent(event, Room::new);
    }
    return room.contains(account, seatsGeneration);
  }

  @Override
  public void heard(Published published) {
    for (var fact : published.facts()) {
      if (fact instanceof ReservationChanged changed) {
        heard(changed);
      }
    }
  }

  @Override
  public void interrupted() {
    synchronized (rooms) {
      rooms.clear();
    }
  }

  private void heard(ReservationChanged changed) {
    Room room;
    synchronized (rooms) {
      room = rooms.get(changed.eventId());
    }
    if (room != null) {
      room.add(changed.accountId());
    }
  }
}
