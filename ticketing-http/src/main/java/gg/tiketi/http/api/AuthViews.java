package gg.tiketi.http.api;

import gg.tiketi.http.api.ReservationViews.ReservationView;
import gg.tiketi.identity.Account;
import gg.tiketi.identity.Role;
import java.time.OffsetDateTime;
import java.util.List;

/** What people see of their accounts. */
final class AuthViews {
  private AuthViews() {}

  /** Who somebody is. */
  public record User(String id, String email, String name, Role role) {
    static User of(Account account) {
      return new User(account.id().toString(), account.email(), account.name(), account.role());
    }
  }

  /** What somebody gets who logged in. */
  public record LoggedIn(String token, OffsetDateTime expiresAt, String refreshToken, User user) {}

  /** An account as its owner sees it. */
  public record Profile(String id, String email, String name, String phone, Role role, OffsetDateTime createdAt) {
    static Profile of(Account account) {
      return new Profile(account.id().toString(), account.email(), account.name(), account.phone(), account.role(),
          Times.in(Times.HOME, account.createdAt()));
    }
  }

  /** The owner's profile. */
  public record Me(Profile user) {}

  /** Everything kept about somebody. */
  public record Export(Profile user, List<ReservationView> reservations) {}
}
