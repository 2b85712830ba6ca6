package gg.tiketi.laws;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs calls in threads of their own that all start at one barrier. */
public final class Race {
  private static final int PATIENCE_SECONDS = 60;
  private static final ExecutorService RUNNERS = Executors.newCachedThreadPool(task -> {
    var thread = new Thread(task, "race");
    thread.setDaemon(true);
    return thread;
  });

  private Race() {}

  /** What each call answered, in the order of the calls; a call that throws or never ends fails the race. */
  public static <T> List<T> of(List<? extends Callable<? extends T>> calls) {
    var barrier = new CyclicBarrier(calls.size());
    var runs = new ArrayList<Future<T>>();
    for (var call : calls) {
      runs.add(RUNNERS.submit(() -> {
        barrier.await();
        return call.call();
      }));
    }
    return runs.stream().map(Race::result).toList();
  }

  private static <T> T result(Future<T> run) {
    try {
      return run.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a racer fell", e.getCause());
    } catch (InterruptedException | TimeoutException e) {
      throw new AssertionError("a racer never arrived", e);
    }
  }
}
