package gg.tiketi.app.embedded;

/** An embedded store cannot be had. The message is one line that tells the operator what is wrong and what helps. */
public final class EmbeddedStoreException extends RuntimeException {

  /** With the line to show. */
  public EmbeddedStoreException(String line) {
    super(line);
  }

  /** With the line to show and what lies behind it. */
  public EmbeddedStoreException(String line, Throwable cause) {
    super(line, cause);
  }
}
