package gg.tiketi.seating;

import gg.tiketi.catalog.Event;
import gg.tiketi.catalog.LiveStock;
import gg.tiketi.kernel.EventId;
import gg.tiketi.kernel.FeedListener;
import gg.tiketi.kernel.Published;
import gg.tiketi.kernel.TicketTypeId;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What is free, held and sold, answered from this instance's memory: snapshots of the store, at most {@value #CAPACITY} events,
 * carried forward by the feed (law L2). It may be a moment behind the store; the store alone decides who gets a seat.
 */
public final class LiveInventory implements LiveStock, FeedListener {
  private static final int CAPACITY = 500;

  private final Seats seats;
  private final AtomicLong generations = new AtomicLong();
  private final Map<EventId, Room> rooms = new LinkedHashMap<>(16, 0.75f, true) {
    @Override
    protected boolean removeEldestEntry(Map.Entry<EventId, Room> eldest) {
      return size() > CAPACITY;
    }
  };

  /** The place of one event: while it reads its snapshot, the feed waits, so that no commit falls between. */
  private final class Room {
    private final EventId event;
    private @Nullable EventInventory inventory;
    private long generation;

    Room(EventId event) {
      this.event = event;
    }

    synchronized EventInventory inventory() {
      if (inventory == null) {
        inventory = new EventInventory(seats.snapshot(event));
        generation = generations.incrementAndGet();
      }
      return inventory;
    }

    synchronized long generation() {
      inventory();
      return generation;
    }

    synchronized void heard(Published published) {
      if (inventory != null && !inventory.heard(published)) {
        inventory = null;
      }
    }
  }

  public LiveInventory(Seats seats) {
    this.seats = seats;
  }

  @Override
  public long available(Event event) {
    return inventory(event.id()).available();
  }

  /** The seats of an event; of an event without seats an empty map. */
  public SeatMap map(EventId event) {
    return inventory(event).map();
  }

  /** The seats that changed after {@code version}; empty when that is too long ago to tell. */
  public Optional<SeatMap.Changes> changesSince(EventId event, long version) {
    return inventory(event).changesSince(version);
  }

  public Optional<Stock> stock(EventId event, TicketTypeId type) {
    return inventory(event).stock(type);
  }

  /** Those of {@code wanted} that are certainly not free at {@code now}; the others may be. */
  public SortedSet<Integer> taken(EventId event, Collection<Integer> wanted, Instant now) {
    return inventory(event).taken(wanted, now);
  }

  /**
   * Which snapshot of the event this memory grew from; another number means that it was read anew. Whatever else must be at
   * least as new as this memory has to be read again then.
   */
  public long generation(EventId event) {
    return room(event).generation();
  }

  /** This instance has just set these seats free: until the feed says so, nobody is refused them from memory. */
  public void doubt(EventId event, Collection<Integer> freed) {
    inventory(event).doubt(freed);
  }

  @Override
  public void heard(Published published) {
    published.topic().map(this::known).ifPresent(room -> room.heard(published));
  }

  @Override
  public void interrupted() {
    synchronized (rooms) {
      rooms.clear();
    }
  }

  private EventInventory inventory(EventId event) {
    return room(event).inventory();
  }

  private Room room(EventId event) {
    synchronized (rooms) {
      return rooms.computeIfAbsent(event, Room::new);
    }
  }

  private @Nullable Room known(EventId event) {
    synchronized (rooms) {
      return rooms.get(event);
    }
  }
}
