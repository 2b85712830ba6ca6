package gg.tiketi.identity;

/** What became of a refresh token. */
public sealed interface RefreshResult {
  record Refreshed(SessionGrant grant) implements RefreshResult {}

  /** The session has ended, or ends now because the token had been used before. */
  record SessionEnded() implements RefreshResult {}
}
