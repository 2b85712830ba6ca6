package gg.tiketi.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import gg.tiketi.Tiketi;
import gg.tiketi.catalog.Event;
import gg.tiketi.catalog.SaleRules;
import gg.tiketi.catalog.Section;
import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.FeedReader;
import gg.tiketi.kernel.Idempotency;
import gg.tiketi.laws.Adapter;
import gg.tiketi.laws.Providers;
import gg.tiketi.laws.World;
import gg.tiketi.queue.AdmissionGate;
import gg.tiketi.reservation.Reservations.Change;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ReservationServiceTest {
  private final World world = new World(Adapter.IN_MEMORY.emptyStores().get(), 1);
  private final Tiketi tiketi = Tiketi.over(world.stores(), Providers.prompt(world));
  /** An instance that has not read the feed since. */
  private final Tiketi behind = Tiketi.over(world.stores(), Providers.prompt(world),
      new FeedReader(world.stores().feed(), world.clock()), () -> {});

  @Test
  void losers_learn_blocks_as_large_as_their_wish() {
    var event = twoRows();
    reserve(tiketi, event, 1);
    var lost = (ReserveResult.SeatsTaken) reserve(tiketi, event, 0, 1, 2);
    assertThat(lost.conflicts()).containsExactly(1);
    assertThat(lost.alternatives()).contains(List.of(5, 6, 7)).allSatisfy(block -> assertThat(block).hasSize(3));
  }

  @Test
  void what_was_just_refused_is_no_alternative_even_where_memory_is_behind() {
    var event = twoRows();
    behind.inventory().map(event.id());
    reserve(tiketi, event, 0, 1);
    var lost = (ReserveResult.SeatsTaken) reserve(behind, event, 0, 1);
    assertThat(lost.alternatives()).isNotEmpty().allSatisfy(block -> assertThat(block).doesNotContain(0, 1));
  }

  @Test
  void a_repeated_call_is_not_refused_by_its_own_hold() {
    var event = twoRows();
    var person = world.person();
    var caller = new Caller(person, Optional.empty(), Optional.of(new Idempotency("key", "body")));
    var first = tiketi.reservations().reserveSeats(caller, event.id(), Set.of(0, 1), world.now());
    assertThat(first).isInstanceOf(ReserveResult.Reserved.class);
    assertThat(tiketi.reservations().reserveSeats(caller, event.id(), Set.of(0, 1), world.now())).isEqualTo(first);
    world.clock().passTo(event.sale().closesAt());
    var late = new Caller(person, Optional.empty(), Optional.of(new Idempotency("key", "other body")));
    assertThat(tiketi.reservations().reserveSeats(late, event.id(), Set.of(0, 1), world.now()))
        .isEqualTo(new ReserveResult.KeyReused());
  }

  @Test
  void a_free_seat_is_not_refused_by_an_old_memory() {
    var event = twoRows();
    var holder = world.person();
    var hold = world.hold(holder, event, 0);
    assertThat(reserve(behind, event, 0)).isInstanceOf(ReserveResult.SeatsTaken.class);
    behind.reservations().cancel(new Change(hold.id(), Optional.of(holder), Optional.empty()), world.now());
    assertThat(reserve(behind, event, 0)).isInstanceOf(ReserveResult.Reserved.class);
  }

  @Test
  void best_available_finds_the_last_block_that_memory_does_not_see() {
    var event = twoRows();
    var hold = world.hold(world.person(), event, 0, 1, 2);
    world.hold(world.person(), event, 3, 4, 5);
    world.hold(world.person(), event, 6, 7, 8);
    behind.inventory().map(event.id());
    world.clock().passTo(hold.expiresAt());
    var found = behind.reservations().reserveBest(caller(world.person()), event.id(), 3, Optional.empty(),
        Optional.empty(), world.now());
    assertThat(((ReserveResult.Reserved) found).reservation().seats()).hasSize(3);
  }

  @Test
  void refusals_come_in_the_order_of_their_precedence() {
    var event = twoRows();
    var caller = caller(world.person());
    var service = tiketi.reservations();
    assertThat(service.reserveSeats(caller, event.id(), Set.of(0, 99), world.now()))
        .isEqualTo(new ReserveResult.UnknownSeats(List.of(99)));
    assertThat(service.reserveBest(caller, event.id(), 2, Optional.of("nowhere"), Optional.empty(), world.now()))
        .isEqualTo(new ReserveResult.UnknownSection("nowhere"));
    assertThat(service.reserveTickets(caller, event.id(), Map.of(), world.now()))
        .isEqualTo(new ReserveResult.WrongInventory());
    assertThat(service.reserveSeats(caller, event.id(), Set.of(0, 1, 2, 3, 4), world.now()))
        .isEqualTo(new ReserveResult.LimitExceeded(4, 0));
    tiketi.catalog().cancel(event.id(), world.now());
    assertThat(service.reserveSeats(caller, event.id(), Set.of(99), world.now()))
        .isEqualTo(new ReserveResult.EventCancelled());
  }

  @Test
  void nobody_gets_seats_without_the_admission_that_the_gate_asks_for() {
    var event = twoRows();
    AdmissionGate closed = (id, account, admission, now) -> admission.isPresent()
        ? new AdmissionGate.Verdict.Admitted()
        : new AdmissionGate.Verdict.Required();
    var guarded = Tiketi.over(world.stores(), Providers.prompt(world, closed));
    var person = world.person();
    var refused = new ReserveResult.NotAdmitted(new AdmissionGate.Verdict.Required());
    assertThat(guarded.reservations().reserveSeats(caller(person), event.id(), Set.of(0), world.now()))
        .isEqualTo(refused);
    var hold = (ReserveResult.Reserved) guarded.reservations().reserveSeats(
        new Caller(person, Optional.of("admission"), Optional.empty()), event.id(), Set.of(0), world.now());
    assertThat(guarded.reservations().replace(caller(person), hold.reservation().id(), Set.of(1), world.now()))
        .isEqualTo(refused);
    assertThat(guarded.reservations().cancel(world.change(hold.reservation()), world.now()))
        .isInstanceOf(ChangeResult.Changed.class);
  }

  private Event twoRows() {
    return world.seated(world.layout(new Section("A", 2, 5, 100, 1)),
        new SaleRules(4, Duration.ofMinutes(5), Optional.empty(), 0, false));
  }

  private ReserveResult reserve(Tiketi instance, Event event, Integer... seats) {
    return instance.reservations().reserveSeats(caller(world.person()), event.id(), new TreeSet<>(Set.of(seats)),
        world.now());
  }

  private static Caller caller(AccountId person) {
    return new Caller(person, Optional.empty(), Optional.empty());
  }
}
