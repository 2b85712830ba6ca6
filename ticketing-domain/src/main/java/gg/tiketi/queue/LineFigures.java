package gg.tiketi.queue;

/**
 * How a line stands.
 *
 * @param tail the last number given
 * @param head the last number called: who has a greater one still waits
 * @param waiting how many wait
 * @param called how many were called and have not claimed yet
 * @param inside how many are inside
 * @param threshold how many may be inside and called together
 * @param grant the version of the grant that set the threshold
 * @param calledEver how many were ever called from the line
 * @param queueing whether newcomers have to wait although there may be room
 */
public record LineFigures(long tail, long head, long waiting, int called, int inside, int threshold, long grant,
    long calledEver, boolean queueing) {
  /** A line that nobody joined. */
  public static final LineFigures NONE = new LineFigures(0, 0, 0, 0, 0, 0, 0, 0, false);

  /** How many places of the threshold are in use. */
  public int inUse() {
    return inside + called;
  }
}
