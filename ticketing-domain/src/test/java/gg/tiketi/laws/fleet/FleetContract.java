package gg.tiketi.laws.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import gg.tiketi.capacity.fleet.Booking;
import gg.tiketi.capacity.fleet.Faults;
import gg.tiketi.capacity.fleet.Faults.Fault;
import gg.tiketi.capacity.fleet.Fleet;
import gg.tiketi.capacity.fleet.GroupModel;
import gg.tiketi.capacity.fleet.GroupState;
import gg.tiketi.capacity.fleet.Look;
import gg.tiketi.capacity.fleet.Outcome;
import gg.tiketi.capacity.fleet.Step;
import gg.tiketi.laws.LawLedger;
import gg.tiketi.laws.OverAdapter;
import gg.tiketi.laws.VirtualClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What every fleet does with a group that is played, and what it makes of calls that go wrong. */
@ExtendWith(LawLedger.class)
public abstract class FleetContract implements OverAdapter {
  private final VirtualClock clock = new VirtualClock();
  private final AtomicReference<Optional<Fault>> wrong = new AtomicReference<>(Optional.empty());
  private final Faults faults = call -> wrong.get();
  private final GroupModel group = new GroupModel(clock, GroupModel.Traits.of(Duration.ofMinutes(8)), 2, 20, 2);

  /** A fleet over this group, whose calls go wrong as {@code faults} say. */
  protected abstract Fleet over(GroupModel group, Faults faults);

  private GroupState seen(Fleet fleet) {
    clock.pass(Duration.ofSeconds(10));
    return ((Look.Seen) fleet.look()).group();
  }

  private static List<Booking> bookings(Fleet fleet) {
    return ((Look.Seen) fleet.look()).bookings();
  }

  @Test
  void a_raise_grows_the_group_and_instances_serve_after_their_launch() {
    var fleet = over(group, faults);
    assertThat(seen(fleet)).isEqualTo(new GroupState(2, 20, 2, 2));
    assertThat(fleet.carryOut(new Step.Raise(10))).isInstanceOf(Outcome.Done.class);
    assertThat(seen(fleet)).isEqualTo(new GroupState(10, 20, 10, 2));
    clock.pass(Duration.ofMinutes(8));
    assertThat(seen(fleet)).isEqualTo(new GroupState(10, 20, 10, 10));
    assertThat(fleet.launches()).hasSize(8).containsOnly(Duration.ofMinutes(8));
  }

  @Test
  void C6_aRaiseTwiceIsARaiseOnce() {
    var fleet = over(group, faults);
    fleet.carryOut(new Step.Raise(10));
    fleet.carryOut(new Step.Raise(10));
    assertThat(seen(fleet)).isEqualTo(new GroupState(10, 20, 10, 2));
    assertThat(group.lives()).hasSize(10);
  }

  @Test
  void C4_aLesserRaiseSendsNobodyAway() {
    var fleet = over(group, faults);
    fleet.carryOut(new Step.Raise(10));
    fleet.carryOut(new Step.Raise(4));
    assertThat(seen(fleet)).isEqualTo(new GroupState(4, 20, 10, 2));
  }

  @Test
  void lowering_sends_instances_away_which_drain_first() {
    var fleet = over(group, faults);
    fleet.carryOut(new Step.Raise(6));
    clock.pass(Duration.ofMinutes(9));
    assertThat(fleet.carryOut(new Step.Lower(3, 3))).isInstanceOf(Outcome.Done.class);
    assertThat(seen(fleet)).isEqualTo(new GroupState(3, 20, 3, 3));
    assertThat(group.lives().values()).filteredOn(GroupModel.Life.LEAVING::equals).hasSize(3);
    clock.pass(Duration.ofMinutes(1));
    assertThat(group.lives()).hasSize(3);
  }

  @Test
  void C1_beyondTheBoundsIsRefused() {
    var fleet = over(group, faults);
    assertThat(fleet.carryOut(new Step.Raise(21))).isInstanceOf(Outcome.Refused.class);
    assertThat(seen(fleet)).isEqualTo(new GroupState(2, 20, 2, 2));
  }

  @Test
  void bookings_happen_by_themselves_and_go() {
    var fleet = over(group, faults);
    var rise = Booking.rise(clock.instant().plusSeconds(3_600), 7);
    var failsafe = Booking.failsafe(clock.instant().plusSeconds(7_205), 2);
    fleet.carryOut(new Step.Book(failsafe));
    fleet.carryOut(new Step.Book(rise));
    assertThat(bookings(fleet)).containsExactly(rise, failsafe);
    clock.pass(Duration.ofMinutes(60));
    assertThat(seen(fleet)).isEqualTo(new GroupState(7, 20, 7, 2));
    assertThat(bookings(fleet)).containsExactly(failsafe);
    clock.pass(Duration.ofMinutes(61));
    assertThat(seen(fleet)).isEqualTo(new GroupState(2, 20, 2, 2));
    assertThat(bookings(fleet)).isEmpty();
  }

  @Test
  void a_booking_can_be_replaced_and_taken_back() {
    var fleet = over(group, faults);
    var rise = Booking.rise(clock.instant().plusSeconds(3_600), 7);
    var higher = new Booking(rise.name(), rise.at(), 9, OptionalInt.empty());
    fleet.carryOut(new Step.Book(rise));
    assertThat(fleet.carryOut(new Step.Book(higher))).isInstanceOf(Outcome.Done.class);
    assertThat(bookings(fleet)).containsExactly(higher);
    assertThat(fleet.carryOut(new Step.Unbook(rise.name()))).isInstanceOf(Outcome.Done.class);
    assertThat(bookings(fleet)).isEmpty();
    assertThat(fleet.carryOut(new Step.Book(Booking.rise(clock.instant().minusSeconds(60), 3))))
        .isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void what_is_seen_lags_behind() {
    var fleet = over(group, faults);
    clock.pass(Duration.ofMinutes(1));
    fleet.carryOut(new Step.Raise(10));
    assertThat(((Look.Seen) fleet.look()).group()).isEqualTo(new GroupState(2, 20, 2, 2));
    assertThat(seen(fleet).min()).isEqualTo(10);
  }

  @Test
  void C6_whatCameOfACallIsToldAsFarAsItIsKnown() {
    var fleet = over(group, faults);
    for (var fault : Fault.values()) {
      wrong.set(Optional.of(fault));
      assertThat(fleet.look()).isInstanceOf(Look.Unseen.class);
      var outcome = fleet.carryOut(new Step.Raise(5));
      assertThat(outcome).isInstanceOf(switch (fault) {
        case THROTTLED, CONTENDED, IN_PROGRESS -> Outcome.Busy.class;
        case FORBIDDEN -> Outcome.Refused.class;
        case LOST, ANSWER_LOST -> Outcome.Unknown.class;
      });
      wrong.set(Optional.empty());
      assertThat(seen(fleet).min()).as(fault.name()).isEqualTo(fault == Fault.ANSWER_LOST ? 5 : 2);
    }
  }
}
