package gg.tiketi.reservation;

import gg.tiketi.catalog.TicketType;
import gg.tiketi.kernel.EventId;
import gg.tiketi.seating.BlockResult;
import gg.tiketi.seating.InventorySnapshot;
import gg.tiketi.seating.SeatStatus;
import gg.tiketi.seating.Seats;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.IntStream;

/** The seats and stocks of one process. */
public final class InMemorySeats implements Seats {
  private final SaleBook book;

  public InMemorySeats(SaleBook book) {
    this.book = book;
  }

  @Override
  public InventorySnapshot snapshot(EventId event) {
    synchronized (book) {
      var seats = IntStream.range(0, book.seats(event).length).mapToObj(index -> book.change(event, index)).toList();
      return new InventorySnapshot(book.version(event), seats, book.stocksOf(event));
    }
  }

  @Override
  public BlockResult block(EventId event, SortedSet<Integer> seats, Instant now) {
    return change(event, seats, SeatStatus.AVAILABLE, SeatStatus.BLOCKED, now);
  }

  @Override
  public BlockResult unblock(EventId event, SortedSet<Integer> seats, Instant now) {
    return change(event, seats, SeatStatus.BLOCKED, SeatStatus.AVAILABLE, now);
  }

  @Override
  public boolean replace(TicketType type, Instant now) {
    synchronized (book) {
      book.endAllDue(type.eventId(), now);
      var stock = book.stock(type.id());
      boolean fits = stock.held() + stock.sold() <= type.total();
      if (fits) {
        book.catalog.replaceTicketType(type);
        book.resize(type);
      }
      book.commit();
      return fits;
    }
  }

  private BlockResult change(EventId event, SortedSet<Integer> seats, SeatStatus from, SeatStatus to, Instant now) {
    synchronized (book) {
      var found = book.event(event);
      if (found.isEmpty()) {
        return new BlockResult.UnknownEvent();
      }
      var all = book.seats(event);
      var unknown = seats.stream().filter(index -> index < 0 || index >= all.length).toList();
      if (!unknown.isEmpty()) {
        return new BlockResult.UnknownSeats(unknown);
      }
      seats.forEach(index -> book.ownerOf(event, index).ifPresent(hold -> book.endIfDue(hold, now)));
      var result = set(event, seats, from, to);
      book.commit();
      return result;
    }
  }

  private BlockResult set(EventId event, SortedSet<Integer> seats, SeatStatus from, SeatStatus to) {
    var all = book.seats(event);
    List<Integer> busy = seats.stream().filter(index -> all[index].owner() != null).toList();
    if (to == SeatStatus.BLOCKED && !busy.isEmpty()) {
      return new BlockResult.NotFree(busy);
    }
    var changed = seats.stream().filter(index -> all[index].status() == from).toList();
    changed.forEach(index -> book.set(event, index, to, null));
    return new BlockResult.Done(changed);
  }
}
