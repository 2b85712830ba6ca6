package gg.tiketi.capacity.fleet;

/** One write to the keeper of the group. All of them are absolute: doing one twice is doing it once. */
public sealed interface Step {
  /** The group shall have at least so many; if it has less it grows. */
  record Raise(int min) implements Step {}

  /** The group shall have so many; if it has more it shrinks, each instance draining first. */
  record Lower(int min, int desired) implements Step {}

  /** A booking is made or replaced. */
  record Book(Booking booking) implements Step {}

  /** A booking is taken back. */
  record Unbook(String name) implements Step {}
}
