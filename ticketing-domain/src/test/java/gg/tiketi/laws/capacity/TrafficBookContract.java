package gg.tiketi.laws.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import gg.tiketi.capacity.ArtistAverage;
import gg.tiketi.capacity.DemandCurve;
import gg.tiketi.capacity.DemandCurve.Point;
import gg.tiketi.capacity.DemandHistory;
import gg.tiketi.capacity.Minute;
import gg.tiketi.capacity.MinuteSample;
import gg.tiketi.capacity.Show;
import gg.tiketi.capacity.SizingRule;
import gg.tiketi.capacity.TrafficBook;
import gg.tiketi.kernel.EventId;
import gg.tiketi.laws.LawLedger;
import gg.tiketi.laws.OverAdapter;
import gg.tiketi.laws.Race;
import gg.tiketi.laws.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What every {@link TrafficBook} does. */
@ExtendWith(LawLedger.class)
public abstract class TrafficBookContract implements OverAdapter {
  private static final Instant OPENING = VirtualClock.START;
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

  private final String adapter;

  protected TrafficBookContract(String adapter) {
    this.adapter = adapter;
  }

  /** A book in which nothing stands. */
  protected abstract TrafficBook book();

  /** An event of which the book may be told. */
  protected abstract EventId event();

  @Override
  public String adapterName() {
    return adapter;
  }

  @Test
  public void what_several_sources_see_in_a_minute_adds_up() {
    var book = book();
    var event = event();
    book.note(List.of(sample(event, 0, "a", 10, 5), sample(event, 0, "b", 7, 0), sample(event, 1, "b", 8, 1)));
    book.note(List.of(sample(event, 2, "a", 1, 1)));
    var seen = book.samples(event, OPENING, OPENING.plusSeconds(120));
    assertThat(seen).containsExactly(sample(event, 0, "a", 10, 5), sample(event, 0, "b", 7, 0),
        sample(event, 1, "b", 8, 1));
    assertThat(Minute.of(seen)).extracting(Minute::demand).containsExactly(22, 9);
    assertThat(book.minutes(OPENING.plusSeconds(60), OPENING.plusSeconds(180))).extracting(Minute::demand)
        .containsExactly(9, 2);
  }

  @Test
  public void of_two_looks_at_a_minute_the_busier_counts() {
    var book = book();
    var event = event();
    book.note(List.of(new MinuteSample(event, OPENING, "a", 10, 5, 3, 9, 2),
        new MinuteSample(event, OPENING, "a", 4, 12, 8, 1, 4), new MinuteSample(event, OPENING, "a", 15, 0, 0, 0, 0)));
    assertThat(book.samples(event, OPENING, OPENING.plusSeconds(60)))
        .containsExactly(new MinuteSample(event, OPENING, "a", 4, 12, 8, 9, 4));
  }

  @Test
  public void of_two_looks_at_a_minute_the_busier_counts_also_later() {
    var book = book();
    var event = event();
    book.note(List.of(new MinuteSample(event, OPENING, "a", 10, 5, 3, 9, 2)));
    book.note(List.of(new MinuteSample(event, OPENING, "a", 4, 12, 8, 1, 4)));
    book.note(List.of(new MinuteSample(event, OPENING, "a", 15, 0, 0, 0, 0)));
    assertThat(book.samples(event, OPENING, OPENING.plusSeconds(60)))
        .containsExactly(new MinuteSample(event, OPENING, "a", 4, 12, 8, 9, 4));
  }

  @Test
  public void of_two_looks_with_as_many_people_the_one_with_more_inside_counts() {
    var book = book();
    var event = event();
    book.note(List.of(sample(event, 0, "a", 4, 6)));
    book.note(List.of(sample(event, 0, "a", 7, 3)));
    book.note(List.of(sample(event, 0, "a", 5, 5)));
    assertThat(book.samples(event, OPENING, OPENING.plusSeconds(60))).containsExactly(sample(event, 0, "a", 7, 3));
  }

  @Test
  public void C2_theAverageIsTheSameWhateverTheOrderOrSplitOfSamples() {
    var chance = new Random(7);
    for (int round = 0; round < 3; round++) {
      var book = book();
      var shows = new ArrayList<Show>();
      for (int peak : List.of(12_000, 18_000, 15_000)) {
        var event = event();
        noteSplit(book, event, peak, chance);
        shows.add(show(event.toString(), shows.size(), DemandCurve.around(OPENING,
            Minute.of(book.samples(event, OPENING.minus(DemandCurve.BEFORE), OPENING.plus(DemandCurve.AFTER))))));
      }
      var average = ArtistAverage.of(DemandHistory.of(shows, List.of()), SizingRule.DEFAULT).getFirst();
      assertThat(average.demand()).isEqualTo(15_000);
      assertThat(average.recommended()).isEqualTo(10);
      assertThat(average.shows()).isEqualTo(3);
    }
  }

  /** Two instances and the line see parts of each minute, several times, in any order; some notes come twice. */
  private static void noteSplit(TrafficBook book, EventId event, int peak, Random chance) {
    var samples = new ArrayList<MinuteSample>();
    for (int minute = -20; minute < 40; minute++) {
      int demand = minute < 5 || minute > 9 ? peak / 2 + chance.nextInt(peak / 4) : peak;
      int first = chance.nextInt(demand);
      int second = chance.nextInt(demand - first + 1);
      samples.add(sample(event, minute, "a", first, 0));
      samples.add(sample(event, minute, "b", second, 0));
      samples.add(sample(event, minute, "line", 0, demand - first - second));
      samples.add(sample(event, minute, "b", second / 2, 0));
    }
    var twice = new ArrayList<>(samples.subList(0, samples.size() / 3));
    samples.addAll(twice);
    Collections.shuffle(samples, chance);
    for (int from = 0; from < samples.size(); from += 37) {
      book.note(samples.subList(from, Math.min(samples.size(), from + 37)));
    }
  }

  @Test
  public void instances_that_note_the_same_minutes_at_once_lose_nothing() {
    var book = book();
    var event = event();
    for (int round = 0; round < 5; round++) {
      int minute = round * 10;
      Race.of(IntStream.range(0, 4).mapToObj(racer -> note(book, event, minute, racer)).toList());
    }
    assertThat(book.samples(event, OPENING, OPENING.plus(Duration.ofHours(1)))).hasSize(50)
        .allSatisfy(sample -> assertThat(sample.concurrent()).isEqualTo(103));
  }

  private static Callable<Boolean> note(TrafficBook book, EventId event, int minute, int racer) {
    return () -> {
      var samples = new ArrayList<>(IntStream.range(minute, minute + 10)
          .mapToObj(at -> sample(event, at, "line", 100 + racer, 0)).toList());
      Collections.shuffle(samples, new Random(racer));
      book.note(samples);
      return true;
    };
  }

  @Test
  public void it_knows_which_events_were_seen_lately() {
    var book = book();
    var old = event();
    var fresh = event();
    book.note(List.of(sample(old, 0, "a", 1, 0), sample(fresh, 5, "a", 1, 0)));
    assertThat(book.recordedSince(OPENING)).containsExactlyInAnyOrder(old, fresh);
    assertThat(book.recordedSince(OPENING.plusSeconds(1))).containsExactly(fresh);
  }

  @Test
  public void it_forgets_old_minutes_and_no_others_and_not_what_it_learned() {
    var book = book();
    var event = event();
    var show = show(event.toString(), 0, DemandCurve.of(List.of(new Point(0, 5, 0))));
    book.learn(event, show);
    book.note(IntStream.range(0, 10).mapToObj(minute -> sample(event, minute, "a", minute, 0)).toList());
    assertThat(book.forgetBefore(OPENING.plusSeconds(360), 4)).isEqualTo(4);
    assertThat(book.forgetBefore(OPENING.plusSeconds(360), 4)).isEqualTo(2);
    assertThat(book.forgetBefore(OPENING.plusSeconds(360), 4)).isZero();
    assertThat(book.samples(event, OPENING, OPENING.plusSeconds(600))).extracting(MinuteSample::concurrent)
        .containsExactly(6, 7, 8, 9);
    assertThat(book.shows()).containsExactly(show);
  }

  @Test
  public void what_a_show_taught_takes_the_place_of_what_it_taught_before() {
    var book = book();
    var first = event();
    var second = event();
    var curve = DemandCurve.of(List.of(new Point(-30, 0, 700), new Point(0, 1_500, 20_000), new Point(7, 1_500, 3)));
    book.learn(second, show(second.toString(), 3, DemandCurve.EMPTY));
    book.learn(first, show(first.toString(), 1, DemandCurve.EMPTY));
    var learned = new Show(first.toString(), "루나타이드 (Luna Tide)", OPENING, SEOUL, OptionalLong.empty(),
        OptionalInt.empty(), curve);
    book.learn(first, learned);
    assertThat(book.shows()).containsExactly(learned, show(second.toString(), 3, DemandCurve.EMPTY));
  }

  @Test
  public void nothing_noted_is_nothing() {
    var book = book();
    book.note(List.of());
    assertThat(book.samples(event(), OPENING, OPENING.plusSeconds(60))).isEmpty();
    assertThat(Stream.of(book.shows(), book.minutes(Instant.EPOCH, OPENING))).allMatch(List::isEmpty);
  }

  private static MinuteSample sample(EventId event, int minute, String source, int concurrent, int queued) {
    return new MinuteSample(event, OPENING.plusSeconds(minute * 60L), source, concurrent, queued, 0, 0, 0);
  }

  private static Show show(String event, int day, DemandCurve curve) {
    return new Show(event, "한서윤", OPENING.plus(Duration.ofDays(day)), SEOUL, OptionalLong.of(20_000),
        OptionalInt.of(1_234), curve);
  }
}
