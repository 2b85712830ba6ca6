package gg.tiketi.laws.queue;

import static org.assertj.core.api.Assertions.assertThat;

import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.EventId;
import gg.tiketi.laws.Race;
import gg.tiketi.laws.VirtualClock;
import gg.tiketi.queue.LineEntry;
import gg.tiketi.queue.LineEntry.Kind;
import gg.tiketi.queue.LinePast;
import gg.tiketi.queue.NumberSet;
import gg.tiketi.queue.QueueBook;
import gg.tiketi.queue.QueueBook.Admitted;
import gg.tiketi.queue.QueueBook.Checkpoint;
import gg.tiketi.queue.QueueMode;
import gg.tiketi.queue.QueueRules;
import gg.tiketi.queue.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link QueueBook} does. */
public abstract class QueueBookContract {
  private static final Instant NOW = VirtualClock.START;
  private final AccountId account = new AccountId(new UUID(4, 4));

  /** A book in which nothing stands about its events. */
  protected abstract QueueBook book();

  /** An event of which the book may be told. */
  protected abstract EventId event();

  @Test
  public void rules_are_kept_as_they_were_decided() {
    var book = book();
    var event = event();
    assertThat(book.rules(event)).isEmpty();
    var rules = new QueueRules(QueueMode.PAUSED, OptionalInt.of(2), OptionalInt.of(7), Optional.of("곧 열립니다"),
        QueueRules.Order.DRAW, Duration.ofMinutes(5));
    book.decide(event, QueueRules.DEFAULT);
    book.decide(event, rules);
    assertThat(book.rules(event)).contains(rules);
  }

  @Test
  public void of_many_who_begin_a_new_epoch_one_does() {
    var book = book();
    var event = event();
    assertThat(book.epoch(event)).isZero();
    for (int seen = 0; seen < 5; seen++) {
      int before = seen;
      var begun = Race.of(Stream.<Callable<Integer>>generate(() -> () -> book.beginEpoch(event, before)).limit(6)
          .toList());
      assertThat(new HashSet<>(begun)).containsExactly(seen + 1);
    }
    assertThat(book.beginEpoch(event, 1)).isEqualTo(5);
  }

  @Test
  public void who_was_admitted_stands_in_it_once() {
    var book = book();
    var event = event();
    book.admit(event, new Turn(1, 3), account, NOW);
    book.admit(event, new Turn(1, 3), account, NOW.plusSeconds(9));
    assertThat(book.admittedSince(event, NOW)).containsExactly(new Admitted(account, 3, NOW));
    assertThat(book.admittedSince(event, NOW.plusMillis(1))).isEmpty();
  }

  @Test
  public void an_older_checkpoint_never_takes_the_place_of_a_newer_one() {
    var book = book();
    var event = event();
    book.beginEpoch(event, 0);
    assertThat(book.kept(event)).isEmpty();
    book.keep(event, checkpoint(1, 7, 90));
    book.keep(event, checkpoint(1, 6, 80));
    assertThat(book.kept(event).orElseThrow().tail()).isEqualTo(90);
    book.keep(event, checkpoint(2, 1, 91));
    book.keep(event, checkpoint(1, 9, 70));
    var kept = book.kept(event).orElseThrow();
    assertThat(List.of(kept.epoch(), kept.tail(), kept.head())).isEqualTo(List.of(2, 91L, 45L));
    assertThat(kept.numbers().left().contains(45)).isTrue();
    assertThat(kept.numbers().left().size()).isEqualTo(1);
    assertThat(kept.numbers().claimed().count(0, 100)).isEqualTo(30);
    assertThat(kept.numbers().ended().size()).isZero();
  }

  private static Checkpoint checkpoint(int epoch, long version, long tail) {
    var left = new NumberSet();
    left.add(tail / 2);
    var claimed = new NumberSet();
    LongStream.rangeClosed(1, tail / 3).forEach(claimed::add);
    return new Checkpoint(epoch, version, tail, tail / 2, new LinePast.Numbers(left, claimed, new NumberSet()));
  }

  @Test
  public void entries_that_come_again_change_nothing() {
    var book = book();
    var event = event();
    book.beginEpoch(event, 0);
    var entries = LongStream.rangeClosed(1, 20)
        .mapToObj(index -> new LineEntry(index, NOW.plusMillis(index), Kind.JOINED, index, index,
            index % 2 == 0 ? Optional.of(account) : Optional.empty()))
        .toList();
    book.append(event, 1, entries.subList(0, 8));
    book.append(event, 1, entries.subList(3, 15));
    Race.of(Stream.<Callable<Boolean>>generate(() -> () -> {
      book.append(event, 1, entries.subList(10, 20));
      return true;
    }).limit(4).toList());
    assertThat(book.logged(event, 1)).isEqualTo(20);
    assertThat(book.logged(event, 2)).isZero();
    book.append(event, 1, List.of());
  }
}
