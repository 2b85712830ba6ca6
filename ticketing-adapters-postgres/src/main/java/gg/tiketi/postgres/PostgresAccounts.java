package gg.tiketi.postgres;

import gg.tiketi.identity.Account;
import gg.tiketi.identity.AccountChanged;
import gg.tiketi.identity.Accounts;
import gg.tiketi.identity.Role;
import gg.tiketi.kernel.AccountId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Accounts in the database. */
public final class PostgresAccounts implements Accounts {
  private final Database database;

  public PostgresAccounts(Database database) {
    this.database = database;
  }

  @Override
  public boolean add(Account account, String passwordHash) {
    return database.inTransaction(work -> work.update("accounts/add").bind("id", account.id().value())
        .bind("email", account.email()).bind("name", account.name()).bind("phone", account.phone())
        .bind("role", account.role().name()).bind("suspended", account.suspended()).bind("passwordHash", passwordHash)
        .bind("createdAt", account.createdAt()).execute()) == 1;
  }

  @Override
  public Optional<Account> find(AccountId id) {
    return credentials(id).map(Credentials::account);
  }

  @Override
  public Optional<Credentials> findByEmail(String email) {
    return database.read(work -> work.query("accounts/find-by-email").bind("email", email)
        .map((row, context) -> credentials(row)).findOne());
  }

  @Override
  public Optional<Credentials> credentials(AccountId id) {
    return database.read(work -> work.query("accounts/find").bind("id", id.value())
        .map((row, context) -> credentials(row)).findOne());
  }

  @Override
  public void update(Account account) {
    database.inTransaction(work -> {
      int known = work.update("accounts/update").bind("id", account.id().value()).bind("email", account.email())
          .bind("name", account.name()).bind("phone", account.phone()).bind("role", account.role().name())
          .bind("suspended", account.suspended()).execute();
      return changed(work, account.id(), known);
    });
  }

  @Override
  public void changePassword(AccountId id, String passwordHash) {
    database.inTransaction(work -> changed(work, id, work.update("accounts/change-password").bind("id", id.value())
        .bind("passwordHash", passwordHash).execute()));
  }

  private static boolean changed(Work work, AccountId id, int known) {
    if (known == 1) {
      Outbox.record(work, Optional.empty(), new AccountChanged(id));
    }
    return known == 1;
  }

  private static Credentials credentials(ResultSet row) throws SQLException {
    var account = new Account(new AccountId(Columns.uuid(row, "id")), row.getString("email"), row.getString("name"),
        row.getString("phone"), Columns.constant(row, "role", Role.class), row.getBoolean("suspended"),
        Columns.instant(row, "created_at"));
    return new Credentials(account, row.getString("password_hash"));
  }
}
