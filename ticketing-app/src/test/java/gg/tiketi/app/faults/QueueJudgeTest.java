package gg.tiketi.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import gg.tiketi.app.faults.QueueCrowd.Told;
import gg.tiketi.app.faults.QueueJudge.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The judge accepts what is right, and nothing that is not. */
class QueueJudgeTest {
  private static final int THRESHOLD = 2;

  @Test
  void what_is_right_is_accepted() {
    var verdict = QueueJudge.ofLog(log(), THRESHOLD, told());
    assertThat(verdict.wrong()).isEmpty();
    assertThat(verdict.isEmpty()).isTrue();
    assertThat(verdict.most()).isEqualTo(THRESHOLD);
    assertThat(QueueJudge.ofTellings(told())).isEmpty();
  }

  static Stream<Consumer<List<Entry>>> brokenLogs() {
    return Stream.of(
        log -> log.remove(1),
        log -> log.set(1, entry("ENTERED", 1, "b")),
        log -> log.set(2, entry("JOINED", 3, "a")),
        log -> log.set(3, entry("ENTERED", 4, "d")),
        log -> log.add(4, new Entry("CALLED", 3, 3, Optional.empty())),
        log -> log.set(5, new Entry("CALLED", 4, 4, Optional.empty())),
        log -> log.set(6, entry("CLAIMED", 4, "d")),
        log -> log.set(6, entry("CLAIMED", 3, "d")),
        log -> log.set(6, new Entry("ENDED", 3, 3, Optional.of("c"))),
        log -> log.add(7, entry("LEFT", 3, "c")),
        log -> log.add(entry("SLEPT", 3, "c")));
  }

  @ParameterizedTest
  @MethodSource("brokenLogs")
  void what_is_wrong_in_a_log_is_found(Consumer<List<Entry>> fault) {
    var log = new ArrayList<>(log());
    fault.accept(log);
    assertThat(QueueJudge.ofLog(log, THRESHOLD, List.of()).wrong()).isNotEmpty();
  }

  @Test
  void what_was_told_and_is_not_in_the_log_is_found() {
    assertThat(QueueJudge.ofLog(log(), THRESHOLD, List.of(told("a", "waiting", 2, 0))).wrong()).isNotEmpty();
    assertThat(QueueJudge.ofLog(log(), THRESHOLD, List.of(told("d", "admitted", 4, 0))).wrong()).isNotEmpty();
  }

  static Stream<List<Told>> brokenTellings() {
    return Stream.of(
        List.of(told("a", "waiting", 1, 0), told("b", "waiting", 1, 10)),
        List.of(told("a", "waiting", 2, 0), told("b", "waiting", 1, 10)),
        List.of(told("a", "waiting", 1, 0), told("b", "waiting", 2, 10), told("b", "admitted", 2, 20),
            told("a", "waiting", 1, 30)));
  }

  @ParameterizedTest
  @MethodSource("brokenTellings")
  void what_must_not_be_told_is_found(List<Told> told) {
    assertThat(QueueJudge.ofTellings(told)).isNotEmpty();
  }

  @Test
  void what_went_on_at_once_is_held_against_nobody() {
    assertThat(QueueJudge.ofTellings(List.of(told("a", "waiting", 1, 0), told("b", "waiting", 2, 10),
        told("b", "admitted", 2, 20), told("a", "waiting", 1, 22)))).isEmpty();
  }

  @Test
  void whose_place_was_lost_is_found() {
    var moved = List.of(told("c", "waiting", 3, 20), told("c", "waiting", 5, 30));
    assertThat(QueueJudge.ofPlaces(told(), log())).isEmpty();
    assertThat(QueueJudge.ofPlaces(moved, List.of())).isNotEmpty();
    assertThat(QueueJudge.ofPlaces(moved, List.of(entry("MISSED", 3, "c")))).isEmpty();
    assertThat(QueueJudge.ofPlaces(moved.reversed(), List.of(entry("MISSED", 3, "c")))).isEmpty();
    assertThat(QueueJudge.ofPlaces(List.of(told("c", "waiting", 5, 20), told("c", "waiting", 3, 30)),
        List.of(entry("MISSED", 5, "c")))).isNotEmpty();
  }

  /** Two go straight in, two wait; one of them leaves the line, the other is called when somebody goes. */
  private static List<Entry> log() {
    return List.of(entry("ENTERED", 1, "a"), entry("ENTERED", 2, "b"), entry("JOINED", 3, "c"), entry("JOINED", 4, "d"),
        entry("ENDED", 1, "a"), new Entry("CALLED", 3, 3, Optional.empty()), entry("CLAIMED", 3, "c"),
        entry("LEFT", 4, "d"), entry("ENDED", 2, "b"), entry("ENDED", 3, "c"));
  }

  private static List<Told> told() {
    return List.of(told("a", "admitted", 1, 0), told("b", "admitted", 2, 10), told("c", "waiting", 3, 20),
        told("d", "waiting", 4, 30), told("c", "admitted", 3, 40));
  }

  private static Entry entry(String kind, long number, String account) {
    return new Entry(kind, number, number, Optional.of(account));
  }

  private static Told told(String account, String state, long number, long sent) {
    return new Told(account.hashCode(), account, state, 1, number, sent, sent + 5);
  }
}
