package gg.tiketi.laws;

import gg.tiketi.Tiketi.Stores;
import gg.tiketi.catalog.Event;
import gg.tiketi.catalog.EventListing;
import gg.tiketi.identity.SessionId;
import gg.tiketi.identity.Sessions;
import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.DomainEvent;
import gg.tiketi.kernel.EventId;
import gg.tiketi.kernel.Published;
import gg.tiketi.kernel.ReservationId;
import gg.tiketi.reservation.ReservationChanged;
import gg.tiketi.reservation.ReservationStatus;
import gg.tiketi.seating.BlockResult;
import gg.tiketi.seating.InventorySnapshot;
import gg.tiketi.seating.SeatChange;
import gg.tiketi.seating.SeatsChanged;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Faults of what is told, shown and managed: facts, snapshots, times, sessions, blocked seats. */
final class ToldMutants {
  private ToldMutants() {}

  static List<Mutant> all() {
    return List.of(
        new Mutant("S10", "a seat's version stands still", Faults.feed("after", (real, given) -> real
            .after(given.get(0, Long.class), given.get(1, Integer.class)).stream()
            .map(published -> with(published, ToldMutants::unversioned)).toList()),
            adapter -> new ReservationsContract(adapter) {}.S10_onlyTheNamedEdges()),
        new Mutant("S15", "organisers may block what is held", Faults.seats("block", (real, given) -> {
          @SuppressWarnings("unchecked") // the port says so
          var seats = (SortedSet<Integer>) given.get(1, SortedSet.class);
          return real.block(given.get(0, EventId.class), seats, given.get(2, Instant.class)) instanceof BlockResult.Done
              ? new BlockResult.Done(List.copyOf(seats))
              : new BlockResult.Done(List.of());
        }), adapter -> new SeatsContract(adapter) {}.S15_organisersObeyTheSameLaws()),
        new Mutant("L1", "a commit is lost", Faults.feed("after", (real, given) -> real
            .after(given.get(0, Long.class), given.get(1, Integer.class)).stream()
            .filter(published -> published.position() % 7 != 0).toList()),
            adapter -> new EventFeedContract(adapter) {}.L1_everyCommitIsToldOnceInOrder()),
        new Mutant("L1", "what was rolled back is told", Faults.feed("after", (real, given) -> real
            .after(given.get(0, Long.class), given.get(1, Integer.class)).stream().map(ToldMutants::withPhantom)
            .toList()), adapter -> new EventFeedContract(adapter) {}.L1_whatFailedIsNeverTold()),
        new Mutant("L2", "a snapshot is older than it says", outdated(),
            adapter -> new EventFeedContract(adapter) {}.L2_snapshotAndChangesAreTheStore()),
        new Mutant("L2", "a commit forgets one of its seats", Faults.feed("after", (real, given) -> real
            .after(given.get(0, Long.class), given.get(1, Integer.class)).stream()
            .map(published -> with(published, ToldMutants::incomplete)).toList()),
            adapter -> new EventFeedContract(adapter) {}.L2_snapshotAndChangesAreTheStore()),
        new Mutant("S13", "what was once fetched is trusted to be sent on", fetchedOnce(),
            adapter -> new MeetingContract(adapter) {}
                .S13_whatInstancesSendEachOtherMayBeLostRepeatedHeldBackAndRolledBack()),
        new Mutant("T1", "times are kept without their zone", Faults.catalog("find", (real, given) -> real
            .find(given.get(0, EventId.class)).map(ToldMutants::here)),
            adapter -> new CatalogContract(adapter) {}.T1_nineInTheMorningStaysNineInTheMorning()),
        new Mutant("T2", "who logs out stays", Faults.sessions("end", (real, given) -> Optional.empty()),
            adapter -> new StandingContract(adapter) {}.T2_everyWayOutEndsTheFamilyEverywhere()),
        new Mutant("T2", "a changed password ends nothing", Faults.sessions("endAll", (real, given) -> null),
            adapter -> new StandingContract(adapter) {}.T2_everyWayOutEndsTheFamilyEverywhere()),
        new Mutant("T2", "an old token is only refused", Faults.sessions("rotate", (real, given) -> {
          var rotation = real.rotate(given.get(0, SessionId.class), given.get(1, String.class),
              given.get(2, String.class), given.get(3, Instant.class), given.get(4, Instant.class));
          return rotation instanceof Sessions.Rotation.Reused ? new Sessions.Rotation.Ended() : rotation;
        }), adapter -> new SessionsContract(adapter) {}.T2_aTokenIsGoodOnceAndItsReuseEndsTheFamily()),
        new Mutant("T2", "a role taken away is not told", Faults.feed("after", (real, given) -> List.of()),
            adapter -> new AccountsContract(adapter) {}.T2_everyChangeIsTold()));
  }

  private static Published with(Published published, UnaryOperator<DomainEvent> change) {
    return new Published(published.position(), published.topic(), published.version(),
        published.facts().stream().map(change).toList());
  }

  private static DomainEvent unversioned(DomainEvent fact) {
    return fact instanceof SeatsChanged changed
        ? new SeatsChanged(changed.eventId(), changed.seats().stream()
            .map(seat -> new SeatChange(seat.index(), seat.status(), seat.lockedUntil(), 1)).toList())
        : fact;
  }

  private static DomainEvent incomplete(DomainEvent fact) {
    return fact instanceof SeatsChanged changed
        ? new SeatsChanged(changed.eventId(), changed.seats().subList(1, changed.seats().size()))
        : fact;
  }

  private static Published withPhantom(Published published) {
    var facts = new ArrayList<>(published.facts());
    facts.add(new ReservationChanged(new ReservationId(new UUID(1, 1)), new EventId(new UUID(1, 2)),
        new AccountId(new UUID(1, 3)), ReservationStatus.PENDING, VirtualClock.START));
    return new Published(published.position(), published.topic(), published.version(), facts);
  }

  /** As if the relay, not the store, had to see to it that everybody hears everything. */
  private static UnaryOperator<Stores> fetchedOnce() {
    return stores -> {
      var fetched = new HashSet<Long>();
      return Faults.feed("after", (real, given) -> real.after(given.get(0, Long.class), given.get(1, Integer.class))
          .stream().filter(published -> fetched.add(published.position())).toList()).apply(stores);
    };
  }

  private static UnaryOperator<Stores> outdated() {
    var before = new HashMap<EventId, InventorySnapshot>();
    return Faults.seats("snapshot", (real, given) -> {
      var fresh = real.snapshot(given.get(0, EventId.class));
      var old = Optional.ofNullable(before.put(given.get(0, EventId.class), fresh)).orElse(fresh);
      return new InventorySnapshot(fresh.version(), old.seats(), old.stocks());
    });
  }

  /** As if the hour on the wall had been stored and read under the zone of this machine. */
  private static EventListing here(EventListing listing) {
    Event event = listing.event();
    var wall = LocalDateTime.ofInstant(event.startsAt(), ZoneOffset.UTC);
    return new EventListing(event.changed(event.details(), wall.atZone(ZoneId.systemDefault()).toInstant(),
        event.zone(), event.sale(), event.rules()), listing.ticketTypes(), listing.registeredCount());
  }
}
