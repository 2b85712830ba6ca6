package gg.tiketi.laws;

import gg.tiketi.Tiketi.Stores;
import gg.tiketi.kernel.EventId;
import gg.tiketi.reservation.ChangeResult;
import gg.tiketi.reservation.GrantResult;
import gg.tiketi.reservation.Item;
import gg.tiketi.reservation.Reservation;
import gg.tiketi.reservation.Reservations;
import gg.tiketi.reservation.Reservations.Change;
import gg.tiketi.reservation.Wish;
import gg.tiketi.seating.InventorySnapshot;
import gg.tiketi.seating.SeatChange;
import gg.tiketi.seating.SeatStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Faults of seats, holds and stock. */
final class GrantMutants {
  private GrantMutants() {}

  static List<Mutant> all() {
    return List.of(
        new Mutant("S1", "a seat is lost", Faults.seats("snapshot", (real, given) -> {
          var snapshot = real.snapshot(given.get(0, EventId.class));
          int kept = snapshot.version() > 5 ? Math.max(0, snapshot.seats().size() - 1) : snapshot.seats().size();
          return new InventorySnapshot(snapshot.version(), snapshot.seats().subList(0, kept), snapshot.stocks());
        }), law(ReservationsContract::S1_everySeatIsInOneState)),
        new Mutant("S2", "a taken seat is granted", forging(GrantResult.Taken.class),
            law(ReservationsContract::S2_noDoubleSale)),
        new Mutant("S2", "look first, take later", lookThenTake(), law(ReservationsContract::S2_aHundredPeopleOneSeat)),
        new Mutant("S3", "a held seat looks free", Faults.seats("snapshot", (real, given) -> {
          var snapshot = real.snapshot(given.get(0, EventId.class));
          var seats = snapshot.seats().stream().map(GrantMutants::unlocked).toList();
          return new InventorySnapshot(snapshot.version(), seats, snapshot.stocks());
        }), law(ReservationsContract::S3_seatsAndReservationsAreOneToOne)),
        new Mutant("S4", "one seat of several is forgotten", reserving(wish -> wish.items().size() > 1
            ? wish.withItems(wish.items().subList(1, wish.items().size()))
            : wish), law(ReservationsContract::S4_allOrNothing)),
        new Mutant("S5", "tickets are granted that are sold out", forging(GrantResult.SoldOut.class),
            law(ReservationsContract::S5_stockIsNeverOverdrawn)),
        new Mutant("S6", "the limit is one too high", reserving(wish -> limited(wish, wish.limit() + 1)),
            law(ReservationsContract::S6_nobodyHasMoreThanTheLimit)),
        new Mutant("S6", "the limit is not asked", reserving(wish -> limited(wish, 100)),
            law(ReservationsContract::S6_oneLimitTwentyRequests)),
        new Mutant("S7", "a hold is ended for a newcomer", robbing(),
            law(ReservationsContract::S7_nobodyElseMovesAHold)),
        new Mutant("S7", "the moment is older than the decision", Faults.reservations("reserve", (real, given) -> {
          var now = now(given);
          return real.reserve(wishes(given), () -> now);
        }), law(ReservationsContract::S7_aHoldBeginsNotBeforeTheOneItFollowsHasEnded)),
        new Mutant("S8", "holds are swept a second early", Faults.reservations("expireDue", (real, given) -> real
            .expireDue(given.get(0, Instant.class).plusSeconds(1), given.get(1, Integer.class))),
            law(ReservationsContract::S8_noHoldEndsEarlyNorRefusesLate)),
        new Mutant("S8", "a hold is fair game in its last instant", Faults.reservations("reserve", (real, given) -> real
            .reserve(wishes(given), () -> now(given).plusMillis(1))),
            law(ReservationsContract::S8_aHoldLastsToItsLastInstantAndNotLonger)),
        new Mutant("S8", "only the sweep ends a hold", Faults.reservations("reserve", (real, given) -> real
            .reserve(wishes(given), () -> now(given).minusSeconds(1))),
            law(ReservationsContract::S8_aHoldLastsToItsLastInstantAndNotLonger)),
        new Mutant("S9", "an extension has no end", Faults.reservations("extend", (real, given) -> later(
            real.extend(given.get(0, Change.class), given.get(1, Instant.class)))),
            law(ReservationsContract::S9_noHoldLivesLongerThanTwentyMinutes)),
        new Mutant("S11", "the sale has no end", forging(GrantResult.Closed.class),
            law(ReservationsContract::S11_theWindowIsClosedAtItsEnd)),
        new Mutant("S14", "the search does not see every seat", Faults.reservations("reserveAmong", (real, given) -> {
          @SuppressWarnings("unchecked") // the port says so
          var search = (Function<BitSet, Optional<List<Item>>>) given.get(2, Function.class);
          @SuppressWarnings("unchecked") // the port says so
          var candidates = (SortedSet<Integer>) given.get(1, SortedSet.class);
          return real.reserveAmong(given.get(0, Wish.class), candidates.tailSet(candidates.first() + 2), search,
              given.get(3, InstantSource.class));
        }), law(ReservationsContract::S14_whatIsFreeIsNotRefused)),
        new Mutant("M5", "a key is not kept", reserving(wish -> keyless(wish)),
            law(ReservationsContract::M5_aKeyHasOneEffect)),
        new Mutant("M5", "a key is looked up, then used", reserving(wish -> keyless(wish)),
            law(ReservationsContract::M5_theSameKeyAtOnce)));
  }

  private static Consumer<Adapter> law(Consumer<ReservationsContract> test) {
    return adapter -> test.accept(new ReservationsContract(adapter) {});
  }

  @SuppressWarnings("unchecked") // the port says so
  private static List<Wish> wishes(Faults.Arguments given) {
    return given.get(0, List.class);
  }

  /** What the clock tells that came with the wishes. */
  private static Instant now(Faults.Arguments given) {
    return given.get(1, InstantSource.class).instant();
  }

  /** Grants what was refused in this way, without writing it down. */
  private static UnaryOperator<Stores> forging(Class<? extends GrantResult> refusal) {
    return Faults.reservations("reserve", (real, given) -> {
      var wishes = wishes(given);
      var now = now(given);
      var results = new ArrayList<>(real.reserve(wishes, () -> now));
      for (int i = 0; i < results.size(); i++) {
        if (refusal.isInstance(results.get(i))) {
          results.set(i, new GrantResult.Granted(wishes.get(i).granted(now)));
        }
      }
      return results;
    });
  }

  private static UnaryOperator<Stores> reserving(UnaryOperator<Wish> change) {
    return Faults.reservations("reserve", (real, given) -> real.reserve(
        wishes(given).stream().map(change).toList(), given.get(1, InstantSource.class)));
  }

  /** The first two look before either takes, whoever comes first. */
  private static UnaryOperator<Stores> lookThenTake() {
    var looks = new AtomicInteger();
    return Faults.reservations("reserve", (real, given) -> {
      var wish = wishes(given).getFirst();
      var now = now(given);
      boolean free = looks.incrementAndGet() <= 2;
      real.reserve(wishes(given), () -> now);
      return List.of(free ? new GrantResult.Granted(wish.granted(now)) : new GrantResult.Taken(wish.seats()));
    });
  }

  private static UnaryOperator<Stores> robbing() {
    Queue<Reservation> granted = new ConcurrentLinkedQueue<>();
    return Faults.reservations("reserve", (real, given) -> {
      var results = real.reserve(wishes(given), given.get(1, InstantSource.class));
      if (results.stream().anyMatch(GrantResult.Taken.class::isInstance)) {
        granted.forEach(victim -> rob(real, victim, now(given)));
        granted.clear();
      }
      results.forEach(result -> {
        if (result instanceof GrantResult.Granted(var reservation)) {
          granted.add(reservation);
        }
      });
      return results;
    });
  }

  private static void rob(Reservations real, Reservation victim, Instant now) {
    real.cancel(new Change(victim.id(), Optional.empty(), Optional.empty()), now);
  }

  private static ChangeResult later(ChangeResult result) {
    return result instanceof ChangeResult.Changed(var hold, var refund)
        ? new ChangeResult.Changed(hold.withExpiry(hold.expiresAt().plus(Duration.ofMinutes(10)), hold.changedAt()),
            refund)
        : result;
  }

  private static Wish limited(Wish wish, int limit) {
    return new Wish(wish.id(), wish.number(), wish.eventId(), wish.accountId(), wish.items(), limit, wish.holdFor(),
        wish.idempotency());
  }

  private static Wish keyless(Wish wish) {
    return new Wish(wish.id(), wish.number(), wish.eventId(), wish.accountId(), wish.items(), wish.limit(),
        wish.holdFor(), Optional.empty());
  }

  private static SeatChange unlocked(SeatChange seat) {
    return seat.status() == SeatStatus.LOCKED
        ? new SeatChange(seat.index(), SeatStatus.AVAILABLE, Optional.empty(), seat.version())
        : seat;
  }
}
