package gg.tiketi.capacity.fleet;

/**
 * A group of instances as its keeper tells it.
 *
 * @param min it never has less
 * @param max it never has more
 * @param desired how many it wants to have
 * @param inService how many serve
 */
public record GroupState(int min, int max, int desired, int inService) {
  /** How many it would keep if nobody did anything. */
  public int held() {
    return Math.max(min, desired);
  }
}
