package gg.tiketi.queue;

import gg.tiketi.kernel.AccountId;
import gg.tiketi.queue.LineEntry.Kind;
import gg.tiketi.queue.LineNews.Fate;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** What a line in memory tells of itself: the newest changes of its numbers, and its log until that is kept elsewhere. */
final class LineHistory {
  /** Readers that missed more than this read everything. */
  private static final int CHANGES_KEPT = 10_000;

  private final Deque<LineNews.Change> changes = new ArrayDeque<>();
  private final Deque<LineEntry> log = new ArrayDeque<>();
  private long version;
  private long logged;

  long version() {
    return version;
  }

  /** A number changed. */
  void note(Fate fate, long number) {
    version++;
    changes.add(new LineNews.Change(fate, number));
    if (changes.size() > CHANGES_KEPT) {
      changes.removeFirst();
    }
  }

  /** So many numbers changed at once: whoever reads on reads everything. */
  void skip(int count) {
    version += count;
    changes.clear();
  }

  /** What changed after a version, or everything for who missed too much. */
  LineNews.States since(long seen, LinePast.Numbers numbers) {
    long missed = version - seen;
    return seen < 0 || missed < 0 || missed > changes.size()
        ? new LineNews.Whole(numbers.copy())
        : new LineNews.Changed(seen, changes.stream().skip(changes.size() - missed).toList());
  }

  void write(Instant at, Kind kind, long first, long last, Optional<AccountId> account) {
    log.add(new LineEntry(++logged, at, kind, first, last, account));
  }

  List<LineEntry> log(long after, int limit) {
    return log.stream().filter(entry -> entry.index() > after).limit(limit).toList();
  }

  void forgetLog(long upTo) {
    while (!log.isEmpty() && log.getFirst().index() <= upTo) {
      log.removeFirst();
    }
  }
}
