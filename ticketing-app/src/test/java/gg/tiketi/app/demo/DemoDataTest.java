package gg.tiketi.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import gg.tiketi.Tiketi;
import gg.tiketi.capacity.ArtistAverage;
import gg.tiketi.capacity.DemandHistory;
import gg.tiketi.capacity.InMemoryTrafficBook;
import gg.tiketi.capacity.SizingRule;
import gg.tiketi.catalog.EventQuery;
import gg.tiketi.catalog.EventStatus;
import gg.tiketi.catalog.EventView;
import gg.tiketi.catalog.Inventory;
import gg.tiketi.catalog.SaleRules;
import gg.tiketi.identity.PasswordHasher;
import gg.tiketi.kernel.RandomIds;
import gg.tiketi.payment.InMemoryChargeBook;
import gg.tiketi.payment.Manners;
import gg.tiketi.payment.SimulatedGateway;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DemoDataTest {
  private final Instant start = Instant.parse("2026-05-04T23:30:00Z");
  private Instant now = start;
  private final Tiketi tiketi = core();
  private final InMemoryTrafficBook traffic = new InMemoryTrafficBook();
  private final DemoData data = new DemoData(tiketi, traffic, SaleRules.DEFAULT);

  @Test
  void there_are_some_twenty_concerts_one_of_them_a_dome_on_sale_others_soon_or_over() {
    assertThat(data.plant(now)).isEqualTo(20);
    assertThat(on(EventStatus.ON_SALE)).anyMatch(view -> view.listing().capacity() >= 20_000)
        .anyMatch(view -> view.event().inventory() == Inventory.TICKET_TYPES);
    assertThat(on(EventStatus.UPCOMING)).hasSizeGreaterThan(5)
        .anyMatch(view -> view.event().sale().opensAt().isBefore(now.plus(Duration.ofMinutes(11))));
    assertThat(on(EventStatus.ENDED)).hasSizeGreaterThan(3);
  }

  @Test
  void past_concerts_have_a_recorded_history_from_which_ten_instances_follow() {
    data.plant(now);
    var history = DemandHistory.of(traffic.shows(), List.of());
    assertThat(history.shows()).hasSize(5);
    assertThat(ArtistAverage.of(history.of("한서윤"), SizingRule.DEFAULT)).satisfies(average -> {
      assertThat(average.shows()).isEqualTo(2);
      assertThat(average.recommended()).isEqualTo(10);
    });
  }

  @Test
  void planting_again_adds_nothing() {
    data.plant(now);
    now = now.plus(Duration.ofHours(1));
    assertThat(data.plant(now)).isZero();
  }

  @Test
  void half_a_year_later_there_is_a_sale_again() {
    data.plant(now);
    now = now.plus(Duration.ofDays(180));
    assertThat(on(EventStatus.ON_SALE)).isEmpty();
    assertThat(data.plant(now)).isEqualTo(15);
    assertThat(on(EventStatus.ON_SALE)).anyMatch(view -> view.listing().capacity() >= 20_000);
    assertThat(data.plant(now)).isZero();
  }

  private List<EventView> on(EventStatus status) {
    return tiketi.catalog().search(EventQuery.all(1, 100), now).items().stream().filter(view -> view.status() == status)
        .toList();
  }

  private Tiketi core() {
    var chance = new Random(7);
    var gateway = new SimulatedGateway(new InMemoryChargeBook(), Manners.PROMPT, () -> now, chance, time -> {});
    return Tiketi.over(Tiketi.Stores.inMemory(new RandomIds(chance)),
        Tiketi.Surroundings.of(gateway, new NoPasswords(), chance, () -> now));
  }

  private record NoPasswords() implements PasswordHasher {
    @Override
    public String hash(String password) {
      return password;
    }

    @Override
    public boolean matches(String password, String hash) {
      return password.equals(hash);
    }

    @Override
    public void pretend(String password) {}
  }
}
