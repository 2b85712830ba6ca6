package gg.tiketi.kernel;

import java.time.Duration;

/**
 * What a client sent so that a repeated call has one effect (RFC draft "Idempotency-Key"): once a call had an effect its
 * answer is repeated for 24 hours; a refusal without effect is not kept.
 *
 * @param key chosen by the client, 1 to 255 visible characters, unique per account
 * @param fingerprint a hash of the whole request, its route included; another one under the same key is refused
 */
public record Idempotency(String key, String fingerprint) {
  /** How long an answer is repeated. */
  public static final Duration KEPT = Duration.ofHours(24);

  public Idempotency {
    if (key.isEmpty() || key.length() > 255) {
      throw new IllegalArgumentException("an idempotency key has 1 to 255 characters");
    }
  }
}
