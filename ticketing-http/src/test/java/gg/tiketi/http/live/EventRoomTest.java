package gg.tiketi.http.live;

import static org.assertj.core.api.Assertions.assertThat;

import gg.tiketi.catalog.EventChanged;
import gg.tiketi.http.live.LiveSocket.Topic;
import gg.tiketi.http.problem.Language;
import gg.tiketi.kernel.DomainEvent;
import gg.tiketi.kernel.EventId;
import gg.tiketi.kernel.Published;
import gg.tiketi.seating.SeatChange;
import gg.tiketi.seating.SeatStatus;
import gg.tiketi.seating.SeatsChanged;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventRoomTest {
  private static final EventId EVENT = new EventId(new UUID(1, 1));
  private static final int SENDS_PER_SECOND = 1_000;

  private Instant now = Instant.parse("2026-05-01T03:00:00Z");
  private final EventRoom room = new EventRoom(EVENT, 10);
  private final List<String> heard = new ArrayList<>();

  private LiveSocket viewer() {
    return new LiveSocket(new Line() {
      @Override
      public void send(String text, Runnable sent, Runnable failed) {
        heard.add(text);
        sent.run();
      }

      @Override
      public void ping() {}

      @Override
      public void close(int code, String reason) {}
    }, "address", Language.ENGLISH, now);
  }

  private void commit(long version, DomainEvent... facts) {
    room.heard(new Published(version, Optional.of(EVENT), version, List.of(facts)));
  }

  private static SeatsChanged seat(int index, SeatStatus status, long version) {
    return new SeatsChanged(EVENT, List.of(new SeatChange(index, status,
        status == SeatStatus.LOCKED ? Optional.of(Instant.MAX) : Optional.empty(), version)));
  }

  private List<String> told() {
    room.due(now, (event, version, at) -> List.of(), SENDS_PER_SECOND, 0).tell();
    var news = List.copyOf(heard);
    heard.clear();
    return news;
  }

  @Test
  void changes_of_one_interval_are_told_together_with_one_pair_of_versions() {
    room.join(Topic.SEATS, viewer());
    commit(11, seat(1, SeatStatus.LOCKED, 1));
    commit(12, seat(2, SeatStatus.LOCKED, 1));
    commit(13, seat(1, SeatStatus.AVAILABLE, 2), seat(3, SeatStatus.RESERVED, 5));
    assertThat(told()).containsExactlyInAnyOrder(
        "{\"event\":\"seat-released\",\"data\":{\"eventId\":\"" + EVENT
            + "\",\"from\":10,\"version\":13,\"seats\":[1]}}",
        "{\"event\":\"seat-locked\",\"data\":{\"eventId\":\"" + EVENT + "\",\"from\":10,\"version\":13,\"seats\":[2]}}",
        "{\"event\":\"seat-reserved\",\"data\":{\"eventId\":\"" + EVENT
            + "\",\"from\":10,\"version\":13,\"seats\":[3]}}");
    assertThat(told()).isEmpty();
  }

  @Test
  void the_next_interval_goes_on_where_the_last_one_ended() {
    room.join(Topic.SEATS, viewer());
    commit(11, seat(1, SeatStatus.LOCKED, 1));
    told();
    commit(12, new EventChanged(EVENT));
    commit(13, seat(1, SeatStatus.RESERVED, 2));
    assertThat(told()).isEmpty();
    now = now.plus(EventRoom.SHORTEST);
    assertThat(told()).singleElement().asString().contains("\"from\":11,\"version\":13");
  }

  @Test
  void what_is_heard_twice_is_told_once() {
    room.join(Topic.SEATS, viewer());
    commit(11, seat(1, SeatStatus.LOCKED, 1));
    told();
    commit(11, seat(1, SeatStatus.LOCKED, 1));
    commit(10, seat(5, SeatStatus.LOCKED, 1));
    now = now.plusSeconds(1);
    assertThat(told()).isEmpty();
  }

  @Test
  void a_gap_is_noticed_and_everybody_reads_again() {
    room.join(Topic.SEATS, viewer());
    room.join(Topic.EVENT, viewer());
    commit(12, seat(1, SeatStatus.LOCKED, 1));
    assertThat(told()).hasSize(3)
        .anySatisfy(frame -> assertThat(frame).contains("resync", "\"topic\":\"seats\",\"version\":12"))
        .anySatisfy(frame -> assertThat(frame).contains("resync", "\"topic\":\"event\",\"version\":12"));
  }

  @Test
  void blocked_seats_and_very_many_seats_are_read_again() {
    room.join(Topic.SEATS, viewer());
    commit(11, seat(1, SeatStatus.BLOCKED, 1));
    assertThat(told()).singleElement().asString().contains("resync");
    now = now.plusSeconds(1);
    var many = IntStream.range(0, 2_000)
        .mapToObj(i -> new SeatChange(i, SeatStatus.AVAILABLE, Optional.empty(), 9)).toList();
    commit(12, new SeatsChanged(EVENT, many));
    assertThat(told()).singleElement().asString().contains("resync", "\"version\":12");
  }

  @Test
  void the_more_viewers_the_longer_the_interval_but_never_beyond_a_second() {
    IntStream.range(0, 300).forEach(i -> room.join(Topic.SEATS, viewer()));
    commit(11, seat(1, SeatStatus.LOCKED, 1));
    assertThat(told()).hasSize(300);
    commit(12, seat(1, SeatStatus.AVAILABLE, 2));
    now = now.plusMillis(299);
    assertThat(told()).isEmpty();
    now = now.plusMillis(1);
    assertThat(told()).hasSize(300);
    IntStream.range(0, 5_000).forEach(i -> room.join(Topic.SEATS, viewer()));
    now = now.plusSeconds(1);
    commit(13, seat(1, SeatStatus.LOCKED, 3));
    told();
    commit(14, seat(1, SeatStatus.AVAILABLE, 4));
    now = now.plus(Duration.ofSeconds(1));
    assertThat(told()).hasSize(5_300);
  }

  @Test
  void viewers_are_counted_at_most_once_a_second() {
    room.join(Topic.EVENT, viewer());
    assertThat(told()).singleElement().asString().contains("room-info", "\"userCount\":1");
    room.join(Topic.EVENT, viewer());
    now = now.plusMillis(500);
    assertThat(told()).isEmpty();
    now = now.plusMillis(500);
    assertThat(told()).hasSize(2).allSatisfy(frame -> assertThat(frame).contains("\"userCount\":2"));
    now = now.plusSeconds(5);
    assertThat(told()).isEmpty();
  }
}
