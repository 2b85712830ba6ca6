package gg.tiketi.identity;

import gg.tiketi.kernel.AccountId;

/** Who is calling, and in which role they were let in: the store says it, never the token. */
public record Standing(AccountId accountId, SessionId session, Role role) {
  public boolean isAdmin() {
    return role == Role.ADMIN;
  }
}
