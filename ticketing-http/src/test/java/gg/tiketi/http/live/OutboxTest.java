package gg.tiketi.http.live;

import static org.assertj.core.api.Assertions.assertThat;

import gg.tiketi.kernel.EventId;
import gg.tiketi.seating.SeatStatus;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutboxTest {
  private static final EventId EVENT = new EventId(new UUID(1, 1));
  private static final EventId OTHER = new EventId(new UUID(1, 2));
  private static final Instant NOON = Instant.parse("2026-05-01T03:00:00Z");

  /** A reader that takes a frame when the test says so, or each at once. */
  private static final class ScriptedLine implements Line {
    final List<String> sent = new ArrayList<>();
    final Deque<Runnable> unread = new ArrayDeque<>();
    boolean quick;
    int closedWith;

    @Override
    public void send(String text, Runnable done, Runnable failed) {
      sent.add(text);
      if (quick) {
        done.run();
      } else {
        unread.add(done);
      }
    }

    void read() {
      unread.remove().run();
    }

    @Override
    public void ping() {}

    @Override
    public void close(int code, String reason) {
      closedWith = closedWith == 0 ? code : closedWith;
    }
  }

  private final ScriptedLine line = new ScriptedLine();
  private final Outbox outbox = new Outbox(line);

  private static Frame text(String text) {
    return new Frame(text, Frame.UNIQUE);
  }

  private static Frame seats(EventId event, long version, int count) {
    return Frames.seats(event, SeatStatus.LOCKED, version - 1, version, IntStream.range(0, count).boxed().toList());
  }

  @Test
  void one_frame_is_under_way_at_a_time_and_the_order_stays() {
    outbox.offer(text("a"));
    outbox.offer(text("b"));
    outbox.offer(text("c"));
    assertThat(line.sent).containsExactly("a");
    line.read();
    assertThat(line.sent).containsExactly("a", "b");
    line.read();
    line.read();
    assertThat(line.sent).containsExactly("a", "b", "c");
    assertThat(outbox.bytes()).isZero();
  }

  @Test
  void a_quick_reader_of_very_many_frames_costs_no_stack() {
    outbox.offer(text("first"));
    for (int i = 0; i < 10_000; i++) {
      outbox.offer(text("x"));
    }
    line.quick = true;
    line.read();
    assertThat(line.sent).hasSize(10_001);
    assertThat(line.closedWith).isZero();
  }

  @Test
  void a_newer_state_replaces_the_one_that_waits() {
    outbox.offer(text("under way"));
    outbox.offer(Frames.roomInfo(EVENT, 1));
    outbox.offer(Frames.roomInfo(OTHER, 7));
    outbox.offer(Frames.roomInfo(EVENT, 2));
    line.quick = true;
    line.read();
    assertThat(line.sent).hasSize(3);
    assertThat(line.sent.get(1)).contains("\"userCount\":7");
    assertThat(line.sent.get(2)).contains("\"userCount\":2");
  }

  @Test
  void many_waiting_seat_changes_become_one_request_to_read_again() {
    outbox.offer(text("under way"));
    outbox.offer(seats(OTHER, 1, 3));
    for (int version = 1; version < 200; version++) {
      outbox.offer(seats(EVENT, version, 200));
      assertThat(outbox.bytes()).isLessThanOrEqualTo(Outbox.CONFLATE_FROM_BYTES + 1_000);
    }
    outbox.offer(text("private"));
    line.quick = true;
    line.read();
    assertThat(line.sent).hasSize(4);
    assertThat(line.sent.get(1)).contains(OTHER.toString());
    assertThat(line.sent.get(2)).contains("resync", EVENT.toString(), "\"version\":199");
    assertThat(line.sent.get(3)).isEqualTo("private");
    assertThat(line.closedWith).isZero();
  }

  @Test
  void after_the_request_has_left_changes_are_told_again() {
    outbox.offer(text("under way"));
    outbox.offer(Frames.seatsAgain(EVENT, 5));
    outbox.offer(seats(EVENT, 6, 2));
    line.quick = true;
    line.read();
    outbox.offer(seats(EVENT, 7, 2));
    assertThat(line.sent).hasSize(3);
    assertThat(line.sent.get(1)).contains("\"version\":6");
    assertThat(line.sent.get(2)).contains("seat-locked", "\"from\":6,\"version\":7");
  }

  @Test
  void a_reader_for_whom_too_much_waits_is_given_up() {
    outbox.offer(text("under way"));
    for (int i = 0; i < 100 && line.closedWith == 0; i++) {
      outbox.offer(text("x".repeat(1_000)));
    }
    assertThat(line.closedWith).isEqualTo(1013);
    assertThat(outbox.bytes()).isZero();
    outbox.offer(text("late"));
    assertThat(line.sent).containsExactly("under way");
  }

  @Test
  void a_reader_who_takes_nothing_is_given_up() {
    outbox.offer(text("under way"));
    outbox.check(NOON);
    outbox.check(NOON.plus(Outbox.PATIENCE).minusMillis(1));
    assertThat(line.closedWith).isZero();
    outbox.check(NOON.plus(Outbox.PATIENCE));
    assertThat(line.closedWith).isEqualTo(1013);
  }

  @Test
  void a_slow_but_steady_reader_is_not() {
    outbox.offer(text("a"));
    outbox.offer(text("b"));
    outbox.check(NOON);
    line.read();
    outbox.check(NOON.plusSeconds(9));
    outbox.check(NOON.plusSeconds(18));
    assertThat(line.closedWith).isZero();
  }
}
