package gg.tiketi.app.verify;

import static org.assertj.core.api.Assertions.assertThat;

import gg.tiketi.app.verify.Books.Finding;
import gg.tiketi.postgres.TestDatabase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Sound books are found sound; each way of damaging them is found by the rule that it breaks. */
class BooksTest {
  private static final String SEATS = "eeeeeeee-0000-0000-0000-000000000001";
  private static final String SOLD = "aaaaaaaa-0000-0000-0000-000000000001";
  private static final String HELD = "aaaaaaaa-0000-0000-0000-000000000002";
  private static final String SOLD_PAYMENT = "cccccccc-0000-0000-0000-000000000001";
  private static final String REFUND = "ffffffff-0000-0000-0000-000000000003";
  private static final String LATE = "now() - interval '2 minutes'";

  private TestDatabase database;

  @TempDir
  private Path folder;

  /** A way to spoil the books, and the rule that must notice. */
  private record Damage(String rule, String sql) {
    @Override
    public String toString() {
      return rule + ": " + sql;
    }
  }

  @BeforeEach
  void writeSoundBooks() throws Exception {
    database = TestDatabase.create();
    try (var sound = BooksTest.class.getResourceAsStream("sound-books.sql")) {
      execute(new String(sound.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @AfterEach
  void drop() {
    database.close();
  }

  private static List<Damage> damages() {
    return List.of(
        new Damage("S1 every seat", "delete from seat where seat_no = 3"),
        new Damage("S1 every seat", "insert into seat (event_id, seat_no, status) values ('" + SEATS + "', 4, 0)"),
        new Damage("S2 no seat", "drop index ticket_one_owner_per_seat; insert into ticket (reservation_id, event_id, "
            + "seat_no, quantity, unit_price, currency, live, sold_at) values ('" + HELD + "', '" + SEATS
            + "', 0, 1, 1000, 'KRW', true, now())"),
        new Damage("S3 every reserved", "update ticket set live = false, ended_at = now() where seat_no = 0"),
        new Damage("S3 every live ticket",
            "update seat set status = 0, reservation_id = null where seat_no = 0"),
        new Damage("S3 every live ticket", "update seat set reservation_id = '" + HELD + "' where seat_no = 0"),
        new Damage("S3 a locked seat", "update seat set status = 1, reservation_id = '" + HELD
            + "', locked_until = now() where seat_no = 3"),
        new Damage("S3 a locked seat", "update seat set locked_until = locked_until + interval '1 second' "
            + "where seat_no = 2"),
        new Damage("S3 a locked seat", "update reservation set status = 'EXPIRED' where id = '" + HELD + "'"),
        new Damage("S4 a pending",
            "update seat set status = 0, reservation_id = null, locked_until = null where seat_no = 2"),
        new Damage("S4 a confirmed", "update reservation set status = 'CANCELLED' where id = '" + SOLD + "'"),
        new Damage("S4 a confirmed", "update ticket set quantity = 3 where ticket_type_id is not null"),
        new Damage("S4 a reservation's number", "update reservation set total = 1 where id = '" + HELD + "'"),
        new Damage("S4 a reservation's number", "update reservation set quantity = 2 where id = '" + HELD + "'"),
        new Damage("S5 a stock", "update stock set sold = 1"), new Damage("S5 a stock", "update stock set held = 0"),
        new Damage("S6 nobody", "update quota set owned = 0 where owned = 2"),
        new Damage("S6 nobody", "alter table quota drop constraint quota_within_the_limit; "
            + "update quota set cap = 1 where owned = 2"),
        new Damage("S6 nobody", "delete from quota where owned = 1"),
        new Damage("S9 no hold", "alter table reservation drop constraint reservation_lives_twenty_minutes; "
            + "update reservation set expires_at = created_at + interval '21 minutes'"),
        new Damage("S11 nothing", "update event set opens_at = now() - interval '1 minute'"),
        new Damage("S11 nothing", "update event set closes_at = now() - interval '10 minutes'"),
        new Damage("S11 nothing", "update event set cancelled_at = now() - interval '1 hour'"),
        new Damage("S12 a seat's", "update seat_layout set sections = jsonb_set(sections, '{0,price}', '999')"),
        new Damage("S12 a ticket's", "update ticket set unit_price = 999 where seat_no = 0"),
        new Damage("M1 what was captured", "update ticket set unit_price = 999 where seat_no = 0"),
        new Damage("M1 what was captured", "update refund set amount = 800"),
        new Damage("M1 what was captured", "delete from ticket where seat_no = 0"),
        new Damage("M2 what the provider", "update simulated_charge set amount = 999 where payment_id = '"
            + SOLD_PAYMENT + "'"),
        new Damage("M2 what the provider", "insert into simulated_charge values (gen_random_uuid(), 1, 'KRW', true, "
            + LATE + ")"),
        new Damage("M2 we book no capture", "delete from simulated_charge where payment_id = '" + SOLD_PAYMENT + "'"),
        new Damage("M2 we book no capture", "update simulated_charge set captured = false"),
        new Damage("M2 a captured payment", "update payment set status = 'FAILED' where id = '" + SOLD_PAYMENT + "'"),
        new Damage("M2 no reservation", secondCapture()),
        new Damage("M2 refunds never", "update refund set amount = 1001"),
        new Damage("M2 a payment is refunded once", "alter table refund drop constraint refund_once_per_cause; "
            + "insert into refund select gen_random_uuid(), payment_id, reservation_id, 1, currency, cause, status, "
            + "created_at, completed_at, send_at, pause_millis from refund"),
        new Damage("M2 the provider gave back", "delete from simulated_refund"),
        new Damage("M2 the provider gave back", "update simulated_refund set amount = 901"),
        new Damage("M2 the provider gave back",
            "insert into simulated_refund values (gen_random_uuid(), '" + SOLD_PAYMENT + "', 1, 'KRW')"),
        new Damage("M2 a payment counts", "update payment set refunded = 0"),
        new Damage("M3 a confirmed", "update payment set captured = 1 where id = '" + SOLD_PAYMENT + "'"),
        new Damage("M3 a reservation's payment", "update reservation set payment_status = null where id = '" + SOLD
            + "'"),
        new Damage("M3 a reservation's payment", "update reservation set payment_status = 'FAILED' where id = '" + SOLD
            + "'"),
        new Damage("M5 a key has one effect", "insert into answer select account_id, 'other', 'other', null, "
            + "null, payment_id, expires_at from answer where payment_id is not null"),
        new Damage("M5 an answer", "update answer set reservation = '{\"id\": \"none\"}' where key = 'hold'"),
        new Damage("M5 an answer", "update answer set account_id = gen_random_uuid() where key = 'pay'"),
        new Damage("M6 every capture", "update payment set status = 'PENDING', decided_at = null where id = '"
            + SOLD_PAYMENT + "'"),
        new Damage("M6 no refund", "update refund set status = 'PENDING', completed_at = null"),
        new Damage("L1 the positions", "delete from feed where position = 5"),
        new Damage("L1 the feed ends", "update feed_head set position = 7"),
        new Damage("L1 the versions", "update feed set version = 4 where position = 6"),
        new Damage("L1 the versions", "delete from topic_version"));
  }

  private static String secondCapture() {
    var columns = "reservation_id, event_id, account_id, method, amount, currency, status, created_at, decided_at, "
        + "captured, refunded, provider_reference, look_up_at, pause_millis";
    return "insert into payment (id, " + columns + ") select gen_random_uuid(), " + columns
        + " from payment where id = '"
        + SOLD_PAYMENT + "'";
  }

  @Test
  void sound_books_are_found_sound() {
    var audit = books(Optional.empty()).audit();
    assertThat(audit.findings()).allSatisfy(finding -> assertThat(finding.rows()).as(finding.rule()).isEmpty());
    assertThat(audit.isClean()).isTrue();
    assertThat(audit.figures()).containsEntry("live_tickets", "3").containsEntry("captured", "4000")
        .containsEntry("refunds", "900");
  }

  @ParameterizedTest
  @MethodSource("damages")
  void a_damage_is_found_by_its_rule_and_shown(Damage damage) throws Exception {
    execute(damage.sql());
    var audit = books(Optional.empty()).audit();
    assertThat(audit.isClean()).isFalse();
    assertThat(audit.findings()).filteredOn(finding -> finding.broken() > 0)
        .anySatisfy(finding -> assertThat(finding.rule()).startsWith(damage.rule()))
        .allSatisfy(finding -> assertThat(finding.rows()).isNotEmpty());
  }

  @Test
  void every_rule_has_a_damage_that_breaks_it() {
    var rules = new LinkedHashSet<String>();
    Stream.of(SeatChecks.ALL, MoneyChecks.ALL, FeedChecks.ALL).flatMap(List::stream).map(Check::rule)
        .forEach(rules::add);
    var broken = damages().stream().map(Damage::rule).toList();
    assertThat(rules).allMatch(rule -> broken.stream().anyMatch(rule::startsWith));
  }

  @Test
  void what_somebody_was_told_must_be_in_the_books() throws Exception {
    var history = history(grant(SOLD, "hold-1", 0, 1), payment("completed"));
    assertThat(broken(history)).isEmpty();
    execute("update reservation set account_id = gen_random_uuid() where id = '" + SOLD + "'");
    assertThat(broken(history)).anyMatch(rule -> rule.startsWith("K1 every hold"));
  }

  @Test
  void a_hold_of_other_seats_than_told_is_found() throws Exception {
    assertThat(broken(history(grant(SOLD, "hold-1", 0, 3)))).anyMatch(rule -> rule.startsWith("K1 every hold"));
  }

  @Test
  void a_hold_that_is_in_no_book_is_found() throws Exception {
    assertThat(broken(history(grant("dddddddd-0000-0000-0000-000000000001", "hold-1", 0, 1))))
        .anyMatch(rule -> rule.startsWith("K1 every hold"));
  }

  @Test
  void a_payment_that_was_told_and_is_lost_is_found() throws Exception {
    var history = history(payment("completed"));
    execute("update payment set captured = 0, status = 'FAILED' where id = '" + SOLD_PAYMENT + "'");
    assertThat(broken(history)).anyMatch(rule -> rule.startsWith("K1 every payment"));
  }

  @Test
  void an_admission_that_was_told_and_is_lost_is_found() throws Exception {
    var history = history("{\"account\":\"acacacac-0000-0000-0000-000000000001\",\"call\":\"admitted\",\"server\":0}");
    assertThat(broken(history)).anyMatch(rule -> rule.startsWith("K1 everybody"));
    execute("insert into queue_admission (event_id, epoch, number, account_id, admitted_at) values ('" + SEATS
        + "', 1, 1, 'acacacac-0000-0000-0000-000000000001', now())");
    assertThat(broken(history)).noneMatch(rule -> rule.startsWith("K1 everybody"));
  }

  @Test
  void a_key_with_two_effects_is_found() throws Exception {
    assertThat(broken(history(grant(SOLD, "hold-1", 0, 1), grant(HELD, "hold-1", 2))))
        .anyMatch(rule -> rule.startsWith("M5 a key had one effect"));
  }

  @Test
  void the_command_ends_with_1_and_shows_the_rows() throws Exception {
    assertThat(command("--json").output()).contains("\"clean\" : true");
    execute("update simulated_refund set amount = 901");
    var run = command();
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.output()).contains("BROKEN  M2 the provider gave back", REFUND, "The books are WRONG");
  }

  @Test
  void books_that_cannot_be_read_are_no_sound_books() {
    var out = new StringWriter();
    var writer = new PrintWriter(out);
    assertThat(new CommandLine(new VerifySaleCommand()).setOut(writer).setErr(writer)
        .execute("--database-url", "postgresql://nobody:x@127.0.0.1:1/none")).isEqualTo(2);
    assertThat(out.toString()).contains("cannot connect to postgresql://127.0.0.1:1/none").doesNotContain(":x@");
  }

  // ---- how ----

  private record Run(int exitCode, String output) {}

  private Run command(String... arguments) {
    var out = new StringWriter();
    var all = new ArrayList<>(List.of("--database-url", url(), "--settle-seconds", "0"));
    all.addAll(List.of(arguments));
    int exitCode = new CommandLine(new VerifySaleCommand()).setOut(new PrintWriter(out, true))
        .execute(all.toArray(String[]::new));
    return new Run(exitCode, out.toString());
  }

  private Set<String> broken(Path history) {
    var rules = new LinkedHashSet<String>();
    books(Optional.of(history)).audit().findings().stream().filter(finding -> finding.broken() > 0)
        .map(Finding::rule).forEach(rules::add);
    return rules;
  }

  private Path history(String... lines) throws Exception {
    var all = new ArrayList<>(List.of("{\"event\":\"" + SEATS + "\"}"));
    all.addAll(List.of(lines));
    return Files.write(folder.resolve("history.jsonl"), all);
  }

  private static String grant(String reservation, String key, Integer... seats) {
    return "{\"account\":\"acacacac-0000-0000-0000-000000000001\",\"call\":\"reserve\",\"status\":201,\"key\":\"" + key
        + "\",\"reservation\":\"" + reservation + "\",\"seats\":" + List.of(seats) + ",\"amount\":"
        + 1_000 * seats.length + "}";
  }

  private static String payment(String status) {
    return "{\"account\":\"acacacac-0000-0000-0000-000000000001\",\"call\":\"pay\",\"status\":200,\"key\":\"pay-1\","
        + "\"reservation\":\"" + SOLD + "\",\"payment\":\"" + SOLD_PAYMENT + "\",\"paymentState\":\"" + status
        + "\",\"amount\":2000}";
  }

  private Books books(Optional<Path> history) {
    return new Books(Installation.at(url()), history);
  }

  private String url() {
    var settings = database.settings();
    var address = URI.create(settings.jdbcUrl().substring("jdbc:".length()));
    return "postgresql://" + settings.user() + ":" + settings.password() + "@" + address.getHost() + ":"
        + address.getPort() + address.getPath();
  }

  private void execute(String sql) throws Exception {
    var settings = database.settings();
    try (var connection = DriverManager.getConnection(settings.jdbcUrl(), settings.user(), settings.password());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
