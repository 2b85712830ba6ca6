package gg.tiketi.http.route;

/**
 * Tells faults of the stores from mistakes of ours. Given from outside: here nobody knows which stores there are. Several
 * can be joined by {@link #or}.
 */
@FunctionalInterface
public interface StoreFaults {
  /** Whether the throwable says that a store was away, too slow or at its limit, so that trying again may help. */
  boolean isFault(Throwable thrown);

  /** What this or the other calls a fault. */
  default StoreFaults or(StoreFaults other) {
    return thrown -> isFault(thrown) || other.isFault(thrown);
  }
}
