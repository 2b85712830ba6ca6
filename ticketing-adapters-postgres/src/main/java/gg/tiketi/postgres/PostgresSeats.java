package gg.tiketi.postgres;

import gg.tiketi.catalog.EventChanged;
import gg.tiketi.catalog.TicketType;
import gg.tiketi.kernel.EventId;
import gg.tiketi.kernel.TicketTypeId;
import gg.tiketi.seating.BlockResult;
import gg.tiketi.seating.InventorySnapshot;
import gg.tiketi.seating.SeatChange;
import gg.tiketi.seating.SeatStatus;
import gg.tiketi.seating.Seats;
import gg.tiketi.seating.Stock;
import java.time.Instant;
import java.util.SortedSet;

/** Seats and stocks in the database. */
public final class PostgresSeats implements Seats {
  private final Database database;
  private final DueHolds dueHolds;

  public PostgresSeats(Database database) {
    this.database = database;
    this.dueHolds = new DueHolds(database);
  }

  @Override
  public InventorySnapshot snapshot(EventId event) {
    return database.readAtOneMoment(work -> {
      long version = work.query("seats/version").bind("eventId", event.value()).mapTo(Long.class).findOne().orElse(0L);
      var seats = work.query("seats/of-event").bind("eventId", event.value())
          .map((row, context) -> new SeatChange(row.getInt("seat_no"), SeatStatus.of(row.getInt("status")),
              Columns.optionalInstant(row, "locked_until"), row.getLong("version")))
          .list();
      var stocks = work.query("seats/stocks-of-event").bind("eventId", event.value())
          .map((row, context) -> new Stock(new TicketTypeId(Columns.uuid(row, "ticket_type_id")), row.getInt("held"),
              row.getInt("sold"), row.getInt("total"), row.getLong("version")))
          .list();
      return new InventorySnapshot(version, seats, stocks);
    });
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
    return dueHolds.clearing(new Wanted().stocks(type.eventId()), now, fits -> !fits,
        () -> database.inTransaction(work -> replace(work, type, now)));
  }

  private BlockResult change(EventId event, SortedSet<Integer> seats, SeatStatus from, SeatStatus to, Instant now) {
    return dueHolds.clearing(new Wanted().seats(event, seats), now, BlockResult.NotFree.class::isInstance,
        () -> database.inTransaction(work -> change(new SaleTransaction(work, now), event, seats, from, to)));
  }

  private static BlockResult change(SaleTransaction sale, EventId event, SortedSet<Integer> seats, SeatStatus from,
      SeatStatus to) {
    if (!sale.work().query("seats/event-exists").bind("id", event.value()).mapTo(Boolean.class).one()) {
      return new BlockResult.UnknownEvent();
    }
    sale.lock(new Wanted().seats(event, seats));
    var unknown = seats.stream().filter(index -> sale.seat(event, index).isEmpty()).toList();
    if (!unknown.isEmpty()) {
      return new BlockResult.UnknownSeats(unknown);
    }
    var busy = seats.stream().filter(index -> sale.seat(event, index).orElseThrow().owner() != null).toList();
    if (to == SeatStatus.BLOCKED && !busy.isEmpty()) {
      return new BlockResult.NotFree(busy);
    }
    var changed = seats.stream().filter(index -> sale.seat(event, index).orElseThrow().status() == from).toList();
    changed.forEach(index -> sale.set(event, index, to, null));
    sale.write();
    return new BlockResult.Done(changed);
  }

  private static boolean replace(Work work, TicketType type, Instant now) {
    var sale = new SaleTransaction(work, now);
    sale.lock(new Wanted().type(type.eventId(), type.id()));
    var stock = sale.stock(type.id());
    if (stock.held() + stock.sold() > type.total()) {
      return false;
    }
    work.update("seats/change-type").bind("id", type.id().value()).bind("name", type.name())
        .bind("description", type.description()).bind("price", type.price().amount()).execute();
    work.update("catalog/price-event").bind("eventId", type.eventId().value()).execute();
    sale.put(type.eventId(), new Stock(type.id(), stock.held(), stock.sold(), type.total(), stock.version() + 1));
    sale.record(type.eventId(), new EventChanged(type.eventId()));
    sale.write();
    return true;
  }
}
