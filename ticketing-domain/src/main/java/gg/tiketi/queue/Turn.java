package gg.tiketi.queue;

/**
 * A person's place in the line of an event.
 *
 * @param epoch which life of the line gave it: a line that was lost begins a new one, its numbers go on
 * @param number the place, counted from 1; who has the smaller one is called no later (law W3)
 */
public record Turn(int epoch, long number) {
  public Turn {
    if (epoch < 1 || number < 1) {
      throw new IllegalArgumentException("epochs and numbers begin at 1: " + epoch + ", " + number);
    }
  }
}
