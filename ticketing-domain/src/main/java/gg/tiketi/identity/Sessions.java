package gg.tiketi.identity;

import gg.tiketi.kernel.AccountId;
import java.time.Instant;
import java.util.Optional;

/** Where sessions and the hashes of their newest refresh tokens are kept. Ending one records {@link AccountChanged}. */
public interface Sessions {
  /** Opens a session whose first refresh token has the hash {@code tokenHash}. */
  void open(SessionId id, AccountId account, String tokenHash, Instant now, Instant expiresAt);

  /**
   * Replaces the refresh token with the hash {@code presented} by {@code next}, valid until {@code expiresAt}. A token of the
   * session that is not its newest was used before: then the session ends (reuse detection).
   */
  Rotation rotate(SessionId id, String presented, String next, Instant now, Instant expiresAt);

  /** Ends a session and answers whose it was; empty when it has ended or never was. */
  Optional<AccountId> end(SessionId id);

  /** Ends all sessions of an account. */
  void endAll(AccountId account);

  /** Whether the session is the account's and neither ended nor expired. */
  boolean isLive(SessionId id, AccountId account, Instant now);

  /** What became of a refresh token. */
  sealed interface Rotation {
    record Rotated(AccountId accountId) implements Rotation {}

    /** The token had been used before: its session is ended. */
    record Reused(AccountId accountId) implements Rotation {}

    /** The session is unknown, ended or expired. */
    record Ended() implements Rotation {}
  }
}
