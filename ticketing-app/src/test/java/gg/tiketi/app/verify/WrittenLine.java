package gg.tiketi.app.verify;

import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.EventId;
import gg.tiketi.queue.InMemoryWaitingLine;
import gg.tiketi.queue.LineEntry;
import gg.tiketi.queue.LineNews;
import gg.tiketi.queue.LinePast;
import gg.tiketi.queue.LineTerms;
import gg.tiketi.queue.LineTerms.Times;
import gg.tiketi.queue.NumberSet;
import gg.tiketi.queue.Place;
import gg.tiketi.queue.QueueBook;
import gg.tiketi.queue.QueueMode;
import gg.tiketi.queue.Turn;
import gg.tiketi.queue.WaitingLine.Done;
import gg.tiketi.queue.WaitingLine.Known;
import gg.tiketi.queue.WaitingLine.Visitor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** A real line in memory, with what it would have left in the books: its log by epoch, and who was admitted. */
final class WrittenLine {
  private static final Times TIMES = new Times(Duration.ofSeconds(60), Duration.ofMinutes(3), Duration.ofMinutes(10),
      Duration.ofSeconds(20));

  private final InMemoryWaitingLine line = new InMemoryWaitingLine(Duration.ofDays(1));
  private final EventId event;
  private final LineTerms terms;
  private final Map<Integer, List<LineEntry>> logs = new HashMap<>();
  private final Map<Turn, Admitted> admitted = new LinkedHashMap<>();
  private final Map<AccountId, Turn> tickets = new HashMap<>();
  private Instant now;
  private int epoch;
  private long grants;

  private record Admitted(AccountId account, Instant at) {}

  WrittenLine(EventId event, Instant begin) {
    this.event = event;
    now = begin;
    terms = new LineTerms(QueueMode.AUTO, begin, OptionalInt.of(1_000), TIMES);
    open(LinePast.none());
  }

  private void open(LinePast past) {
    line.open(event, ++epoch, epoch - 1, past, now);
  }

  WrittenLine allow(int threshold) {
    line.allow(event, threshold, ++grants, now);
    return this;
  }

  /** These people were drawn for the first numbers. */
  WrittenLine draw(List<AccountId> people) {
    line.number(event, known(), people.size(), now);
    for (int i = 0; i < people.size(); i++) {
      tickets.put(people.get(i), new Turn(epoch, i + 1L));
    }
    return this;
  }

  /** They come with the ticket they have, if they have one. */
  WrittenLine check(AccountId account) {
    var visitor = new Visitor(account, Optional.ofNullable(tickets.get(account)));
    if (line.check(event, known(), visitor, terms, now) instanceof Done<Place>(var place)) {
      turn(place).ifPresent(turn -> tickets.put(account, turn));
      if (place instanceof Place.Inside(var turn, var endsAt)) {
        admitted.putIfAbsent(turn, new Admitted(account, now));
      }
    }
    return this;
  }

  private static Optional<Turn> turn(Place place) {
    return switch (place) {
      case Place.Waiting(var turn) -> Optional.of(turn);
      case Place.Called(var turn, var before) -> Optional.of(turn);
      case Place.Inside(var turn, var endsAt) -> Optional.of(turn);
      case Place.Nowhere() -> Optional.empty();
    };
  }

  WrittenLine leave(AccountId account) {
    line.leave(event, Visitor.of(account), now);
    return this;
  }

  WrittenLine revoke(AccountId account) {
    line.revoke(event, Visitor.of(account), now);
    return this;
  }

  WrittenLine call(int limit) {
    line.advance(event, known(), terms, now, limit);
    return this;
  }

  WrittenLine clear() {
    line.clear(event, now);
    return this;
  }

  WrittenLine pass(Duration time) {
    now = now.plus(time);
    return this;
  }

  /** The store is wiped; the line begins anew with what was known of it when the log was drained. */
  WrittenLine lose() {
    drain();
    var news = news();
    var inside = new ArrayList<LinePast.Stay>();
    var numbers = news.states() instanceof LineNews.Whole(var whole) ? whole : noNumbers();
    admitted.forEach((turn, person) -> {
      if (turn.epoch() == epoch && !numbers.ended().contains(turn.number())) {
        inside.add(new LinePast.Stay(person.account(), turn.number(), now.plus(Duration.ofMinutes(5))));
      }
    });
    line.wipe();
    open(new LinePast(news.figures().tail(), news.figures().head(), numbers, inside).with(3));
    return this;
  }

  private static LinePast.Numbers noNumbers() {
    return new LinePast.Numbers(new NumberSet(), new NumberSet(), new NumberSet());
  }

  private LineNews news() {
    return line.news(event, -1, now) instanceof Done<LineNews>(var news) ? news : lost();
  }

  private static LineNews lost() {
    throw new IllegalStateException("a line in memory is there");
  }

  private Known known() {
    return new Known(epoch, 0);
  }

  private void drain() {
    logs.put(epoch, line.log(event, epoch, 0, Integer.MAX_VALUE));
  }

  /** The log of an epoch. */
  List<LineEntry> log(int epoch) {
    drain();
    return logs.get(epoch);
  }

  /** What kinds of things happened in all its lives. */
  Set<LineEntry.Kind> kinds() {
    drain();
    return logs.values().stream().flatMap(List::stream).map(LineEntry::kind).collect(Collectors.toSet());
  }

  /** Writes it all into a book. */
  void write(QueueBook book) {
    drain();
    writeAdmissions(book);
    logs.forEach((life, entries) -> book.append(event, life, entries));
  }

  /** Writes all but the log. */
  void writeAdmissions(QueueBook book) {
    for (int seen = 0; seen < epoch; seen++) {
      book.beginEpoch(event, seen);
    }
    admitted.forEach((turn, person) -> book.admit(event, turn, person.account(), person.at()));
  }
}
