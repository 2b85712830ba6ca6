package gg.tiketi.app;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/**
 * The wish that this process ends: SIGTERM, or Ctrl-C. The machine's farewell waits until everything is closed in order, for at
 * most half a minute.
 */
final class StopSignal implements AutoCloseable {
  private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(29);

  private final CountDownLatch wished = new CountDownLatch(1);
  private final CountDownLatch done = new CountDownLatch(1);

  /** Listens from now on. */
  StopSignal() {
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop-signal").unstarted(this::farewell));
  }

  /** Returns when somebody wishes the end. */
  void await() throws InterruptedException {
    wished.await();
  }

  private void farewell() {
    wished.countDown();
    try {
      if (!done.await(LONGEST_FAREWELL.toSeconds(), TimeUnit.SECONDS)) {
        LoggerFactory.getLogger(StopSignal.class).warn("could not close everything in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Everything is closed. */
  @Override
  public void close() {
    done.countDown();
  }
}
