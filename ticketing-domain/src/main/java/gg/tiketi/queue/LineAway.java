package gg.tiketi.queue;

/** The lines cannot be asked at the moment. Nobody joins and nobody is admitted; nobody loses a place. */
public class LineAway extends RuntimeException {
  private static final long serialVersionUID = 1;

  public LineAway(String message) {
    super(message);
  }

  public LineAway(String message, Throwable cause) {
    super(message, cause);
  }
}
