package gg.tiketi.identity;

import gg.tiketi.kernel.AccountId;
import java.time.Instant;

/**
 * A person's account.
 *
 * @param email as compared and stored: stripped, lower case
 * @param phone the empty string when unknown
 * @param suspended whether the person may do nothing for now
 */
public record Account(
    AccountId id,
    String email,
    String name,
    String phone,
    Role role,
    boolean suspended,
    Instant createdAt) {
  /** The same account with what its owner may change of it. */
  public Account renamed(String name, String phone) {
    return new Account(id, email, name, phone, role, suspended, createdAt);
  }

  public Account withRole(Role role) {
    return new Account(id, email, name, phone, role, suspended, createdAt);
  }

  public Account suspended(boolean suspended) {
    return new Account(id, email, name, phone, role, suspended, createdAt);
  }

  /** What remains when the person wants to be forgotten: the books keep the id, nothing else. */
  public Account anonymised() {
    return new Account(id, "deleted-" + id + "@invalid", "", "", Role.USER, true, createdAt);
  }
}
