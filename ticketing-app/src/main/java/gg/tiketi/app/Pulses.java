package gg.tiketi.app;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The only scheduler: calls that have to be made from time to time, each on a thread of its own, never twice at once. The
 * threads are the platform's: in a crowd a virtual one would wait behind thousands of requests. They keep no process from
 * ending. A call that fails is tried again at its next time; a row of failures is logged once, and its end once.
 */
public final class Pulses implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Pulses.class);
  /** How long an ending process waits for calls under way. */
  private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(5);

  private final List<Pulse> pulses = new ArrayList<>();

  /** Work that is done in bounded steps. */
  @FunctionalInterface
  public interface Step {
    /** Does a bounded piece of work; true when there may be more, so that it is called again without a pause. */
    boolean run();
  }

  /**
   * Calls the step again and again.
   *
   * @param name what it is called in the log
   * @param every the pause after a call, up to a tenth shorter or longer, so that instances do not march in step
   */
  public Pulse every(Duration every, String name, Step step) {
    var pulse = new Pulse(every, name, step);
    pulses.add(pulse);
    return pulse;
  }

  /** Begins. */
  public void start() {
    pulses.forEach(Pulse::start);
  }

  /** Ends: no call begins any more, and those under way are waited for, the last added first. */
  @Override
  public void close() {
    pulses.forEach(Pulse::stop);
    pulses.reversed().forEach(Pulse::awaitEnd);
  }

  /** One of the calls. */
  public static final class Pulse {
    private final long pauseNanos;
    private final String name;
    private final Step step;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition woken = lock.newCondition();
    private final Thread thread;
    private boolean wanted;
    private boolean stopped;
    private boolean failing;

    private Pulse(Duration every, String name, Step step) {
      this.pauseNanos = every.toNanos();
      this.name = name;
      this.step = step;
      this.thread = Thread.ofPlatform().daemon().name("pulse-" + name).unstarted(this::beat);
    }

    /** Calls the step soon instead of after its pause, at least once from now on; calls that come meanwhile are one. */
    public void soon() {
      lock.lock();
      try {
        wanted = true;
        woken.signal();
      } finally {
        lock.unlock();
      }
    }

    private void start() {
      thread.start();
    }

    private void stop() {
      lock.lock();
      try {
        stopped = true;
        woken.signal();
      } finally {
        lock.unlock();
      }
    }

    private void awaitEnd() {
      try {
        if (thread.getState() != Thread.State.NEW && !thread.join(LONGEST_FAREWELL)) {
          LOG.warn("{} is still at work and is left behind", name);
          thread.interrupt();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private void beat() {
      var pause = jittered();
      while (awaited(pause)) {
        pause = more() ? 0 : jittered();
      }
    }

    private boolean more() {
      try {
        var more = step.run();
        if (failing) {
          LOG.info("{} works again", name);
        }
        failing = false;
        return more;
      } catch (RuntimeException e) {
        if (!failing) {
          LOG.warn("{} fails and will be tried again: {}", name, String.valueOf(e.getMessage()), e);
        }
        failing = true;
        return false;
      }
    }

    /** Waits for the next call; false when there is none any more. */
    private boolean awaited(long nanos) {
      lock.lock();
      try {
        var left = nanos;
        while (left > 0 && !wanted && !stopped) {
          left = woken.awaitNanos(left);
        }
        wanted = false;
        return !stopped;
      } catch (InterruptedException e) {
        return false;
      } finally {
        lock.unlock();
      }
    }

    private long jittered() {
      var tenth = Math.max(1, pauseNanos / 10);
      return pauseNanos + ThreadLocalRandom.current().nextLong(-tenth, tenth + 1);
    }
  }
}
