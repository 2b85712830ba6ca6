package gg.tiketi.seating;

import gg.tiketi.catalog.EventChanged;
import gg.tiketi.kernel.Published;
import gg.tiketi.kernel.TicketTypeId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One event's seats and stocks in memory: a snapshot of the store, carried forward by the feed. */
final class EventInventory {
  /** How many seat changes are remembered for those who ask what changed since a version. */
  private static final int REMEMBERED = 20_000;
  /** Told one by one a changed seat takes some 10 characters, in a whole map a third of one. */
  private static final int SEATS_PER_CHANGE_TOLD = 32;
  private static final int ALWAYS_TOLD = 100;
  private static final Instant NEVER = Instant.MIN;

  private final SeatMap.Drawing drawing;
  private final long[] versions;
  private final Instant[] lockedUntil;
  /** Seats this instance set free and has not heard of yet: memory must not refuse them. */
  private final BitSet doubted = new BitSet();
  private final Map<TicketTypeId, Stock> stocks = new HashMap<>();
  private final Deque<Remembered> remembered = new ArrayDeque<>();
  private int rememberedSeats;
  private long rememberedFrom;
  private long version;
  private int availableSeats;
  private @Nullable SeatMap map;

  private record Remembered(long version, List<Integer> seats) {}

  EventInventory(InventorySnapshot snapshot) {
    int seats = snapshot.seats().size();
    drawing = new SeatMap.Drawing(seats);
    versions = new long[seats];
    lockedUntil = new Instant[seats];
    Arrays.fill(versions, -1);
    Arrays.fill(lockedUntil, NEVER);
    version = snapshot.version();
    rememberedFrom = version;
    snapshot.seats().forEach(this::apply);
    snapshot.stocks().forEach(this::apply);
  }

  /** Hears a commit; false when the snapshot must be read again: commits were missed, or it may have become another. */
  synchronized boolean heard(Published published) {
    if (published.version() <= version) {
      return true;
    }
    if (published.version() != version + 1) {
      return false;
    }
    if (versions.length == 0 && published.facts().stream().anyMatch(EventChanged.class::isInstance)) {
      // Perhaps there is a ticket type more, whose stock only a snapshot tells.
      return false;
    }
    version = published.version();
    map = null;
    var changed = new TreeSet<Integer>();
    for (var fact : published.facts()) {
      if (fact instanceof SeatsChanged seats) {
        // Also what this snapshot knew already: whoever asks may have an older one of the same version.
        seats.seats().forEach(seat -> {
          apply(seat);
          changed.add(seat.index());
        });
      } else if (fact instanceof StockChanged stock) {
        apply(stock.stock());
      }
    }
    remember(changed);
    return true;
  }

  synchronized SeatMap map() {
    if (map == null) {
      map = drawing.at(version);
    }
    return map;
  }

  /**
   * What changed after {@code since}; empty when that is longer ago than is remembered, never was, or is so much that the
   * whole map is told sooner.
   */
  synchronized Optional<SeatMap.Changes> changesSince(long since) {
    if (since < rememberedFrom || since > version) {
      return Optional.empty();
    }
    int most = Math.max(ALWAYS_TOLD, versions.length / SEATS_PER_CHANGE_TOLD);
    var changed = new BitSet(versions.length);
    int told = 0;
    var newest = remembered.descendingIterator();
    while (newest.hasNext() && told <= most) {
      var commit = newest.next();
      if (commit.version() <= since) {
        break;
      }
      commit.seats().forEach(changed::set);
      told += commit.seats().size();
    }
    return told > most ? Optional.empty() : Optional.of(changes(changed));
  }

  private SeatMap.Changes changes(BitSet changed) {
    return new SeatMap.Changes(version,
        changed.stream().mapToObj(index -> new SeatMap.Change(index, drawing.status(index))).toList());
  }

  /** Those of {@code seats} that are certainly not free at {@code now}. */
  synchronized SortedSet<Integer> taken(Collection<Integer> seats, Instant now) {
    var taken = new TreeSet<Integer>();
    for (int index : seats) {
      var status = drawing.status(index);
      boolean lapsed = status == SeatStatus.LOCKED && !now.isBefore(lockedUntil[index]);
      if (status != SeatStatus.AVAILABLE && !lapsed && !doubted.get(index)) {
        taken.add(index);
      }
    }
    return taken;
  }

  synchronized void doubt(Collection<Integer> seats) {
    seats.forEach(doubted::set);
  }

  synchronized long available() {
    return availableSeats + stocks.values().stream().mapToLong(Stock::available).sum();
  }

  synchronized Optional<Stock> stock(TicketTypeId type) {
    return Optional.ofNullable(stocks.get(type));
  }

  private void apply(SeatChange seat) {
    int index = seat.index();
    if (seat.version() <= versions[index]) {
      return;
    }
    availableSeats += available(seat.status()) - available(drawing.status(index));
    drawing.draw(index, seat.status());
    versions[index] = seat.version();
    lockedUntil[index] = seat.lockedUntil().orElse(NEVER);
    doubted.clear(index);
  }

  private void apply(Stock stock) {
    stocks.merge(stock.ticketTypeId(), stock, (old, next) -> next.version() > old.version() ? next : old);
  }

  private void remember(SortedSet<Integer> changed) {
    remembered.addLast(new Remembered(version, List.copyOf(changed)));
    rememberedSeats += changed.size() + 1;
    while (rememberedSeats > REMEMBERED) {
      var oldest = remembered.removeFirst();
      rememberedSeats -= oldest.seats().size() + 1;
      rememberedFrom = oldest.version();
    }
  }

  private static int available(SeatStatus status) {
    return status == SeatStatus.AVAILABLE ? 1 : 0;
  }
}
