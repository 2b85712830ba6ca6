package gg.tiketi.identity;

/** What became of a registration. */
public sealed interface RegisterResult {
  record Registered(SessionGrant grant) implements RegisterResult {}

  record EmailTaken() implements RegisterResult {}
}
