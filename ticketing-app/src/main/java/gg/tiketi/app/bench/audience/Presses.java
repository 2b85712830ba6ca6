package gg.tiketi.app.bench.audience;

import gg.tiketi.app.bench.load.Player;
import java.util.concurrent.atomic.AtomicLongArray;

/** When each seat was asked for, in {@link System#nanoTime}; written by who plays, read by who watches. */
final class Presses implements Player.Departures {
  private static final int MOST_SEATS = 1 << 17;

  private final AtomicLongArray nanos = new AtomicLongArray(MOST_SEATS);
  private final int firstSeat;
  private final int seatsEach;

  Presses(int firstSeat, int seatsEach) {
    this.firstSeat = firstSeat;
    this.seatsEach = seatsEach;
  }

  @Override
  public void sent(int request, long now) {
    for (int i = 0; i < seatsEach; i++) {
      nanos.set(firstSeat + request * seatsEach + i, now);
    }
  }

  /** The moment, or 0 when nobody has asked for it here. */
  long at(int seat) {
    return nanos.get(seat);
  }
}
