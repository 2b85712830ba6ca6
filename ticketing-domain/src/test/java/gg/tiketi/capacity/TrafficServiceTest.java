package gg.tiketi.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.tiketi.catalog.CatalogService;
import gg.tiketi.catalog.CreateResult;
import gg.tiketi.catalog.EventDetails;
import gg.tiketi.catalog.EventDraft;
import gg.tiketi.catalog.EventDraft.TicketTypeDraft;
import gg.tiketi.catalog.InMemoryCatalog;
import gg.tiketi.catalog.SaleRules;
import gg.tiketi.catalog.SaleWindow;
import gg.tiketi.laws.capacity.TrafficBookOver;
import gg.tiketi.kernel.EventId;
import gg.tiketi.kernel.InMemoryEventFeed;
import gg.tiketi.kernel.RandomIds;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Recording, and learning from what was recorded. */
class TrafficServiceTest {
  private static final Instant OPENING = Instant.parse("2026-05-01T00:00:00Z");
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

  private final CatalogService catalog = new CatalogService(new InMemoryCatalog(new InMemoryEventFeed()),
      event -> 10, new RandomIds(new Random(1)));
  private final FlakyBook book = new FlakyBook();
  private final TrafficService traffic = service();

  private TrafficService service() {
    return new TrafficService(book, catalog, SizingRule.DEFAULT);
  }

  @Test
  void each_minute_keeps_its_busiest_look_and_what_happened_within_it() {
    var event = event("한서윤");
    look(event, 0, 5, 10, 100, 40);
    look(event, 20, 9, 30, 140, 60);
    look(event, 40, 7, 3, 150, 80);
    look(event, 60, 1, 1, 190, 95);
    look(event, 80, 1, 2, 200, 100);
    assertThat(traffic.minutes(event, OPENING, OPENING.plusSeconds(120))).containsExactly(
        new Minute(OPENING, 9, 30, 50, 40, 2), new Minute(OPENING.plusSeconds(60), 1, 2, 50, 20, 2));
  }

  @Test
  void two_instances_that_see_the_same_line_count_it_once() {
    var event = event("한서윤");
    var other = service();
    for (int second = 0; second < 120; second += 20) {
      look(event, second, 900, 5_000, second, 0);
      other.look(List.of(line(event, 900, 5_000 - second, second, 0)), 3, OPENING.plusSeconds(second + 7));
    }
    assertThat(traffic.minutes(event, OPENING, OPENING.plusSeconds(120))).extracting(Minute::demand)
        .containsExactly(5_900, 5_900);
  }

  @Test
  void what_instances_count_by_themselves_adds_up() {
    var event = event("한서윤");
    traffic.look(List.of(new Crowd(event, "a", 30, 0, 0, 0)), 2, OPENING);
    service().look(List.of(new Crowd(event, "b", 12, 0, 0, 0)), 2, OPENING.plusSeconds(5));
    assertThat(traffic.minutes(OPENING, OPENING.plusSeconds(60))).extracting(Minute::concurrent).containsExactly(42);
  }

  @Test
  void a_restart_within_a_minute_loses_and_doubles_nothing() {
    var event = event("한서윤");
    look(event, 0, 5, 100, 1_000, 0);
    look(event, 30, 5, 120, 1_020, 0);
    service().look(List.of(line(event, 4, 110, 1_040, 0)), 2, OPENING.plusSeconds(45));
    assertThat(traffic.minutes(event, OPENING, OPENING.plusSeconds(60))).singleElement()
        .isEqualTo(new Minute(OPENING, 5, 120, 20, 0, 2));
  }

  @Test
  void a_line_that_began_anew_counts_nobody_twice() {
    var event = event("한서윤");
    look(event, 0, 5, 100, 1_000, 700);
    look(event, 60, 5, 100, 3, 2);
    assertThat(traffic.minutes(event, OPENING, OPENING.plusSeconds(120))).extracting(Minute::arrivals)
        .containsExactly(0, 0);
  }

  @Test
  void what_could_not_be_written_is_written_with_the_next_look() {
    var event = event("한서윤");
    look(event, 0, 1, 0, 0, 0);
    book.away = true;
    assertThatThrownBy(() -> look(event, 60, 2, 0, 0, 0)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> look(event, 120, 3, 0, 0, 0)).isInstanceOf(IllegalStateException.class);
    book.away = false;
    look(event, 180, 4, 0, 0, 0);
    assertThat(traffic.minutes(event, OPENING, OPENING.plusSeconds(300))).extracting(Minute::concurrent)
        .containsExactly(1, 2, 3, 4);
  }

  @Test
  void a_show_is_learned_when_its_rush_is_over_and_not_before() {
    var event = event("한서윤");
    for (int minute = -10; minute < 30; minute++) {
      look(event, minute * 60, 1_500, minute == 3 ? 90_000 : 10_500, 0, 0);
    }
    var over = OPENING.plus(DemandCurve.AFTER);
    assertThat(traffic.learn(over.minusSeconds(1))).isZero();
    assertThat(traffic.averages(over.minusSeconds(1))).isEmpty();
    assertThat(traffic.learn(over)).isEqualTo(1);
    assertThat(traffic.averages(over.plusSeconds(60))).containsExactly(
        new ArtistAverage("한서윤", 1_500, 12_000, 8, 1, over));
    var show = book.shows().getFirst();
    assertThat(List.of(show.stock(), show.registered())).isEqualTo(List.of(OptionalLong.of(5_000), OptionalInt.of(0)));
  }

  @Test
  void learning_again_changes_nothing_and_late_minutes_are_heard() {
    var event = event("한서윤");
    var over = OPENING.plus(DemandCurve.AFTER);
    look(event, 0, 100, 0, 0, 0);
    traffic.learn(over);
    traffic.learn(over.plusSeconds(600));
    assertThat(book.shows()).hasSize(1);
    book.note(List.of(new MinuteSample(event, OPENING, "b", 50, 0, 0, 0, 0)));
    traffic.learn(over.plusSeconds(1_200));
    assertThat(book.shows().getFirst().curve().peakDemand()).isEqualTo(150);
  }

  @Test
  void a_cancelled_event_teaches_nothing() {
    var event = event("한서윤");
    look(event, 0, 100, 0, 0, 0);
    catalog.cancel(event, OPENING.plusSeconds(60));
    traffic.learn(OPENING.plus(DemandCurve.AFTER));
    assertThat(book.shows()).isEmpty();
  }

  @Test
  void the_mean_wait_is_those_who_waited_by_those_who_were_let_in() {
    var summary = TrafficSummary.of(List.of(new Minute(OPENING, 10, 600, 0, 120, 2),
        new Minute(OPENING.plusSeconds(60), 20, 0, 0, 180, 2)));
    assertThat(summary).isEqualTo(new TrafficSummary(20, 600, 15, Optional.of(Duration.ofSeconds(120))));
    assertThat(TrafficSummary.of(List.of()).averageWait()).isEmpty();
  }

  private void look(EventId event, int second, int concurrent, int queued, long arrived, long admitted) {
    traffic.look(List.of(line(event, concurrent, queued, arrived, admitted)), 2, OPENING.plusSeconds(second));
  }

  private static Crowd line(EventId event, int concurrent, int queued, long arrived, long admitted) {
    return new Crowd(event, Crowd.LINE, concurrent, queued, arrived, admitted);
  }

  private EventId event(String artist) {
    var draft = new EventDraft(new EventDetails("밤의 노래", "", artist, "올림픽홀", "서울", ""),
        OPENING.plus(Duration.ofDays(30)), SEOUL, new SaleWindow(OPENING, OPENING.plus(Duration.ofDays(20))),
        Currency.getInstance("KRW"), Optional.empty(), List.of(new TicketTypeDraft("일반", "", 1_000, 5_000)),
        SaleRules.DEFAULT);
    return catalog.create(draft, OPENING.minus(Duration.ofDays(9))) instanceof CreateResult.Created(var view)
        ? view.event().id()
        : null;
  }

  /** A book that may be away. */
  private static final class FlakyBook extends TrafficBookOver {
    private boolean away;

    FlakyBook() {
      super(new InMemoryTrafficBook());
    }

    @Override
    public void note(List<MinuteSample> samples) {
      if (away) {
        throw new IllegalStateException("away");
      }
      super.note(samples);
    }
  }
}
