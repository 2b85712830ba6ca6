package gg.tiketi.identity;

import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.EventSink;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sessions of one process. */
public final class InMemorySessions implements Sessions {
  private final EventSink sink;
  private final Map<SessionId, Session> sessions = new HashMap<>();

  private record Session(AccountId account, String tokenHash, Instant expiresAt) {}

  public InMemorySessions(EventSink sink) {
    this.sink = sink;
  }

  @Override
  public synchronized void open(SessionId id, AccountId account, String tokenHash, Instant now, Instant expiresAt) {
    sessions.put(id, new Session(account, tokenHash, expiresAt));
  }

  @Override
  public synchronized Rotation rotate(SessionId id, String presented, String next, Instant now, Instant expiresAt) {
    var session = sessions.get(id);
    if (session == null || !now.isBefore(session.expiresAt())) {
      return new Rotation.Ended();
    }
    if (!session.tokenHash().equals(presented)) {
      end(id);
      return new Rotation.Reused(session.account());
    }
    sessions.put(id, new Session(session.account(), next, expiresAt));
    return new Rotation.Rotated(session.account());
  }

  @Override
  public synchronized Optional<AccountId> end(SessionId id) {
    var ended = Optional.ofNullable(sessions.remove(id)).map(Session::account);
    ended.ifPresent(account -> sink.record(Optional.empty(), List.of(new AccountChanged(account))));
    return ended;
  }

  @Override
  public synchronized void endAll(AccountId account) {
    sessions.values().removeIf(session -> session.account().equals(account));
    sink.record(Optional.empty(), List.of(new AccountChanged(account)));
  }

  @Override
  public synchronized boolean isLive(SessionId id, AccountId account, Instant now) {
    var session = sessions.get(id);
    return session != null && session.account().equals(account) && now.isBefore(session.expiresAt());
  }
}
