package gg.tiketi.laws;

import static org.assertj.core.api.Assertions.assertThat;

import gg.tiketi.catalog.SaleRules;
import gg.tiketi.catalog.TicketType;
import gg.tiketi.kernel.EventId;
import gg.tiketi.reservation.GrantResult;
import gg.tiketi.seating.BlockResult;
import gg.tiketi.seating.SeatStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** The laws of {@link gg.tiketi.seating.Seats}. */
public abstract class SeatsContract extends Contract {
  protected SeatsContract(Adapter adapter) {
    super(adapter);
  }

  @Test
  public void S15_organisersObeyTheSameLaws() {
    holdsInHistories("S15");
  }

  @Test
  public void S15_aSeatIsBlockedOrHeldNeverBoth() {
    var world = world();
    for (int round = 0; round < adapter().rounds() / 3; round++) {
      var event = world.row(3);
      var wish = world.wish(world.person(), event, Set.of(1, 2));
      List<Callable<Object>> racers = List.of(() -> world.reserve(wish),
          () -> world.stores().seats().block(event.id(), seats(0, 1), world.now()));
      var results = Race.of(racers);
      boolean granted = results.getFirst() instanceof GrantResult.Granted;
      boolean blocked = results.getLast() instanceof BlockResult.Done;
      assertThat(granted).as(results.toString()).isNotEqualTo(blocked);
      assertThat(statuses(world, event.id())).isEqualTo(granted
          ? List.of(SeatStatus.AVAILABLE, SeatStatus.LOCKED, SeatStatus.LOCKED)
          : List.of(SeatStatus.BLOCKED, SeatStatus.BLOCKED, SeatStatus.AVAILABLE));
    }
  }

  @Test
  public void S5_aStockShrinksNoFurtherThanItIsUsed() {
    var world = world();
    for (int round = 0; round < adapter().rounds() / 6; round++) {
      var listing = world.standing(SaleRules.DEFAULT, 6);
      var type = listing.ticketTypes().getFirst();
      var smaller = new TicketType(type.id(), type.eventId(), type.name(), "", type.price(), 3);
      var racers = new ArrayList<Callable<Object>>();
      for (var person : world.people(6)) {
        var wish = world.tickets(person, listing.event(), type, 1);
        racers.add(() -> world.reserve(wish));
      }
      racers.add(3, () -> world.stores().seats().replace(smaller, world.now()));
      var results = Race.of(racers);
      int granted = (int) results.stream().filter(GrantResult.Granted.class::isInstance).count();
      var stock = world.stores().seats().snapshot(listing.event().id()).stocks().getFirst();
      assertThat(stock.held()).isEqualTo(granted);
      assertThat(stock.total()).isEqualTo(results.contains(true) ? 3 : 6);
      assertThat(granted).isEqualTo(results.contains(true) ? 3 : 6);
    }
  }

  @Test
  public void S15_strangersSeatsCannotBeBlocked() {
    var world = world();
    var event = world.row(3);
    assertThat(world.stores().seats().block(event.id(), seats(1, 3, 7), world.now()))
        .isEqualTo(new BlockResult.UnknownSeats(List.of(3, 7)));
    assertThat(world.stores().seats().block(new EventId(world.ids().next()), seats(1), world.now()))
        .isEqualTo(new BlockResult.UnknownEvent());
    assertThat(statuses(world, event.id())).containsOnly(SeatStatus.AVAILABLE);
  }

  @Test
  public void S8_aHoldThatRanOutDoesNotKeepASeatFromBeingBlocked() {
    var world = world();
    var event = world.row(3);
    var hold = world.hold(world.person(), event, 0, 1);
    assertThat(world.stores().seats().block(event.id(), seats(1, 2), world.now()))
        .isEqualTo(new BlockResult.NotFree(List.of(1)));
    world.clock().passTo(hold.expiresAt());
    assertThat(world.stores().seats().block(event.id(), seats(1, 2), world.now()))
        .isEqualTo(new BlockResult.Done(List.of(1, 2)));
    assertThat(statuses(world, event.id()))
        .containsExactly(SeatStatus.AVAILABLE, SeatStatus.BLOCKED, SeatStatus.BLOCKED);
  }

  @Test
  public void an_unknown_event_has_no_seats() {
    var snapshot = world().stores().seats().snapshot(new EventId(new UUID(1, 2)));
    assertThat(snapshot.seats()).isEmpty();
    assertThat(snapshot.stocks()).isEmpty();
  }

  private static TreeSet<Integer> seats(Integer... seats) {
    return new TreeSet<>(Set.of(seats));
  }

  private static List<SeatStatus> statuses(World world, EventId event) {
    return world.stores().seats().snapshot(event).seats().stream().map(seat -> seat.status()).toList();
  }
}
