package gg.tiketi.queue.draw;

import gg.tiketi.kernel.EventId;

/**
 * Identifies a draw.
 *
 * @param round counts the draws planned for the event, from 1 on: a plan that had to change is a new round, so that no draw
 *     can be repeated until it pleases somebody without the number showing it
 */
public record DrawId(EventId event, int round) {
  public DrawId {
    if (round < 1) {
      throw new IllegalArgumentException("rounds count from 1: " + round);
    }
  }
}
