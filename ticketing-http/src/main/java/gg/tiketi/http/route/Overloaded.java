package gg.tiketi.http.route;

import java.time.Duration;

/** This server has more to do than it should begin; nothing was done, and it may be tried again after a while. */
public final class Overloaded extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Duration retryAfter;

  /** With the time after which trying again makes sense. */
  public Overloaded(Duration retryAfter) {
    super("Overloaded", null, false, false);
    this.retryAfter = retryAfter;
  }

  /** When to try again. */
  public Duration retryAfter() {
    return retryAfter;
  }
}
