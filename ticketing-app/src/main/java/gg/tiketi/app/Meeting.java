package gg.tiketi.app;

/**
 * What an instance shares with the others besides the stores. All of it may be lost at any time: that costs speed, never
 * a seat or a won (law S13).
 *
 * @param care keeps the connection to it; to be called several times a second
 * @param close gives the connections back
 */
record Meeting(Runnable care, Runnable close) {

  /** With nobody: there is one instance, or the instances meet in the database alone. */
  static Meeting alone() {
    return new Meeting(() -> {}, () -> {});
  }
}
