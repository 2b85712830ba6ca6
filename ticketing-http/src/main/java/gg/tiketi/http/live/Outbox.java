package gg.tiketi.http.live;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * What waits for one reader (law L4). States replace older ones, many seat changes become one request to read again; a
 * reader for whom that is not enough, or who takes nothing for {@link #PATIENCE}, is given up.
 */
final class Outbox {
  /** Beyond it seat changes are no longer told one by one. */
  static final int CONFLATE_FROM_BYTES = 16 * 1024;
  /** Beyond it the reader is given up. */
  static final int MOST_BYTES = 64 * 1024;
  static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Line line;
  private final int mostBytes;
  private final Duration patience;
  private final Map<Object, Frame> waiting = new LinkedHashMap<>();
  private int bytes;
  private boolean busy;
  private boolean closed;
  private @Nullable Instant unsentSince;

  Outbox(Line line) {
    this(line, MOST_BYTES, PATIENCE);
  }

  /** With other limits: for tests that put wrong ones in the place of the right ones. */
  Outbox(Line line, int mostBytes, Duration patience) {
    this.line = line;
    this.mostBytes = mostBytes;
    this.patience = patience;
  }

  /** Adds a frame and sends what can be sent. */
  void offer(Frame frame) {
    if (!taken(frame)) {
      close(CloseCode.TOO_SLOW, "too slow");
      return;
    }
    Frame first = next(false);
    if (first != null) {
      send(first);
    }
  }

  /** Gives a reader up who has taken nothing for too long. */
  void check(Instant now) {
    boolean stuck;
    synchronized (this) {
      if (busy && unsentSince == null) {
        unsentSince = now;
      }
      stuck = busy && unsentSince != null && !now.isBefore(unsentSince.plus(patience));
    }
    if (stuck) {
      close(CloseCode.TOO_SLOW, "too slow");
    }
  }

  void close(CloseCode code, String reason) {
    synchronized (this) {
      closed = true;
      waiting.clear();
      bytes = 0;
    }
    line.close(code.code(), reason);
  }

  /** The bytes that wait, those under way aside. */
  synchronized int bytes() {
    return bytes;
  }

  private synchronized boolean taken(Frame frame) {
    if (closed) {
      return true;
    }
    switch (frame.kind()) {
      case Frame.Unique _ -> put(new Object(), frame);
      case Frame.Latest latest -> put(latest, frame);
      case Frame.SeatsAgain again -> {
        dropSeats(again);
        put(again, frame);
      }
      case Frame.Seats seats -> putSeats(seats, frame);
    }
    return bytes <= mostBytes;
  }

  private void putSeats(Frame.Seats seats, Frame frame) {
    var again = new Frame.SeatsAgain(seats.event());
    if (waiting.containsKey(again)) {
      put(again, Frames.seatsAgain(seats.event(), seats.version()));
    } else if (bytes + frame.bytes() > CONFLATE_FROM_BYTES) {
      dropSeats(again);
      put(again, Frames.seatsAgain(seats.event(), seats.version()));
    } else {
      put(new Object(), frame);
    }
  }

  private void put(Object key, Frame frame) {
    Frame replaced = waiting.remove(key);
    bytes += frame.bytes() - (replaced == null ? 0 : replaced.bytes());
    waiting.put(key, frame);
  }

  private void dropSeats(Frame.SeatsAgain again) {
    for (Iterator<Frame> frames = waiting.values().iterator(); frames.hasNext();) {
      Frame frame = frames.next();
      if (frame.kind() instanceof Frame.Seats seats && seats.event().equals(again.event())) {
        bytes -= frame.bytes();
        frames.remove();
      }
    }
  }

  /** The frame to send now, when there is one and none is under way; {@code done} when the one under way has left. */
  private synchronized @Nullable Frame next(boolean done) {
    if (done) {
      busy = false;
      unsentSince = null;
    }
    if (busy || closed || waiting.isEmpty()) {
      return null;
    }
    Map.Entry<Object, Frame> first = waiting.entrySet().iterator().next();
    waiting.remove(first.getKey());
    bytes -= first.getValue().bytes();
    busy = true;
    return first.getValue();
  }

  /** Sends one frame after the other; a line that is done at once is not called from within its own answer. */
  private void send(Frame first) {
    for (Frame frame = first; frame != null; frame = next(true)) {
      var handedOver = new AtomicBoolean();
      line.send(frame.text(), () -> {
        if (!handedOver.compareAndSet(false, true)) {
          resume();
        }
      }, () -> close(CloseCode.TOO_SLOW, "unreachable"));
      if (handedOver.compareAndSet(false, true)) {
        return;
      }
    }
  }

  private void resume() {
    Frame frame = next(true);
    if (frame != null) {
      send(frame);
    }
  }
}
