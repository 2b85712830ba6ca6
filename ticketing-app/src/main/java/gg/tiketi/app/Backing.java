package gg.tiketi.app;

import gg.tiketi.Tiketi;
import gg.tiketi.capacity.TrafficBook;
import gg.tiketi.capacity.fleet.ScalingBook;
import gg.tiketi.http.route.StoreFaults;
import gg.tiketi.kernel.IdSource;
import gg.tiketi.payment.ChargeBook;
import gg.tiketi.queue.DrawBook;
import gg.tiketi.queue.QueueBook;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The stores behind an instance, with what only they can say.
 *
 * @param stores the core's stores
 * @param queue the book of the waiting rooms
 * @param draws the book of their draws
 * @param traffic the book of recorded crowds
 * @param scaling the book of plans and of what was done about them
 * @param charges the simulated provider's own books
 * @param ids identifiers as the store likes them
 * @param clock what time it is at the store: the clock of all instances
 * @param synchronise sets the clock again
 * @param faults which failures say that a store is away
 * @param purge forgets a bounded number of what is kept for a time only; true when there may be more
 * @param embedded whether these are stores that a process keeps for itself, here or in the process that this one joined
 * @param close gives the connections back
 */
record Backing(Tiketi.Stores stores, QueueBook queue, DrawBook draws, TrafficBook traffic, ScalingBook scaling,
    ChargeBook charges,
    IdSource ids,
    InstantSource clock,
    Runnable synchronise,
    StoreFaults faults,
    Purge purge,
    boolean embedded, Runnable close) {

  /** Forgets what is kept for a time only. */
  @FunctionalInterface
  interface Purge {
    boolean run(Instant now);
  }
}
