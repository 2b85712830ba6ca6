package gg.tiketi.app.rush;

/** A rush cannot be run; the message says why and what to do about it. */
public final class RushException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With the reason. */
  public RushException(String message) {
    super(message);
  }

  /** With the reason and what caused it. */
  public RushException(String message, Throwable cause) {
    super(message, cause);
  }
}
