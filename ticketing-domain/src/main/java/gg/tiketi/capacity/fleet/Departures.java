package gg.tiketi.capacity.fleet;

/** What the keeper of the group wants of this instance itself. */
public interface Departures {
  /** Whether it is asked to go; it is given some minutes to end what it has begun. */
  boolean isLeaving();

  /** It has ended what it had begun. */
  void mayGo();
}
