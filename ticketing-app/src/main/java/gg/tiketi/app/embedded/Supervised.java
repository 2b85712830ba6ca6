package gg.tiketi.app.embedded;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server's process that is started again whenever it dies, until it is closed. */
final class Supervised implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Supervised.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

  private final String name;
  private final Supplier<ProcessHandle> launch;
  private final Consumer<ProcessHandle> stop;
  private final ReentrantLock changing = new ReentrantLock();
  private ProcessHandle server;
  private boolean closed;

  /**
   * Watches over a server that runs.
   *
   * @param name what it is called in the log
   * @param server its process
   * @param launch starts another and returns once it answers
   * @param stop ends it in good order
   */
  Supervised(String name, ProcessHandle server, Supplier<ProcessHandle> launch, Consumer<ProcessHandle> stop) {
    this.name = name;
    this.server = server;
    this.launch = launch;
    this.stop = stop;
    watch();
  }

  /** Waits until something is true of a process; false if the process ended or the patience did. */
  static boolean isTrueOf(ProcessHandle process, BooleanSupplier truth, Duration patience) {
    var deadline = System.nanoTime() + patience.toNanos();
    while (process.isAlive() && System.nanoTime() < deadline) {
      if (truth.getAsBoolean()) {
        return true;
      }
      pause(LOOK_AGAIN);
    }
    return false;
  }

  private void watch() {
    var ignored = server.onExit().thenAcceptAsync(dead -> heal(),
        task -> Thread.ofVirtual().name("watch-" + name).start(task));
  }

  private void heal() {
    var pause = FIRST_PAUSE;
    while (!healed()) {
      pause(pause);
      pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
    }
  }

  private boolean healed() {
    changing.lock();
    try {
      if (closed) {
        return true;
      }
      LOG.warn("{} has died; starting it again", name);
      server = launch.get();
      watch();
      LOG.info("{} is back", name);
      return true;
    } catch (EmbeddedStoreException e) {
      LOG.error("{}", e.getMessage());
      return false;
    } finally {
      changing.unlock();
    }
  }

  /** The process's number. */
  long pid() {
    changing.lock();
    try {
      return server.pid();
    } finally {
      changing.unlock();
    }
  }

  @Override
  public void close() {
    changing.lock();
    try {
      closed = true;
      stop.accept(server);
    } finally {
      changing.unlock();
    }
  }

  private static void pause(Duration pause) {
    try {
      TimeUnit.NANOSECONDS.sleep(pause.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EmbeddedStoreException("interrupted while a store was starting", e);
    }
  }
}
