package gg.tiketi.identity;

import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.EventSink;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The accounts of one process. */
public final class InMemoryAccounts implements Accounts {
  private final EventSink sink;
  private final Map<AccountId, Credentials> byId = new HashMap<>();
  private final Map<String, AccountId> byEmail = new HashMap<>();

  public InMemoryAccounts(EventSink sink) {
    this.sink = sink;
  }

  @Override
  public synchronized boolean add(Account account, String passwordHash) {
    boolean isNew = byEmail.putIfAbsent(account.email(), account.id()) == null;
    if (isNew) {
      byId.put(account.id(), new Credentials(account, passwordHash));
    }
    return isNew;
  }

  @Override
  public synchronized Optional<Account> find(AccountId id) {
    return credentials(id).map(Credentials::account);
  }

  @Override
  public synchronized Optional<Credentials> findByEmail(String email) {
    return Optional.ofNullable(byEmail.get(email)).flatMap(this::credentials);
  }

  @Override
  public synchronized Optional<Credentials> credentials(AccountId id) {
    return Optional.ofNullable(byId.get(id));
  }

  @Override
  public synchronized void update(Account account) {
    credentials(account.id()).ifPresent(old -> {
      byEmail.remove(old.account().email());
      byEmail.put(account.email(), account.id());
      put(new Credentials(account, old.passwordHash()));
    });
  }

  @Override
  public synchronized void changePassword(AccountId id, String passwordHash) {
    credentials(id).ifPresent(old -> put(new Credentials(old.account(), passwordHash)));
  }

  private void put(Credentials credentials) {
    var id = credentials.account().id();
    byId.put(id, credentials);
    sink.record(Optional.empty(), List.of(new AccountChanged(id)));
  }
}
