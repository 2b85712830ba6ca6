package gg.tiketi.app.faults;

import java.time.Duration;
import java.util.Optional;

/**
 * One call of one person, as they saw it.
 *
 * @param call what was asked
 * @param person who asked
 * @param key what makes its repetition harmless
 * @param server which server was asked, counted from 0
 * @param invokedNanos when it was sent, in {@link System#nanoTime}
 * @param returnedNanos when its end was known
 * @param outcome whether it was done
 * @param status the answer's status; 0 if none came
 * @param code the stable code of a refusal
 * @param retryAfter how long the server asks to wait
 */
record Act(
    String call,
    int person,
    String key,
    int server,
    long invokedNanos,
    long returnedNanos,
    Outcome outcome,
    int status,
    String code,
    Optional<Duration> retryAfter) {

  /** What the caller knows afterwards. */
  enum Outcome {
    /** It was done. */
    OK,
    /** It was not done. */
    FAIL,
    /** Either: no answer came, or one that says so. Repeating it with the same key tells. */
    UNKNOWN
  }

  /** Whether the server failed, rather than refused. */
  boolean isFault() {
    return status >= 500;
  }

  /** Whether it is what callers are promised while a store is away. */
  boolean isUnavailable() {
    return status == 503 && code.equals("temporarily_unavailable") && retryAfter.isPresent();
  }
}
