package gg.tiketi.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.tiketi.catalog.Event;
import gg.tiketi.kernel.EventId;
import gg.tiketi.kernel.Published;
import gg.tiketi.kernel.ReservationId;
import gg.tiketi.reservation.GrantResult;
import gg.tiketi.reservation.ReservationChanged;
import gg.tiketi.reservation.ReservationStatus;
import gg.tiketi.reservation.Wish;
import gg.tiketi.seating.SeatMap;
import gg.tiketi.seating.SeatsChanged;
import gg.tiketi.kernel.FeedReader;
import gg.tiketi.seating.LiveInventory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The laws of {@link gg.tiketi.kernel.EventFeed} and of what is read from it. */
public abstract class EventFeedContract extends Contract {
  private static final int WRITERS = 8;

  protected EventFeedContract(Adapter adapter) {
    super(adapter);
  }

  @Test
  public void L1_everyCommitIsToldOnceInOrder() {
    holdsInHistories("L1");
  }

  @Test
  public void L2_snapshotAndChangesAreTheStore() {
    holdsInHistories("L2");
  }

  @Test
  public void L1_twoReadersWhileEightCommit() {
    var world = world();
    var events = List.of(world.row(6), world.row(6));
    var left = new ArrayList<Published>();
    var right = new ArrayList<Published>();
    var busy = new AtomicInteger(WRITERS);
    var racers = writers(world, events, busy);
    racers.add(() -> follow(world, left, busy));
    racers.add(() -> follow(world, right, busy));
    Race.of(racers);
    // Who stopped while the other was numbering has the rest to read.
    left.addAll(read(world, left.size()));
    right.addAll(read(world, right.size()));
    assertThat(left).isEqualTo(right).isNotEmpty();
    for (int i = 0; i < left.size(); i++) {
      assertThat(left.get(i).position()).isEqualTo(i + 1);
    }
    assertThat(world.stores().feed().head()).isEqualTo(left.size());
    assertVersionsAreDense(left);
    assertEachStoryIsTold(world, left);
  }

  @Test
  public void L2_aClientThatJoinsInTheMiddleKeepsUp() {
    var world = world();
    var events = List.of(world.row(6), world.row(6));
    var busy = new AtomicInteger(WRITERS);
    var racers = writers(world, events, busy);
    var views = new HashMap<EventId, long[]>();
    var inventory = new LiveInventory(world.stores().seats());
    racers.add(() -> browse(world, inventory, events, views, busy));
    Race.of(racers);
    for (Event event : events) {
      var stored = world.stores().seats().snapshot(event.id());
      var seen = views.getOrDefault(event.id(), new long[0]);
      for (var seat : stored.seats()) {
        assertThat(seen[seat.index()]).as("seat " + seat).isEqualTo(seat.status().code());
        assertThat(inventory.map(event.id()).status(seat.index())).isEqualTo(seat.status());
      }
      assertThat(inventory.map(event.id()).version()).isEqualTo(stored.version());
    }
  }

  @Test
  public void L1_whatCommittedBeforeIsToldBefore() {
    var world = world();
    var event = world.row(3);
    for (int seat = 0; seat < 3; seat++) {
      world.stores().reservations().cancel(world.change(world.hold(world.person(), event, seat)), world.now());
    }
    var held = ReservationStatus.PENDING;
    var cancelled = ReservationStatus.CANCELLED;
    assertThat(read(world, 0)).flatExtracting(Published::facts).filteredOn(ReservationChanged.class::isInstance)
        .extracting(fact -> ((ReservationChanged) fact).status())
        .containsExactly(held, cancelled, held, cancelled, held, cancelled);
  }

  @Test
  public void L1_whatFailedIsNeverTold() {
    var world = world();
    var event = world.row(3);
    var wish = world.wish(world.person(), event, List.of(), Optional.empty());
    assertThatThrownBy(() -> world.stores().reservations().reserveAmong(wish, new TreeSet<>(Set.of(0, 1, 2)), free -> {
      throw new UnsupportedOperationException("the search broke");
    }, world.clock())).isInstanceOf(UnsupportedOperationException.class);
    assertThat(world.stores().reservations().find(wish.id())).isEmpty();
    var hold = world.hold(world.person(), event, 0, 1, 2);
    assertThat(read(world, 0)).flatExtracting(Published::facts)
        .filteredOn(ReservationChanged.class::isInstance).containsExactly(ReservationChanged.of(hold));
  }

  @Test
  public void L2_whoIsTooFarBehindSeesTheGap() {
    var world = world();
    var event = world.row(3);
    for (int seat = 0; seat < 3; seat++) {
      world.hold(world.person(), event, seat);
    }
    var all = read(world, 0);
    var feed = world.stores().feed();
    assertThat(feed.after(0, 2)).isEqualTo(all.subList(0, 2));
    assertThat(feed.forgetBefore(3, 1)).isEqualTo(1);
    assertThat(feed.forgetBefore(3, 100)).isEqualTo(1);
    assertThat(feed.after(0, 100)).isEqualTo(all.subList(2, all.size()));
    feed.forgetBefore(feed.head() + 1, 100);
    assertThat(feed.after(0, 100)).containsExactly(all.getLast());
    assertThat(feed.head()).isEqualTo(all.size());
  }

  // ---- how ----

  private List<Callable<Integer>> writers(World world, List<Event> events, AtomicInteger busy) {
    var racers = new ArrayList<Callable<Integer>>();
    for (int writer = 0; writer < WRITERS; writer++) {
      var chance = new Random(writer);
      var person = world.person();
      racers.add(() -> {
        for (int i = 0; i < adapter().rounds() / 5; i++) {
          hold(world, chance.nextInt(4) > 0, world.wish(person, events.get(chance.nextInt(2)),
              List.of(chance.nextInt(6), chance.nextInt(6))));
        }
        return busy.decrementAndGet();
      });
    }
    return racers;
  }

  private static void hold(World world, boolean cancels, Wish wish) {
    if (world.reserve(wish) instanceof GrantResult.Granted(var hold) && cancels) {
      world.stores().reservations().cancel(world.change(hold), world.now());
    }
  }

  private static int follow(World world, List<Published> heard, AtomicInteger busy) {
    boolean more = true;
    while (more) {
      boolean last = busy.get() == 0;
      int numbered = world.stores().feed().number(7);
      var news = world.stores().feed().after(heard.size(), 50);
      heard.addAll(news);
      more = !last || numbered > 0 || !news.isEmpty();
    }
    return heard.size();
  }

  /** Looks at seats as a page does: first all of them, then what changed since. */
  private static int browse(World world, LiveInventory inventory, List<Event> events, Map<EventId, long[]> views,
      AtomicInteger busy) {
    var reader = new FeedReader(world.stores().feed(), world.clock());
    reader.listen(inventory);
    var versions = new HashMap<EventId, Long>();
    boolean more = true;
    while (more) {
      boolean last = busy.get() == 0;
      int heard = reader.read();
      for (var event : events) {
        var changes = Optional.ofNullable(versions.get(event.id()))
            .flatMap(version -> inventory.changesSince(event.id(), version));
        versions.put(event.id(), changes.isPresent()
            ? apply(changes.get(), views.getOrDefault(event.id(), new long[0]))
            : begin(inventory.map(event.id()), views, event));
      }
      more = !last || heard > 0;
    }
    return versions.size();
  }

  private static long begin(SeatMap map, Map<EventId, long[]> views, Event event) {
    var view = new long[event.layout().orElseThrow().totalSeats()];
    for (int i = 0; i < view.length; i++) {
      view[i] = map.status(i).code();
    }
    views.put(event.id(), view);
    return map.version();
  }

  private static long apply(SeatMap.Changes changes, long[] view) {
    changes.seats().forEach(seat -> view[seat.index()] = seat.status().code());
    return changes.version();
  }

  private static List<Published> read(World world, long position) {
    while (world.stores().feed().number(100) > 0) {
      Thread.onSpinWait();
    }
    return world.stores().feed().after(position, 1_000);
  }

  private static void assertVersionsAreDense(List<Published> told) {
    var versions = new HashMap<EventId, Long>();
    var seats = new HashMap<String, Long>();
    for (var published : told) {
      published.topic().ifPresent(topic -> assertThat(published.version())
          .isEqualTo(versions.merge(topic, 1L, Long::sum)));
      published.facts().forEach(fact -> {
        if (fact instanceof SeatsChanged changed) {
          changed.seats().forEach(seat -> assertThat(seat.version())
              .isGreaterThan(Optional.ofNullable(seats.put(changed.eventId() + "/" + seat.index(), seat.version()))
                  .orElse(-1L)));
        }
      });
    }
  }

  private static void assertEachStoryIsTold(World world, List<Published> told) {
    Map<ReservationId, List<ReservationStatus>> stories = new HashMap<>();
    told.stream().flatMap(published -> published.facts().stream()).forEach(fact -> {
      if (fact instanceof ReservationChanged changed) {
        stories.computeIfAbsent(changed.id(), id -> new ArrayList<>()).add(changed.status());
      }
    });
    assertThat(stories).isNotEmpty().allSatisfy((id, story) -> {
      assertThat(story).startsWith(ReservationStatus.PENDING).doesNotHaveDuplicates()
          .endsWith(world.stores().reservations().find(id).orElseThrow().status());
    });
  }
}
