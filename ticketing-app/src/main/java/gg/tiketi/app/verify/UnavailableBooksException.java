package gg.tiketi.app.verify;

/** The books cannot be read; the message says which and why. */
public final class UnavailableBooksException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With the reason. */
  public UnavailableBooksException(String message) {
    super(message);
  }

  /** With the reason and what caused it. */
  public UnavailableBooksException(String message, Throwable cause) {
    super(message, cause);
  }
}
