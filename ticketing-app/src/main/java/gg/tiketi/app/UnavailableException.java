package gg.tiketi.app;

/** A command cannot do its work because something outside it is missing, taken or different; the message is one line. */
public final class UnavailableException extends RuntimeException {

  /** With the line to show. */
  public UnavailableException(String line) {
    super(line);
  }

  /** With the line to show and what lies behind it. */
  public UnavailableException(String line, Throwable cause) {
    super(line, cause);
  }
}
