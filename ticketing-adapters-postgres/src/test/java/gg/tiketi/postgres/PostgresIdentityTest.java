package gg.tiketi.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.tiketi.identity.Account;
import gg.tiketi.identity.Accounts.Credentials;
import gg.tiketi.identity.Role;
import gg.tiketi.identity.SessionId;
import gg.tiketi.identity.Sessions.Rotation;
import gg.tiketi.kernel.AccountId;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresIdentityTest {
  private static final Instant NOW = Instant.parse("2026-05-01T00:00:00Z");

  private static TestDatabase server;
  private static Database database;
  private static PostgresAccounts accounts;
  private static PostgresSessions sessions;

  @BeforeAll
  static void open() {
    server = TestDatabase.create();
    database = server.open();
    accounts = new PostgresAccounts(database);
    sessions = new PostgresSessions(database);
  }

  @AfterAll
  static void close() {
    database.close();
    server.close();
  }

  @Test
  void an_address_belongs_to_the_first_who_registers_it() {
    var first = account("kim@example.org");
    assertThat(accounts.add(first, "hash")).isTrue();
    assertThat(accounts.add(account("kim@example.org"), "other")).isFalse();
    assertThat(accounts.findByEmail("kim@example.org")).contains(new Credentials(first, "hash"));
  }

  @Test
  void a_statement_that_fails_does_not_say_what_it_was_given() {
    var impossible = account("park@example.org").renamed("NUL \0", "010-1234-5678");
    assertThatThrownBy(() -> accounts.add(impossible, "the hash")).satisfies(thrown -> {
      var trace = new StringWriter();
      thrown.printStackTrace(new PrintWriter(trace));
      assertThat(trace.toString()).contains("PSQLException").doesNotContain("park@", "010-1234", "the hash");
    });
  }

  @Test
  void what_changes_of_an_account_is_kept() {
    var account = account("lee@example.org");
    accounts.add(account, "hash");
    var changed = account.renamed("Lee", "010").withRole(Role.ADMIN).suspended(true);
    accounts.update(changed);
    accounts.changePassword(account.id(), "new");
    assertThat(accounts.credentials(account.id())).contains(new Credentials(changed, "new"));
  }

  @Test
  void of_twenty_who_use_one_refresh_token_at_once_one_gets_the_next_and_the_session_ends() throws Exception {
    var id = new SessionId(UUID.randomUUID());
    var account = new AccountId(UUID.randomUUID());
    sessions.open(id, account, "first", NOW, NOW.plusSeconds(60));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Rotation> refresh = () -> sessions.rotate(id, "first", "next", NOW, NOW.plusSeconds(90));
      var rotations = List.copyOf(threads.invokeAll(Collections.nCopies(20, refresh))).stream()
          .map(future -> future.resultNow()).toList();
      assertThat(rotations).filteredOn(new Rotation.Rotated(account)::equals).hasSize(1);
      assertThat(rotations).filteredOn(new Rotation.Reused(account)::equals).hasSize(1);
      assertThat(rotations).filteredOn(new Rotation.Ended()::equals).hasSize(18);
    }
    assertThat(sessions.isLive(id, account, NOW)).isFalse();
  }

  @Test
  void a_session_ends_at_its_last_instant() {
    var id = new SessionId(UUID.randomUUID());
    var account = new AccountId(UUID.randomUUID());
    sessions.open(id, account, "first", NOW, NOW.plusSeconds(60));
    assertThat(sessions.isLive(id, account, NOW.plusSeconds(59))).isTrue();
    assertThat(sessions.isLive(id, account, NOW.plusSeconds(60))).isFalse();
    assertThat(sessions.rotate(id, "first", "next", NOW.plusSeconds(60), NOW.plusSeconds(90)))
        .isEqualTo(new Rotation.Ended());
  }

  @Test
  void an_installation_admits_who_shares_a_secret_and_learns_the_other() {
    var installation = new PostgresInstallation(database);
    var id = UUID.randomUUID();
    assertThat(installation.create(id, NOW)).isEqualTo(id);
    assertThat(installation.create(UUID.randomUUID(), NOW)).isEqualTo(id);
    assertThat(installation.admits(List.of("a"), NOW)).isTrue();
    assertThat(installation.admits(List.of("b"), NOW)).isFalse();
    assertThat(installation.admits(List.of("b", "a"), NOW)).isTrue();
    assertThat(installation.admits(List.of("b"), NOW)).isTrue();
  }

  @Test
  void the_clock_is_the_databases_and_never_goes_back() {
    var clock = new StoreClock(database);
    var before = database.read(work -> work.query("clock/read").mapTo(Long.class).one());
    long now = micros(clock.instant());
    var after = database.read(work -> work.query("clock/read").mapTo(Long.class).one());
    assertThat(now).isBetween(before - 100_000, after + 100_000);
    clock.synchronise();
    assertThat(micros(clock.instant())).isGreaterThanOrEqualTo(now);
  }

  private static long micros(Instant instant) {
    return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;
  }

  private static Account account(String email) {
    return new Account(new AccountId(UUID.randomUUID()), email, "Kim", "", Role.USER, false, NOW);
  }
}
