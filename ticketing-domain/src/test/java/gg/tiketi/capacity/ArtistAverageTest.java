package gg.tiketi.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import gg.tiketi.capacity.DemandCurve.Point;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What past shows teach about an artist. */
class ArtistAverageTest {
  private static final Instant FIRST = Instant.parse("2026-05-01T00:00:00Z");

  @Test
  void C2_twelveEighteenAndFifteenThousandMeanTenInstances() {
    var average = averages(show(0, "임영웅", 12_000), show(1, "임영웅", 18_000), show(2, "임영웅", 15_000));
    assertThat(average).containsExactly(new ArtistAverage("임영웅", 1_500, 15_000, 10, 3,
        FIRST.plus(Duration.ofDays(2)).plus(DemandCurve.AFTER)));
  }

  @Test
  void the_names_of_one_artist_are_merged() {
    var average = averages(show(0, "Luna  Tide", 10_000), show(1, "루나타이드", 30_000),
        show(2, "루나타이드 (LUNA TIDE)", 20_000), show(3, "누구", 1));
    assertThat(average).extracting(ArtistAverage::artist).containsExactly("루나타이드 (LUNA TIDE)", "누구");
    assertThat(average.getFirst().demand()).isEqualTo(20_000);
    assertThat(average.getFirst().shows()).isEqualTo(3);
  }

  @Test
  void aliases_that_were_given_are_merged() {
    var history = DemandHistory.of(List.of(show(0, "임영웅", 10_000), show(1, "Lim Young-woong", 20_000)),
        List.of(List.of("lim young-woong", "임영웅")));
    assertThat(history.of("임영웅")).hasSize(2);
  }

  @Test
  void shows_without_data_or_artist_count_for_nobody() {
    var empty = new Show("e", "한서윤", FIRST, ZoneOffset.UTC, OptionalLong.empty(), OptionalInt.empty(),
        DemandCurve.EMPTY);
    var history = DemandHistory.of(List.of(empty, show(1, " ", 5_000), show(2, "", 7_000)), List.of());
    assertThat(ArtistAverage.of(history, SizingRule.DEFAULT)).isEmpty();
    assertThat(history.of("")).isEmpty();
    assertThat(history.shows()).hasSize(2);
  }

  @Test
  void a_name_learned_later_changes_nothing_earlier() {
    var history = DemandHistory.of(List.of(show(0, "루나타이드", 1), show(1, "Luna Tide", 2),
        show(2, "루나타이드 (Luna Tide)", 3)), List.of());
    assertThat(history.of("Luna Tide")).hasSize(3);
    assertThat(history.asOf(FIRST.plus(Duration.ofDays(2))).of("Luna Tide")).hasSize(1);
  }

  private static List<ArtistAverage> averages(Show... shows) {
    return ArtistAverage.of(DemandHistory.of(List.of(shows), List.of()), SizingRule.DEFAULT);
  }

  private static Show show(int day, String artist, int peak) {
    int inside = Math.min(peak, 1_500);
    var points = IntStream.range(0, 10).mapToObj(minute -> new Point(minute, inside, peak - inside)).toList();
    return new Show("show " + day, artist, FIRST.plus(Duration.ofDays(day)), ZoneOffset.UTC, OptionalLong.empty(),
        OptionalInt.empty(), DemandCurve.of(points));
  }
}
