package gg.tiketi.identity;

import gg.tiketi.kernel.AccountId;

/** Who is calling, as the store says and not the token. */
public record Standing(AccountId accountId, SessionId session, Role role) {
  public boolean isAdmin() {
    return role == Role.ADMIN;
  }
}
