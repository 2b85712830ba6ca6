package gg.tiketi.app;

import gg.tiketi.identity.IdentityService;
import gg.tiketi.identity.LoginResult;
import gg.tiketi.identity.RegisterResult;
import gg.tiketi.identity.Registration;
import gg.tiketi.identity.Role;
import java.time.Instant;

/** Makes the accounts that nobody could register: the first administrator, and the demo's visitor. */
final class People {
  private final IdentityService identity;

  People(IdentityService identity) {
    this.identity = identity;
  }

  /** Whether nobody has this address yet. */
  boolean isUnknown(String email) {
    return identity.findByEmail(email).isEmpty();
  }

  /** Makes an account if nobody has its address; true when it was made. */
  boolean make(String email, String password, String name, Role role, Instant now) {
    if (!isUnknown(email)) {
      return false;
    }
    return switch (identity.register(new Registration(email, password, name, ""), role, now)) {
      case RegisterResult.Registered(var grant) -> {
        identity.logout(grant.session());
        yield true;
      }
      case RegisterResult.EmailTaken() -> false;
    };
  }

  /** Whether the password is still this one. */
  boolean opens(String email, String password, Instant now) {
    return switch (identity.login(email, password, now)) {
      case LoginResult.LoggedIn(var grant) -> {
        identity.logout(grant.session());
        yield true;
      }
      case LoginResult.InvalidCredentials() -> false;
    };
  }
}
