package gg.tiketi.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gg.tiketi.capacity.forecast.CalendarProfile;
import gg.tiketi.capacity.forecast.Opening;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The next hours. */
class CalendarProfileTest {
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  private static final Instant NOW = Instant.parse("2026-05-29T03:20:00Z");

  @Test
  void what_is_usual_at_this_hour_is_expected() {
    var hours = CalendarProfile.next(SEOUL, weeks(4, 1), List.of(), NOW);
    assertThat(hours).hasSize(24);
    assertThat(hours.getFirst().from()).isEqualTo("2026-05-29T03:00:00Z");
    assertThat(hours.getFirst().users()).isEqualTo(1_200);
    assertThat(hours.get(9).users()).isEqualTo(2_100);
    assertThat(hours.get(9).hours()).isEqualTo(4);
  }

  @Test
  void a_busier_day_lifts_the_next_hours_and_one_rush_does_not() {
    var past = new ArrayList<>(weeks(4, 1));
    past.add(minute(NOW.minus(Duration.ofHours(3)), 90_000));
    assertThat(CalendarProfile.next(SEOUL, past, List.of(), NOW).get(9).users()).isEqualTo(2_100);
    var busier = weeks(4, 1).stream()
        .map(minute -> minute.at().isBefore(NOW.minus(Duration.ofDays(1)))
            ? minute
            : minute(minute.at(),
                minute.demand() * 3))
        .toList();
    assertThat(CalendarProfile.next(SEOUL, busier, List.of(), NOW).get(9).users()).isCloseTo(3 * 2_100, within(1.0));
  }

  @Test
  void an_opening_of_the_calendar_comes_on_top_and_ebbs() {
    var opening = new Opening("새벽기차", NOW.plus(Duration.ofMinutes(130)), 10_000);
    var hours = CalendarProfile.next(SEOUL, weeks(4, 1), List.of(opening), NOW);
    assertThat(hours.get(0).users()).isEqualTo(1_200);
    assertThat(hours.get(1).users()).isEqualTo(1_300 + 7_700);
    assertThat(hours.get(2).users()).isEqualTo(1_400 + 10_000);
    assertThat(hours.get(3).users()).isEqualTo(1_500 + 3_800);
    assertThat(hours.get(5).users()).isEqualTo(1_700);
    assertThat(hours.get(2).because()).contains("새벽기차");
  }

  @Test
  void C8_theHourUnderWayAndAllThatFollowsAreNotSeen() {
    var past = new ArrayList<>(weeks(4, 1));
    past.add(minute(NOW, 77_777));
    past.add(minute(NOW.plus(Duration.ofHours(2)), 77_777));
    assertThat(CalendarProfile.next(SEOUL, past, List.of(), NOW))
        .isEqualTo(CalendarProfile.next(SEOUL, weeks(4, 1), List.of(), NOW));
  }

  @Test
  void C8_scalingDemandScalesTheForecast() {
    var plain = CalendarProfile.next(SEOUL, weeks(4, 1), List.of(), NOW);
    var scaled = CalendarProfile.next(SEOUL, weeks(4, 5), List.of(), NOW);
    for (int hour = 0; hour < 24; hour++) {
      assertThat(scaled.get(hour).users()).isEqualTo(5 * plain.get(hour).users());
      assertThat(scaled.get(hour).quantiles().users()).isSorted();
    }
  }

  @Test
  void without_anything_recorded_nobody_is_expected() {
    assertThat(CalendarProfile.next(SEOUL, List.of(), List.of(), NOW))
        .allSatisfy(hour -> assertThat(hour.users()).isZero());
  }

  /** Each hour of the day in Seoul is a hundred people busier than the one before. */
  private static List<Minute> weeks(int weeks, int times) {
    var minutes = new ArrayList<Minute>();
    for (var at = NOW.minus(Duration.ofDays(7L * weeks)); at
        .isBefore(NOW.minus(Duration.ofHours(1))); at = at.plus(Duration.ofMinutes(30))) {
      minutes.add(minute(at, times * at.atZone(SEOUL).getHour() * 100));
    }
    return minutes;
  }

  private static Minute minute(Instant at, int demand) {
    return new Minute(at, demand, 0, 0, 0, 2);
  }
}
