package gg.tiketi.app.verify.draw;

/** There is nothing that could be verified; the message says what is missing. */
final class UnreadableDrawException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreadableDrawException(String message) {
    super(message);
  }

  UnreadableDrawException(String message, Throwable cause) {
    super(message, cause);
  }
}
