package gg.tiketi.identity;

/** What became of a log-in. Unknown e-mail, wrong password and suspended account look the same. */
public sealed interface LoginResult {
  record LoggedIn(SessionGrant grant) implements LoginResult {}

  record InvalidCredentials() implements LoginResult {}
}
