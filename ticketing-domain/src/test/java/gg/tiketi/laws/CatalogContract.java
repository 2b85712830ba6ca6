package gg.tiketi.laws;

import static org.assertj.core.api.Assertions.assertThat;

import gg.tiketi.catalog.Aliases;
import gg.tiketi.catalog.Event;
import gg.tiketi.catalog.EventDetails;
import gg.tiketi.catalog.EventListing;
import gg.tiketi.catalog.EventQuery;
import gg.tiketi.catalog.EventStatus;
import gg.tiketi.catalog.SaleRules;
import gg.tiketi.catalog.SaleWindow;
import gg.tiketi.catalog.Section;
import gg.tiketi.kernel.EventId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The laws of {@link gg.tiketi.catalog.Catalog}. */
public abstract class CatalogContract extends Contract {
  private static final List<String> ZONES = List.of("Asia/Seoul", "UTC", "America/New_York", "Asia/Kathmandu",
      "Pacific/Apia");

  protected CatalogContract(Adapter adapter) {
    super(adapter);
  }

  @Test
  public void T1_nineInTheMorningStaysNineInTheMorning() {
    var world = world();
    var nine = LocalDateTime.of(2026, 5, 9, 9, 0);
    var here = TimeZone.getDefault();
    try {
      for (var entered : ZONES) {
        TimeZone.setDefault(TimeZone.getTimeZone(entered));
        for (var zone : ZONES) {
          var event = at(world, nine.atZone(ZoneId.of(zone)).toInstant(), ZoneId.of(zone));
          for (var read : ZONES) {
            TimeZone.setDefault(TimeZone.getTimeZone(read));
            var found = world.stores().catalog().find(event.id()).orElseThrow().event();
            assertThat(found.startsAt().atZone(found.zone())).as("entered in %s, read in %s", entered, read)
                .isEqualTo(nine.atZone(ZoneId.of(zone)));
            assertThat(found).isEqualTo(event);
          }
        }
      }
    } finally {
      TimeZone.setDefault(here);
    }
  }

  @Test
  public void T1_daysOfTwentyThreeAndTwentyFiveHours() {
    var world = world();
    var zone = ZoneId.of("America/New_York");
    for (var day : List.of(LocalDate.of(2026, 3, 8), LocalDate.of(2026, 11, 1), LocalDate.of(2026, 5, 9))) {
      var from = day.atStartOfDay(zone).toInstant();
      var to = day.plusDays(1).atStartOfDay(zone).toInstant();
      at(world, from.minusSeconds(1), zone);
      var first = at(world, from, zone);
      var noon = at(world, day.atTime(LocalTime.NOON).atZone(zone).toInstant(), zone);
      var last = at(world, to.minusSeconds(1), zone);
      at(world, to, zone);
      assertThat(Duration.between(from, to).toHours()).isIn(23L, 24L, 25L);
      assertThat(between(world, from, to)).containsExactly(first.id(), noon.id(), last.id());
    }
  }

  @Test
  public void T1_statusFollowsTheClockToTheInstant() {
    var world = world();
    var event = world.row(3);
    var found = world.stores().catalog().find(event.id()).orElseThrow().event();
    var sale = found.sale();
    assertThat(found.statusAt(sale.opensAt().minusNanos(1_000), 3)).isEqualTo(EventStatus.UPCOMING);
    assertThat(found.statusAt(sale.opensAt(), 3)).isEqualTo(EventStatus.ON_SALE);
    assertThat(found.statusAt(sale.closesAt().minusNanos(1_000), 0)).isEqualTo(EventStatus.SOLD_OUT);
    assertThat(found.statusAt(sale.closesAt(), 3)).isEqualTo(EventStatus.ENDED);
  }

  @Test
  public void S11_aCancellationIsFinalWhateverComesAtOnce() {
    var world = world();
    for (int round = 0; round < adapter().rounds() / 10; round++) {
      var event = world.row(1);
      var renamed = event.changed(new EventDetails("Other", "", "Singer", "Hall", "Seoul", ""), event.startsAt(),
          event.zone(), event.sale(), event.rules());
      List<Callable<Object>> racers = List.of(() -> world.stores().catalog().update(renamed),
          () -> world.stores().catalog().cancel(event.id(), world.now()),
          () -> world.stores().catalog().update(renamed));
      Race.of(racers);
      var found = world.stores().catalog().find(event.id()).orElseThrow().event();
      assertThat(found.cancelledAt()).contains(world.now());
      assertThat(world.stores().catalog().update(renamed)).isFalse();
    }
  }

  @Test
  public void an_event_is_found_as_it_was_added() {
    var world = world();
    var seated = world.row(3);
    assertThat(world.stores().catalog().find(seated.id())).contains(new EventListing(seated, List.of(), 0));
    var standing = world.standing(SaleRules.DEFAULT, 5, 3);
    assertThat(world.stores().catalog().find(standing.event().id())).contains(standing);
    assertThat(world.stores().catalog().find(new EventId(world.ids().next()))).isEmpty();
  }

  @Test
  public void a_layout_in_use_never_changes() {
    var world = world();
    var layout = world.layout(new Section("A", 1, 3, 100, 1));
    assertThat(world.stores().catalog().putLayout(layout)).isTrue();
    world.seated(layout, SaleRules.DEFAULT);
    assertThat(world.stores().catalog().putLayout(layout)).isFalse();
    assertThat(world.stores().catalog().layout(layout.id())).contains(layout);
    assertThat(world.stores().catalog().layouts()).contains(layout);
  }

  @Test
  public void a_reminder_counts_once() {
    var world = world();
    var event = world.row(1);
    var person = world.person();
    assertThat(world.stores().catalog().remind(event.id(), person)).isTrue();
    assertThat(world.stores().catalog().remind(event.id(), person)).isTrue();
    world.stores().catalog().remind(event.id(), world.person());
    assertThat(world.stores().catalog().find(event.id()).orElseThrow().registeredCount()).isEqualTo(2);
    assertThat(world.stores().catalog().forgetReminder(event.id(), person)).isTrue();
    assertThat(world.stores().catalog().find(event.id()).orElseThrow().registeredCount()).isEqualTo(1);
    assertThat(world.stores().catalog().remind(new EventId(world.ids().next()), person)).isFalse();
  }

  @Test
  public void aliases_are_kept_as_they_were_given_last() {
    var catalog = world().stores().catalog();
    assertThat(catalog.aliases()).isEqualTo(Aliases.NONE);
    catalog.putAliases(new Aliases(List.of(List.of("a", "b"), List.of("c", "d"))));
    var last = new Aliases(List.of(List.of("임영웅", "Lim  Young-woong"), List.of("C", "b", "\\o/")));
    catalog.putAliases(last);
    assertThat(catalog.aliases()).isEqualTo(last);
    catalog.putAliases(Aliases.NONE);
    assertThat(catalog.aliases()).isEqualTo(Aliases.NONE);
  }

  @Test
  public void of_aliases_given_at_once_one_whole_stays() {
    var catalog = world().stores().catalog();
    var given = IntStream.range(0, 4)
        .mapToObj(giver -> new Aliases(List.of(List.of("same", "of " + giver), List.of("more", "by " + giver))))
        .toList();
    for (int round = 0; round < adapter().rounds() / 10; round++) {
      Race.of(given.stream().map(one -> (Callable<Object>) () -> {
        catalog.putAliases(one);
        return true;
      }).toList());
      assertThat(given).contains(catalog.aliases());
    }
  }

  @Test
  public void a_name_in_another_language_finds_whole_words_and_a_words_own_part_still_counts() {
    var world = world();
    var korean = named(world, "임영웅 콘서트", "임영웅");
    var english = named(world, "Lim  YOUNG-WOONG live", "Lim Young-woong");
    var other = named(world, "임영웅의 친구", "Friends");
    assertThat(found(world, "lim young-woong", "")).containsExactly(english);
    world.stores().catalog().putAliases(new Aliases(List.of(List.of("임영웅", "Lim Young-woong"))));
    assertThat(found(world, "LIM young-woong", "")).containsExactlyInAnyOrder(korean, english);
    assertThat(found(world, "lim young-woong live", "")).containsExactly(english);
    assertThat(found(world, "임영웅", "")).containsExactlyInAnyOrder(korean, english, other);
    assertThat(found(world, "young-woong", "")).containsExactly(english);
    assertThat(found(world, "", "임영웅")).containsExactlyInAnyOrder(korean, english);
  }

  private static EventId named(World world, String title, String artist) {
    var event = world.row(1);
    world.stores().catalog().update(event.changed(new EventDetails(title, "", artist, "Hall", "Seoul", ""),
        event.startsAt(), event.zone(), event.sale(), event.rules()));
    return event.id();
  }

  private static List<EventId> found(World world, String words, String artist) {
    var query = new EventQuery(Optional.empty(), words, artist, "", Optional.empty(), Optional.empty(),
        Optional.empty(), Optional.empty(), EventQuery.Sort.DATE, 1, 100);
    return world.stores().catalog().search(query, world.now()).items().stream().map(listing -> listing.event().id())
        .toList();
  }

  private static Event at(World world, Instant startsAt, ZoneId zone) {
    var sale = new SaleWindow(startsAt.minus(Duration.ofDays(9)), startsAt);
    var event = new Event(new EventId(world.ids().next()), new EventDetails("Show", "", "Singer", "Hall", "Seoul", ""),
        startsAt, zone, sale, World.WON, Optional.of(world.layout(new Section("A", 1, 1, 100, 1))), SaleRules.DEFAULT,
        world.now(), Optional.empty(), false);
    world.stores().catalog().add(event, List.of());
    return event;
  }

  private static List<EventId> between(World world, Instant from, Instant to) {
    var query = new EventQuery(Optional.empty(), "", "", "", Optional.of(from), Optional.of(to), Optional.empty(),
        Optional.empty(), EventQuery.Sort.DATE, 1, 100);
    var found = new ArrayList<EventId>();
    world.stores().catalog().search(query, world.now()).items().forEach(listing -> found.add(listing.event().id()));
    return found;
  }
}
