package gg.tiketi.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.tiketi.catalog.Aliases;
import gg.tiketi.catalog.Event;
import gg.tiketi.catalog.EventDetails;
import gg.tiketi.catalog.EventListing;
import gg.tiketi.catalog.EventQuery;
import gg.tiketi.catalog.EventStatus;
import gg.tiketi.catalog.InMemoryCatalog;
import gg.tiketi.catalog.SaleRules;
import gg.tiketi.catalog.SaleWindow;
import gg.tiketi.catalog.SampleLayouts;
import gg.tiketi.catalog.SeatFeature;
import gg.tiketi.catalog.SeatLayout;
import gg.tiketi.catalog.Section;
import gg.tiketi.catalog.TicketType;
import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.EventId;
import gg.tiketi.kernel.InMemoryEventFeed;
import gg.tiketi.kernel.LayoutId;
import gg.tiketi.kernel.Money;
import gg.tiketi.kernel.TicketTypeId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresCatalogTest {
  private static final Instant NOW = Instant.parse("2026-05-01T00:00:00Z");
  private static final List<String> WORDS = List.of("100%", "a_b", "Rock", "ＲＯＣＫ", "임영웅", "축제", "\\o/", "it's",
      "Éclair");

  private final Random chance = new Random(7);
  private TestDatabase server;
  private Database database;
  private PostgresCatalog catalog;

  @BeforeEach
  void open() {
    server = TestDatabase.create();
    database = server.open();
    catalog = new PostgresCatalog(database);
  }

  @AfterEach
  void close() {
    database.close();
    server.close();
  }

  @Test
  void what_was_added_is_found_as_it_was() {
    var layout = new SeatLayout(new LayoutId(id()), "small", "two rows", List.of(new Section("A", 2, 5, 1_000, 3)),
        Map.of(3, Set.of(SeatFeature.BLOCKED), 4, Set.of(SeatFeature.ACCESSIBLE, SeatFeature.COMPANION)));
    catalog.putLayout(layout);
    var event = event(1, Optional.of(layout), new SaleRules(7, Duration.ofSeconds(90),
        Optional.of(NOW.plusSeconds(5)), 100, true));
    catalog.add(event, List.of());
    assertThat(catalog.find(event.id())).contains(new EventListing(event, List.of(), 0));
    assertThat(catalog.layout(layout.id())).contains(layout);
  }

  @Test
  void ticket_types_keep_the_order_in_which_they_were_made() {
    var event = event(1, Optional.empty(), SaleRules.DEFAULT);
    var types = List.of(type(event, 3_000), type(event, 1_000));
    catalog.add(event, types);
    var third = type(event, 500);
    catalog.addTicketType(third);
    assertThat(catalog.find(event.id()).orElseThrow().ticketTypes()).containsExactly(types.get(0), types.get(1), third);
    assertThat(catalog.ticketType(third.id())).contains(third);
    assertThat(search(new EventQuery(Optional.empty(), "", "", "", Optional.empty(), Optional.empty(),
        Optional.empty(), Optional.of(600L), EventQuery.Sort.PRICE, 1, 10))).containsExactly(event.id());
  }

  @Test
  void a_layout_that_an_event_uses_is_never_replaced() {
    catalog.putLayout(SampleLayouts.SMALL_THEATER);
    catalog.add(event(1, Optional.of(SampleLayouts.SMALL_THEATER), SaleRules.DEFAULT), List.of());
    assertThat(catalog.putLayout(SampleLayouts.SMALL_THEATER)).isFalse();
    var stale = new SeatLayout(SampleLayouts.SMALL_THEATER.id(), "other", "", List.of(new Section("A", 1, 1, 0, 1)),
        Map.of());
    assertThatThrownBy(() -> catalog.add(event(2, Optional.of(stale), SaleRules.DEFAULT), List.of()))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_cancelled_event_stays_as_it_is() {
    var event = event(1, Optional.empty(), SaleRules.DEFAULT);
    catalog.add(event, List.of());
    assertThat(catalog.cancel(event.id(), NOW)).contains(event.cancelled(NOW));
    assertThat(catalog.cancel(event.id(), NOW.plusSeconds(9))).contains(event.cancelled(NOW));
    assertThat(catalog.update(event)).isFalse();
    assertThat(catalog.cancel(new EventId(id()), NOW)).isEmpty();
  }

  @Test
  void a_status_is_told_only_when_it_is_another_one() {
    var event = event(1, Optional.empty(), SaleRules.DEFAULT);
    catalog.add(event, List.of());
    assertThat(catalog.storeStatus(event.id(), EventStatus.ON_SALE)).isTrue();
    assertThat(catalog.storeStatus(event.id(), EventStatus.ON_SALE)).isFalse();
  }

  @Test
  void the_status_job_sees_every_event_whose_status_is_behind_however_small_its_steps() {
    for (int i = 0; i < 20; i++) {
      var event = event(i, Optional.empty(), SaleRules.DEFAULT);
      catalog.add(event, List.of());
    }
    var seen = new ArrayList<EventId>();
    for (int i = 0; i < 20; i++) {
      var event = catalog.unfinished(NOW, 1).getFirst().event();
      seen.add(event.id());
      catalog.storeStatus(event.id(), event.statusAt(NOW, 1));
    }
    assertThat(seen).doesNotHaveDuplicates();
  }

  @Test
  void a_search_finds_what_the_search_in_memory_finds_in_the_same_order() {
    var memory = new InMemoryCatalog(new InMemoryEventFeed());
    for (int i = 0; i < 60; i++) {
      var event = event(i, i % 3 == 0 ? Optional.of(SampleLayouts.SMALL_THEATER) : Optional.empty(), SaleRules.DEFAULT);
      var types = i % 3 == 0
          ? List.<TicketType>of()
          : List.of(type(event, chance.nextInt(200_000)), type(event, 5_000));
      List.of(memory, catalog).forEach(each -> each.add(event, types));
      if (chance.nextInt(4) == 0) {
        List.of(memory, catalog).forEach(each -> each.storeStatus(event.id(), EventStatus.SOLD_OUT));
      }
      if (chance.nextInt(5) == 0) {
        List.of(memory, catalog).forEach(each -> each.cancel(event.id(), NOW));
      }
      for (int j = chance.nextInt(3); j > 0; j--) {
        var account = new AccountId(id());
        List.of(memory, catalog).forEach(each -> each.remind(event.id(), account));
      }
    }
    for (int i = 0; i < 500; i++) {
      if (i == 250) {
        List.of(memory, catalog).forEach(each -> each.putAliases(
            new Aliases(List.of(List.of("임영웅", "rock", "a_b 100%"), List.of("축제", "\\o/")))));
      }
      var query = query();
      var expected = memory.search(query, NOW);
      var found = catalog.search(query, NOW);
      assertThat(found).as("%s", query).isEqualTo(expected);
    }
  }

  private List<EventId> search(EventQuery query) {
    return catalog.search(query, NOW).items().stream().map(listing -> listing.event().id()).toList();
  }

  private EventQuery query() {
    var status = some(EventStatus.values()[chance.nextInt(EventStatus.values().length)]);
    var from = NOW.plus(Duration.ofDays(chance.nextInt(60) - 30));
    return new EventQuery(status, some(word()).orElse("") + " " + some(word()).orElse(""), some(word()).orElse(""),
        some("seoul").orElse(""), some(from), some(from.plus(Duration.ofDays(20))), some(chance.nextLong(200_000)),
        some(chance.nextLong(200_000)), EventQuery.Sort.values()[chance.nextInt(4)], 1 + chance.nextInt(3),
        1 + chance.nextInt(20));
  }

  private <T> Optional<T> some(T value) {
    return chance.nextInt(3) == 0 ? Optional.of(value) : Optional.empty();
  }

  private String word() {
    return WORDS.get(chance.nextInt(WORDS.size()));
  }

  private Event event(int number, Optional<SeatLayout> layout, SaleRules rules) {
    var opens = NOW.plus(Duration.ofDays(chance.nextInt(20) - 10));
    var details = new EventDetails(word() + " " + word(), "", word(), "Hall " + word(), "Seoul  1" + word(), "");
    return new Event(new EventId(id()), details, opens.plus(Duration.ofDays(9)), ZoneId.of("Asia/Seoul"),
        new SaleWindow(opens, opens.plus(Duration.ofDays(5))), Currency.getInstance("KRW"), layout, rules,
        NOW.minusSeconds(number), Optional.empty(), false);
  }

  private TicketType type(Event event, long price) {
    return new TicketType(new TicketTypeId(id()), event.id(), "standing", "", new Money(price, event.currency()), 10);
  }

  private UUID id() {
    return new UUID(chance.nextLong(), chance.nextLong());
  }
}
