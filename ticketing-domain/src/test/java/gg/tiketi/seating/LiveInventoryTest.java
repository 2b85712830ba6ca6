package gg.tiketi.seating;

import static org.assertj.core.api.Assertions.assertThat;

import gg.tiketi.Tiketi;
import gg.tiketi.catalog.SaleRules;
import gg.tiketi.catalog.TicketType;
import gg.tiketi.kernel.FeedReader;
import gg.tiketi.kernel.TicketTypeId;
import gg.tiketi.laws.Adapter;
import gg.tiketi.laws.World;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class LiveInventoryTest {
  private final World world = new World(Adapter.IN_MEMORY.emptyStores().get(), 1);
  private final Tiketi.Stores stores = world.stores();

  @Test
  void changes_are_told_to_those_whose_snapshot_is_older_than_ours() {
    var event = world.row(4);
    var theirs = instance();
    stores.feed().number(10);
    long seen = theirs.inventory().map(event.id()).version();
    world.hold(world.person(), event, 2);
    var ours = instance();
    assertThat(ours.inventory().map(event.id()).version()).isEqualTo(seen);
    ours.feed().read();
    assertThat(ours.inventory().changesSince(event.id(), seen).orElseThrow().seats())
        .containsExactly(new SeatMap.Change(2, SeatStatus.LOCKED));
  }

  @Test
  void a_ticket_type_that_was_added_is_on_sale_everywhere() {
    var listing = world.standing(SaleRules.DEFAULT, 5);
    var instance = instance();
    assertThat(instance.inventory().available(listing.event())).isEqualTo(5);
    var type = new TicketType(new TicketTypeId(world.ids().next()), listing.event().id(), "late", "", World.won(9), 7);
    stores.catalog().addTicketType(type);
    instance.feed().read();
    assertThat(instance.inventory().available(listing.event())).isEqualTo(12);
    assertThat(instance.inventory().stock(listing.event().id(), type.id()).orElseThrow().available()).isEqualTo(7);
  }

  @Test
  void an_unknown_version_is_answered_by_nothing() {
    var event = world.row(4);
    var instance = instance();
    assertThat(instance.inventory().changesSince(event.id(), 99)).isEmpty();
    assertThat(instance.inventory().changesSince(event.id(), -1)).isEmpty();
  }

  @Test
  void a_hold_that_ran_out_refuses_nobody_from_memory() {
    var event = world.row(4);
    var hold = world.hold(world.person(), event, 0, 1);
    var instance = instance();
    var wanted = Set.of(0, 1, 2);
    assertThat(instance.inventory().taken(event.id(), wanted, hold.expiresAt().minusMillis(1))).containsExactly(0, 1);
    assertThat(instance.inventory().taken(event.id(), wanted, hold.expiresAt())).isEmpty();
  }

  @Test
  void what_this_instance_set_free_is_not_refused_before_the_feed_says_so() {
    var event = world.row(4);
    var hold = world.hold(world.person(), event, 0);
    var instance = instance();
    assertThat(instance.inventory().taken(event.id(), Set.of(0), world.now())).containsExactly(0);
    stores.reservations().cancel(world.change(hold), world.now());
    instance.inventory().doubt(event.id(), Set.of(0));
    assertThat(instance.inventory().taken(event.id(), Set.of(0), world.now())).isEmpty();
    instance.feed().read();
    world.hold(world.person(), event, 0);
    instance.feed().read();
    assertThat(instance.inventory().taken(event.id(), Set.of(0), world.now())).containsExactly(0);
  }

  @Test
  void a_gap_makes_it_read_again() {
    var event = world.row(4);
    var instance = instance();
    instance.feed().read();
    long generation = instance.inventory().generation(event.id());
    stores.seats().block(event.id(), new TreeSet<>(Set.of(3)), world.now());
    stores.feed().number(10);
    world.hold(world.person(), event, 0);
    stores.feed().number(10);
    stores.feed().forgetBefore(stores.feed().head() + 1, 10);
    instance.feed().read();
    assertThat(instance.inventory().map(event.id()).status(3)).isEqualTo(SeatStatus.BLOCKED);
    assertThat(instance.inventory().generation(event.id())).isGreaterThan(generation);
  }

  private record Instance(LiveInventory inventory, FeedReader feed) {}

  private Instance instance() {
    var inventory = new LiveInventory(stores.seats());
    var feed = new FeedReader(stores.feed(), world.clock());
    feed.listen(inventory);
    return new Instance(inventory, feed);
  }
}
