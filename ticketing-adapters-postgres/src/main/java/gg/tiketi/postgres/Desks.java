package gg.tiketi.postgres;

import gg.tiketi.kernel.Overloaded;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Where work with the database is done for virtual threads: on a few platform threads. Virtual threads take turns with
 * thousands of others after every answer of the database; a transaction that does so holds its locks and its connection for
 * as long as the crowd is large. A platform thread has its turn from the operating system.
 */
final class Desks implements AutoCloseable {
  /** How many may wait; more are shed at once. */
  private static final int MAX_WAITING = 4_096;
  /** How long a caller waits for a desk: when all of them wait for the database, those behind must not wait for all of them. */
  static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration IDLE = Duration.ofSeconds(30);

  private final ThreadPoolExecutor threads;

  Desks(int count) {
    threads = new ThreadPoolExecutor(count, count, IDLE.toSeconds(), TimeUnit.SECONDS,
        new ArrayBlockingQueue<>(MAX_WAITING), Thread.ofPlatform().daemon().name("database-", 0).factory());
    threads.allowCoreThreadTimeOut(true);
  }

  /** Does the work and answers what it answers; on a platform thread at once, which may be one of these already. */
  <R> R work(Supplier<R> work) {
    if (!Thread.currentThread().isVirtual()) {
      return work.get();
    }
    var task = new FutureTask<R>(work::get);
    try {
      threads.execute(task);
      return answer(task);
    } catch (RejectedExecutionException full) {
      throw new Overloaded("too many wait for the database");
    } catch (ExecutionException failed) {
      throw failure(failed);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new Overloaded("the server stops");
    }
  }

  /** What has begun is waited for, since it may take effect; the time limits of its statements end it. */
  private <R> R answer(FutureTask<R> task) throws ExecutionException, InterruptedException {
    try {
      return task.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      if (threads.remove(task)) {
        throw new Overloaded("the database was busy for too long");
      }
      return task.get();
    }
  }

  @Override
  public void close() {
    threads.shutdown();
  }

  private static RuntimeException failure(ExecutionException failed) {
    return switch (failed.getCause()) {
      case Error error -> throw error;
      case RuntimeException fault -> fault;
      case null, default -> new IllegalStateException(failed);
    };
  }
}
