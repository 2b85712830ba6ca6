package gg.tiketi.identity;

import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.FeedListener;
import gg.tiketi.kernel.IdSource;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** People: registering, logging in and out, who is calling, and what they may do. */
public final class IdentityService {
  /** How long a refresh token works; each refresh gives a new one with a new end. */
  public static final Duration REFRESH_LIFE = Duration.ofDays(14);

  private final Accounts accounts;
  private final Sessions sessions;
  private final PasswordHasher hasher;
  private final IdSource ids;
  private final RefreshTokens tokens;
  private final SessionWatch watch;

  /**
   * A service over these stores.
   *
   * @param secrets unguessable chance
   * @param feedIsFresh whether the feed has been read within the given time
   * @param clock dates what the feed tells
   */
  public IdentityService(Accounts accounts, Sessions sessions, PasswordHasher hasher, IdSource ids,
      RandomGenerator secrets, Predicate<Duration> feedIsFresh, InstantSource clock) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.hasher = hasher;
    this.ids = ids;
    this.tokens = new RefreshTokens(secrets);
    this.watch = new SessionWatch(feedIsFresh, clock);
  }

  /** What must hear the feed so that a lost role or session is noticed within a second. */
  public FeedListener listener() {
    return watch;
  }

  public RegisterResult register(Registration registration, Instant now) {
    return register(registration, Role.USER, now);
  }

  /** Registers somebody in a role; the way in which the first administrator is made. */
  public RegisterResult register(Registration registration, Role role, Instant now) {
    var account = new Account(new AccountId(ids.next()), Registration.normaliseEmail(registration.email()),
        registration.name(), registration.phone(), role, false, now);
    if (!accounts.add(account, hasher.hash(registration.password()))) {
      return new RegisterResult.EmailTaken();
    }
    return new RegisterResult.Registered(open(account, now));
  }

  public LoginResult login(String email, String password, Instant now) {
    var credentials = accounts.findByEmail(Registration.normaliseEmail(email));
    if (credentials.isEmpty()) {
      hasher.pretend(password);
      return new LoginResult.InvalidCredentials();
    }
    var account = credentials.get().account();
    boolean matches = hasher.matches(password, credentials.get().passwordHash());
    if (!matches || account.suspended()) {
      return new LoginResult.InvalidCredentials();
    }
    return new LoginResult.LoggedIn(open(account, now));
  }

  /** Gives a new refresh token for {@code token}, which never works again; using it again ends the session. */
  public RefreshResult refresh(String token, Instant now) {
    var session = RefreshTokens.sessionOf(token);
    if (session.isEmpty()) {
      return new RefreshResult.SessionEnded();
    }
    var next = tokens.next(session.get());
    var until = now.plus(REFRESH_LIFE);
    var rotation = sessions.rotate(session.get(), RefreshTokens.hash(token), RefreshTokens.hash(next), now, until);
    return switch (rotation) {
      case Sessions.Rotation.Rotated(var id) -> accounts.find(id).filter(account -> !account.suspended())
          .<RefreshResult>map(account -> new RefreshResult.Refreshed(
              new SessionGrant(account, session.get(), next, until)))
          .orElseGet(RefreshResult.SessionEnded::new);
      case Sessions.Rotation.Reused(var account) -> {
        watch.changed(account);
        yield new RefreshResult.SessionEnded();
      }
      case Sessions.Rotation.Ended() -> new RefreshResult.SessionEnded();
    };
  }

  /** Ends the session a refresh token belongs to; whoever holds any token of it may do so. */
  public void logout(String token) {
    RefreshTokens.sessionOf(token).ifPresent(this::logout);
  }

  public void logout(SessionId session) {
    sessions.end(session).ifPresent(watch::changed);
  }

  /**
   * Whether a session is live as far as an instance can know that hears of every end within a second (law T2).
   *
   * @param issuedAt when we gave the token that names the session
   */
  public boolean isLive(AccountId account, SessionId session, Instant issuedAt, Instant now) {
    return watch.isLive(account, session, issuedAt, now, () -> standing(account, session, now).isPresent());
  }

  /** Who calls, read from the store at this request; empty when the session ended or the account is suspended. */
  public Optional<Standing> standing(AccountId account, SessionId session, Instant now) {
    if (!sessions.isLive(session, account, now)) {
      return Optional.empty();
    }
    return accounts.find(account).filter(found -> !found.suspended())
        .map(found -> new Standing(account, session, found.role()));
  }

  public Optional<Account> find(AccountId id) {
    return accounts.find(id);
  }

  public Optional<Account> findByEmail(String email) {
    return accounts.findByEmail(Registration.normaliseEmail(email)).map(Accounts.Credentials::account);
  }

  /** Changes what its owner may change; empty when there is no such account. */
  public Optional<Account> rename(AccountId id, String name, String phone) {
    return change(accounts.find(id).map(account -> account.renamed(name, phone)));
  }

  public Optional<Account> changeRole(AccountId id, Role role) {
    return change(accounts.find(id).map(account -> account.withRole(role)));
  }

  /** Suspends an account, which ends its sessions, or lets it in again. */
  public Optional<Account> suspend(AccountId id, boolean suspended) {
    var changed = change(accounts.find(id).map(account -> account.suspended(suspended)));
    if (suspended) {
      endSessions(id);
    }
    return changed;
  }

  /** Changes the password when {@code current} is right; all sessions end, the caller logs in anew. */
  public boolean changePassword(AccountId id, String current, String next) {
    var credentials = accounts.credentials(id);
    if (credentials.isEmpty() || !hasher.matches(current, credentials.get().passwordHash())) {
      return false;
    }
    accounts.changePassword(id, hasher.hash(next));
    endSessions(id);
    return true;
  }

  /** Forgets the person; the books keep the account's id. */
  public void anonymise(AccountId id) {
    change(accounts.find(id).map(Account::anonymised));
    endSessions(id);
  }

  private Optional<Account> change(Optional<Account> changed) {
    changed.ifPresent(account -> {
      accounts.update(account);
      watch.changed(account.id());
    });
    return changed;
  }

  private void endSessions(AccountId id) {
    sessions.endAll(id);
    watch.changed(id);
  }

  private SessionGrant open(Account account, Instant now) {
    var session = new SessionId(ids.next());
    var token = tokens.next(session);
    var until = now.plus(REFRESH_LIFE);
    sessions.open(session, account.id(), RefreshTokens.hash(token), now, until);
    return new SessionGrant(account, session, token, until);
  }
}
