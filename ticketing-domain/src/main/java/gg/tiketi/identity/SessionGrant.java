package gg.tiketi.identity;

import java.time.Instant;

/**
 * What somebody gets who logged in or refreshed.
 *
 * @param refreshToken to be shown once, to its owner only; it is stored as a hash
 * @param refreshUntil when it stops working
 */
public record SessionGrant(Account account, SessionId session, String refreshToken, Instant refreshUntil) {
  @Override
  public String toString() {
    return "SessionGrant[" + account.id() + ", " + session + "]";
  }
}
