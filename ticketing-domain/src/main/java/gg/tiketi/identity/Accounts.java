package gg.tiketi.identity;

import gg.tiketi.kernel.AccountId;
import java.util.Optional;

/** Where accounts and password hashes are kept. Every change records {@link AccountChanged} in its transaction. */
public interface Accounts {
  /** Adds an account; false, and nothing done, when the e-mail address is taken. */
  boolean add(Account account, String passwordHash);

  Optional<Account> find(AccountId id);

  Optional<Credentials> findByEmail(String email);

  Optional<Credentials> credentials(AccountId id);

  /** Stores name, phone, role, standing and, once anonymised, e-mail of a known account. */
  void update(Account account);

  void changePassword(AccountId id, String passwordHash);

  /** An account with the hash of its password. */
  record Credentials(Account account, String passwordHash) {
    @Override
    public String toString() {
      return "Credentials[" + account.id() + "]";
    }
  }
}
