package gg.tiketi.app;

import gg.tiketi.app.config.Config;
import gg.tiketi.app.config.Secret;
import gg.tiketi.app.config.SigningKeys;
import gg.tiketi.app.rush.Person;
import gg.tiketi.app.rush.PracticeRush;
import gg.tiketi.app.rush.client.Place;
import gg.tiketi.http.token.AccessTokens;
import gg.tiketi.identity.Account;
import gg.tiketi.identity.Role;
import gg.tiketi.identity.SessionId;
import gg.tiketi.kernel.AccountId;
import gg.tiketi.postgres.Database;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a new instance quick before the crowd comes: it sells a small hall to itself, over HTTP and with every statement a sale
 * needs, so that its code is compiled when the first buyer presses. All of it happens in tables that only its one connection
 * sees, with keys that nobody else has.
 */
final class Rehearsal implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);
  private static final int PEOPLE = 1_000;
  private static final int SEATS = 2_500;
  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(5);
  private static final String NO_PASSWORD = "(none)";
  private static final int KEY_BITS = 256;

  private final Config config;
  private final Home home;
  private final Thread thread;

  private Rehearsal(Config config, Home home) {
    this.config = config;
    this.home = home;
    this.thread = Thread.ofPlatform().daemon().name("rehearsal").unstarted(this::rehearse);
  }

  /** Begins one beside the instance's work, if one is wanted; closing it breaks it off. */
  static Rehearsal begin(Config config, Home home) {
    var rehearsal = new Rehearsal(config, home);
    if (config.rehearsal()) {
      rehearsal.thread.start();
    }
    return rehearsal;
  }

  private void rehearse() {
    try (var database = Database.openToRehearse(home.databaseSettings())) {
      rehearse(PostgresBacking.over(database));
    } catch (RuntimeException unfinished) {
      // A colder start is all that it costs.
      LOG.info("the rehearsal was broken off: {}", unfinished.toString());
    }
  }

  private void rehearse(Backing backing) {
    var keys = new SigningKeys(new Secret(new BigInteger(KEY_BITS, new SecureRandom()).toString(Character.MAX_RADIX)),
        Optional.empty());
    try (var wiring = new Wiring(config.forRehearsal(), keys, backing, Meeting.alone())) {
      wiring.listen();
      try {
        play(backing, new AccessTokens(Wiring.ring(keys), backing.clock()), wiring.httpPort());
      } finally {
        // Who was interrupted while playing still clears up in good order.
        Thread.interrupted();
      }
    }
  }

  private static void play(Backing backing, AccessTokens tokens, int port) {
    long begun = System.nanoTime();
    var admin = add(backing, tokens, 0, Role.ADMIN);
    var people = new ArrayList<Person>();
    for (int number = 0; number < PEOPLE; number++) {
      people.add(add(backing, tokens, number, Role.USER));
    }
    long calls = new PracticeRush(new Place("127.0.0.1", port), admin.token()).run(List.copyOf(people), SEATS, LONGEST);
    LOG.info("rehearsed {} calls in {} s", calls, Duration.ofNanos(System.nanoTime() - begun).toSeconds());
  }

  private static Person add(Backing backing, AccessTokens tokens, int number, Role role) {
    Instant now = backing.clock().instant();
    var account = new AccountId(backing.ids().next());
    var session = new SessionId(backing.ids().next());
    var stores = backing.stores();
    stores.accounts().add(new Account(account, role + "-" + number, "Rehearsal", "", role, false, now), NO_PASSWORD);
    stores.sessions().open(session, account, NO_PASSWORD, now, now.plus(AccessTokens.LIFE));
    return new Person(number, account.toString(), tokens.issue(account, session, now).token());
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      // One that is not wanted never began.
      if (thread.getState() != Thread.State.NEW) {
        thread.join(LONGEST_FAREWELL);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
