package gg.tiketi.kernel;

import java.util.List;

/**
 * Carries numbered commits from the instance that numbered them to all others at once. It may lose, repeat and reorder what it
 * carries: it spares the others the wait for their next reading and a look into the store, and nothing rests on it.
 */
@FunctionalInterface
public interface FeedRelay {
  /** Carries nothing: there is one instance, or each reads for itself. */
  FeedRelay NONE = commits -> {};

  /** Sends these commits, in order of their positions, to the other instances. Never fails. */
  void send(List<Published> commits);
}
