package gg.tiketi.reservation;

import gg.tiketi.kernel.Overloaded;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Groups wishes that arrive at the same time into one commit. It starts no threads: a caller who finds a free place serves
 * everybody who waits, itself included; the others wait for their answer. Wishes are served in the order of their arrival. A
 * hold lasts from its grant, however long its wish waited.
 */
final class WishLine {
  /** The most wishes of one commit. */
  static final int MAX_BATCH = 64;
  /** The most wishes that may wait; more are shed at once. */
  static final int MAX_WAITING = 4_096;

  private final Reservations reservations;
  private final int maxCommitsAtOnce;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Waiting> line = new ArrayDeque<>();
  private int serving;

  private static final class Waiting {
    private final Wish wish;
    private final Condition turn;
    private @Nullable GrantResult result;
    private @Nullable RuntimeException fault;

    Waiting(Wish wish, Condition turn) {
      this.wish = wish;
      this.turn = turn;
    }

    boolean isServed() {
      return result != null || fault != null;
    }

    GrantResult answer() {
      if (fault != null) {
        // A new exception, so that each caller has its own stack; the fault itself is the cause.
        throw new CommitFailed(fault);
      }
      return Optional.ofNullable(result).orElseThrow();
    }
  }

  WishLine(Reservations reservations, int maxCommitsAtOnce, InstantSource clock) {
    this.reservations = reservations;
    this.maxCommitsAtOnce = maxCommitsAtOnce;
    this.clock = clock;
  }

  GrantResult grant(Wish wish) {
    lock.lock();
    try {
      if (line.size() >= MAX_WAITING) {
        throw new Overloaded("too many wait to reserve");
      }
      var mine = new Waiting(wish, lock.newCondition());
      line.addLast(mine);
      while (!mine.isServed()) {
        // The line is empty when somebody who came later took this wish along; then its answer is on the way.
        if (serving < maxCommitsAtOnce && !line.isEmpty()) {
          serve();
        } else {
          mine.turn.awaitUninterruptibly();
        }
      }
      return mine.answer();
    } finally {
      lock.unlock();
    }
  }

  /** How many wishes wait for a commit to take them along. */
  int waiting() {
    lock.lock();
    try {
      return line.size();
    } finally {
      lock.unlock();
    }
  }

  /** Serves the longest waiting; called and left with the lock, which others may have while the store works. */
  private void serve() {
    var batch = nextBatch();
    serving++;
    lock.unlock();
    try {
      decide(batch);
    } finally {
      lock.lock();
      serving--;
      batch.stream().filter(waiting -> !waiting.isServed())
          .forEach(waiting -> waiting.fault = new IllegalStateException("the commit was broken off"));
      batch.forEach(waiting -> waiting.turn.signal());
      Optional.ofNullable(line.peekFirst()).ifPresent(next -> next.turn.signal());
    }
  }

  private List<Waiting> nextBatch() {
    var batch = new ArrayList<Waiting>();
    while (batch.size() < MAX_BATCH && !line.isEmpty()) {
      batch.add(line.removeFirst());
    }
    return batch;
  }

  private void decide(List<Waiting> batch) {
    try {
      var results = reservations.reserve(batch.stream().map(waiting -> waiting.wish).toList(), clock);
      for (int i = 0; i < batch.size(); i++) {
        batch.get(i).result = results.get(i);
      }
    } catch (RuntimeException fault) {
      // Not handled here: every caller of the batch gets it.
      batch.forEach(waiting -> waiting.fault = fault);
    }
  }

  /** The commit that carried this wish failed; whether it took effect can be learned by repeating it with its key. */
  private static final class CommitFailed extends RuntimeException {
    CommitFailed(RuntimeException cause) {
      super("the commit failed", cause);
    }
  }
}
