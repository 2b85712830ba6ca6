package gg.tiketi.redis;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Who asks Redis for virtual threads: a few platform threads. A virtual thread takes turns with thousands of others after every
 * answer, and would keep its connection as long; a platform thread has its turn from the operating system.
 */
final class Messengers implements AutoCloseable {
  /** How many may wait; more are refused at once. */
  private static final int MOST_WAITING = 8_192;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
  private static final Duration IDLE = Duration.ofSeconds(30);

  private final ThreadPoolExecutor threads;

  Messengers(int count) {
    threads = new ThreadPoolExecutor(count, count, IDLE.toSeconds(), TimeUnit.SECONDS,
        new ArrayBlockingQueue<>(MOST_WAITING), Thread.ofPlatform().daemon().name("redis-", 0).factory());
    threads.allowCoreThreadTimeOut(true);
  }

  /**
   * Has it asked and answers the answer; on a platform thread at once.
   *
   * @throws RedisAway if too many ask
   */
  <R> R ask(Supplier<R> question) {
    if (!Thread.currentThread().isVirtual()) {
      return question.get();
    }
    try {
      return await(threads.submit(question::get));
    } catch (RejectedExecutionException full) {
      throw new RedisAway("too many ask Redis", full);
    }
  }

  /**
   * Has something done at the next opportunity.
   *
   * @throws RedisAway if too many ask
   */
  void send(Runnable errand) {
    try {
      threads.execute(errand);
    } catch (RejectedExecutionException full) {
      throw new RedisAway("too many ask Redis", full);
    }
  }

  /**
   * Waits for an answer as long as anybody may.
   *
   * @throws RedisAway if it does not come in time
   */
  static <R extends @Nullable Object> R await(Future<R> answer) {
    try {
      return answer.get(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException full) {
      throw new RedisAway("too many ask Redis", full);
    } catch (ExecutionException failed) {
      throw failure(failed);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new RedisAway("the server stops", stopping);
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
