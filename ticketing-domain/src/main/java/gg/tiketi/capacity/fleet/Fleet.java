package gg.tiketi.capacity.fleet;

import java.time.Duration;
import java.util.List;

/**
 * The group of instances and its keeper. Every call ends within five seconds, well or not; none throws because the keeper is
 * away. What {@link #look} tells may be some seconds old.
 */
public interface Fleet {
  /** What it is called among recorded actions. */
  String name();

  /** Whether nothing is really done. */
  boolean isDryRun();

  /** How the group stands, with our bookings. */
  Look look();

  /** Does one thing. */
  Outcome carryOut(Step step);

  /** How long the latest launches took from the request to service; empty when nobody knows. */
  List<Duration> launches();
}
