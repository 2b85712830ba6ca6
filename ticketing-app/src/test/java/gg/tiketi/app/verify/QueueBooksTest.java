package gg.tiketi.app.verify;

import static org.assertj.core.api.Assertions.assertThat;

import gg.tiketi.app.verify.Books.Finding;
import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.EventId;
import gg.tiketi.postgres.Database;
import gg.tiketi.postgres.PostgresQueueBook;
import gg.tiketi.postgres.TestDatabase;
import gg.tiketi.queue.LineEntry;
import gg.tiketi.queue.LineEntry.Kind;
import gg.tiketi.queue.QueueMode;
import gg.tiketi.queue.QueueRules;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What real lines leave in the books is found right; whoever writes another story, even with the right hashes, is found out. */
class QueueBooksTest {
  /** The sale of sound-books.sql; the first three people hold or own something of it. */
  private static final EventId SALE = new EventId(UUID.fromString("eeeeeeee-0000-0000-0000-000000000001"));
  private static final List<AccountId> PEOPLE = IntStream.rangeClosed(1, 9)
      .mapToObj(n -> new AccountId(UUID.fromString("acacacac-0000-0000-0000-00000000000" + n))).toList();
  private static final String HASHED = "W the log of a line has every entry";
  private static final String GRANTED = "W15 who was granted seats or tickets of";
  private static final String INSIDE = "W15 who was granted seats or tickets was inside";
  private static final String ADMITTED = "W15 who was admitted";

  private TestDatabase database;
  private Database pool;
  private PostgresQueueBook book;
  private WrittenLine line;

  /** Another story than what happened, in the first or the second life of the line, and the rule that must notice. */
  private record Forgery(String rule, int epoch, Consumer<List<LineEntry>> change) {
    @Override
    public String toString() {
      return rule;
    }
  }

  /** Rows that were changed behind the log's back. */
  private record Damage(String rule, String sql) {
    @Override
    public String toString() {
      return rule + ": " + sql;
    }
  }

  @BeforeEach
  void prepare() throws Exception {
    database = TestDatabase.create();
    pool = database.open();
    book = new PostgresQueueBook(pool);
    try (var sound = QueueBooksTest.class.getResourceAsStream("sound-books.sql")) {
      execute(new String(sound.readAllBytes(), StandardCharsets.UTF_8));
    }
    var begin = Instant.now().minus(Duration.ofMinutes(2)).truncatedTo(ChronoUnit.MILLIS);
    // The three bought while they were inside.
    execute("update reservation set created_at = '" + begin.plusMillis(500) + "' where event_id = '" + SALE + "'");
    line = story(begin);
  }

  @AfterEach
  void drop() {
    pool.close();
    database.close();
  }

  /** Two go in, one after the other others follow, some give up or are taken out; then the line is lost and goes on. */
  private static WrittenLine story(Instant begin) {
    var story = new WrittenLine(SALE, begin).allow(2);
    PEOPLE.subList(0, 7).forEach(story::check);
    story.pass(Duration.ofSeconds(1)).leave(PEOPLE.get(0)).call(9).check(PEOPLE.get(2)).leave(PEOPLE.get(3))
        .revoke(PEOPLE.get(1)).call(9).pass(Duration.ofSeconds(61)).call(9).clear().check(PEOPLE.get(7))
        .check(PEOPLE.get(8)).pass(Duration.ofSeconds(9)).lose().allow(3);
    return story.check(PEOPLE.get(8)).call(9).check(PEOPLE.get(8)).check(PEOPLE.get(2)).check(PEOPLE.get(0))
        .check(PEOPLE.get(1)).pass(Duration.ofSeconds(5)).leave(PEOPLE.get(2));
  }

  private static List<Forgery> forgeries() {
    return List.of(
        new Forgery(LineRule.NUMBERS.text(), 2, log -> change(log, last(log, Kind.JOINED), 99, 99)),
        new Forgery("W1 a number is of one account", 1,
            log -> give(log, entry -> entry.kind() == Kind.CLAIMED, PEOPLE.get(8))),
        new Forgery("W2 nobody has two places", 1, log -> give(log, entry -> entry.first() == 4, PEOPLE.get(2))),
        new Forgery(LineRule.ORDER.text(), 1, log -> change(log, last(log, Kind.CALLED), 7, 7)),
        new Forgery(LineRule.STRAIGHT.text(), 2, log -> {
          change(log, last(log, Kind.ALLOWED), 0, 100);
          log.set(last(log, Kind.JOINED), as(log.get(last(log, Kind.JOINED)), Kind.ENTERED));
        }),
        new Forgery(LineRule.ROOM.text(), 1, log -> change(log, last(log, Kind.ALLOWED), 0, 1)),
        new Forgery(LineRule.PLACES.text(), 1, log -> log.add(log.get(last(log, Kind.LEFT)))),
        new Forgery(LineRule.PLACES.text(), 1, log -> log.add(log.get(last(log, Kind.MISSED)))),
        new Forgery(LineRule.CLAIMS.text(), 1, log -> log.add(as(joined(log, 7), Kind.CLAIMED))),
        new Forgery(LineRule.CLAIMS.text(), 1, log -> log.add(as(joined(log, 9), Kind.CLAIMED))),
        new Forgery(LineRule.STAYS.text(), 1, log -> log.add(log.get(last(log, Kind.ENDED)))),
        new Forgery(LineRule.STAYS.text(), 1, log -> log.add(as(joined(log, 9), Kind.REVOKED))),
        new Forgery(LineRule.LIVES.text(), 2, log -> {
          change(log, 0, 0, 3);
          log.subList(1, log.size()).clear();
        }),
        new Forgery(LineRule.LIVES.text(), 1, log -> log.add(log.getFirst())));
  }

  private static List<Damage> damages() {
    return List.of(new Damage(HASHED, "update queue_log set at = at + interval '1 microsecond' where entry = 3"),
        new Damage(HASHED, "update queue_log set hash = sha256(hash) where entry = 3"),
        new Damage(HASHED, "delete from queue_log where epoch = 1 and entry = 3"),
        new Damage(HASHED, "delete from queue_log where epoch = 1 and entry = 1"),
        new Damage(HASHED, "update queue_log set account_id = gen_random_uuid() where epoch = 1 and entry = 4"),
        new Damage(HASHED, "update queue_log set entry = -entry where epoch = 1 and entry in (3, 4);"
            + "update queue_log set entry = 7 + entry where entry < 0"),
        new Damage("W the log of a line says", "update queue_log set kind = 'WAVED' where epoch = 1 and entry = 2"),
        new Damage("W the log of a line says", "update queue_log set account_id = null where epoch = 1 and entry = 3"),
        new Damage("W19 as many", "insert into draw (event_id, round, opening_second, opening_nano, source, proves, "
            + "does_not_prove, commitment, salt_commitment, plan_hash, entrants) values ('" + SALE
            + "', 1, 0, 0, '', '', '', '', '', '', 2)"),
        new Damage(GRANTED, "delete from queue_admission where number = 1"),
        new Damage(GRANTED, "update queue_admission set admitted_at = now() where number = 2"),
        new Damage(INSIDE, "update reservation set created_at = now() where account_id in ('"
            + PEOPLE.get(0) + "', '" + PEOPLE.get(1) + "')"),
        new Damage(ADMITTED, "insert into queue_admission select event_id, epoch, 50, gen_random_uuid(), min(at) "
            + "from queue_log where epoch = 2 group by event_id, epoch"),
        new Damage(ADMITTED, "delete from queue_log; delete from queue_admission where epoch = 2; "
            + "update queue_line set epoch = 1"));
  }

  @Test
  void a_true_story_is_found_true() {
    line.write(book);
    assertThat(line.log(1)).extracting(LineEntry::kind).contains(Kind.ENTERED, Kind.JOINED, Kind.CALLED, Kind.CLAIMED,
        Kind.LEFT, Kind.MISSED, Kind.ENDED, Kind.REVOKED, Kind.CLEARED, Kind.ALLOWED, Kind.OPENED);
    assertThat(line.log(2)).extracting(LineEntry::kind).contains(Kind.RESTORED, Kind.CLAIMED, Kind.JOINED, Kind.ENDED);
    assertThat(broken()).isEmpty();
    assertThat(books().audit().figures()).containsEntry("claims_not_admitted", "0");
  }

  @ParameterizedTest
  @MethodSource("forgeries")
  void a_story_that_cannot_be_is_found_by_its_rule_alone_whatever_its_hashes(Forgery forgery) {
    line.writeAdmissions(book);
    for (int epoch = 1; epoch <= 2; epoch++) {
      var log = new ArrayList<>(line.log(epoch));
      if (epoch == forgery.epoch()) {
        forgery.change().accept(log);
      }
      book.append(SALE, epoch, numbered(log));
    }
    assertThat(broken()).singleElement().satisfies(finding -> {
      assertThat(finding.rule()).startsWith(forgery.rule());
      assertThat(finding.rows()).isNotEmpty().hasSize(finding.broken());
    });
  }

  @ParameterizedTest
  @MethodSource("damages")
  void what_was_changed_behind_the_log_is_found(Damage damage) throws Exception {
    line.write(book);
    execute(damage.sql());
    assertThat(broken()).anySatisfy(finding -> assertThat(finding.rule()).startsWith(damage.rule()));
  }

  @Test
  void an_entry_whose_time_alone_was_changed_is_found_by_the_hash_alone() throws Exception {
    line.write(book);
    execute(damages().getFirst().sql());
    assertThat(broken()).allSatisfy(finding -> assertThat(finding.rule()).startsWith(HASHED));
  }

  @Test
  void every_rule_is_broken_by_something() {
    var rules = Stream.concat(QueueChecks.ALL.stream().map(Check::rule), Stream.of(LineRule.values()).map(
        LineRule::text)).toList();
    var broken = Stream.concat(forgeries().stream().map(Forgery::rule), damages().stream().map(Damage::rule)).toList();
    assertThat(rules).allMatch(rule -> broken.stream().anyMatch(rule::startsWith));
  }

  @Test
  void who_bought_where_no_room_is_needs_no_admission() {
    book.beginEpoch(SALE, 0);
    assertThat(broken()).extracting(Finding::rule).allMatch(rule -> rule.startsWith(GRANTED)).hasSize(1);
    book.decide(SALE, QueueRules.DEFAULT.in(QueueMode.OFF));
    assertThat(broken()).isEmpty();
  }

  @Test
  void a_claim_that_nobody_was_told_of_is_a_figure_and_no_fault() throws Exception {
    line.write(book);
    execute("delete from queue_admission where number = 3; update reservation set account_id = '"
        + PEOPLE.get(0) + "' where account_id = '" + PEOPLE.get(2) + "'");
    assertThat(broken()).noneMatch(finding -> finding.rule().startsWith("W"));
    assertThat(books().audit().figures()).containsEntry("claims_not_admitted", "1");
  }

  @Test
  void the_end_of_a_log_may_be_lost_with_its_line() throws Exception {
    line.write(book);
    execute("delete from queue_log where epoch = 1 and entry > 5");
    assertThat(broken()).isEmpty();
  }

  @Test
  void what_real_lines_do_is_never_found_wrong() {
    var begin = Instant.now().minus(Duration.ofDays(2)).truncatedTo(ChronoUnit.MILLIS);
    var happened = EnumSet.noneOf(Kind.class);
    for (int seed = 0; seed < 60; seed++) {
      var line = season(new WrittenLine(new EventId(new UUID(77, seed)), begin), new Random(seed));
      line.write(book);
      happened.addAll(line.kinds());
    }
    assertThat(happened).containsExactlyInAnyOrder(Kind.values());
    assertThat(broken()).isEmpty();
  }

  private static WrittenLine season(WrittenLine line, Random chance) {
    if (chance.nextBoolean()) {
      line.draw(PEOPLE.subList(0, chance.nextInt(PEOPLE.size())));
    }
    for (int step = 0; step < 300; step++) {
      var person = PEOPLE.get(chance.nextInt(PEOPLE.size()));
      switch (chance.nextInt(20)) {
        case 0 -> line.allow(chance.nextInt(5));
        case 1, 2 -> line.leave(person);
        case 3 -> line.revoke(person);
        case 4, 5, 6, 7 -> line.call(1 + chance.nextInt(5));
        case 8, 9 -> line.pass(Duration.ofSeconds(chance.nextInt(100)));
        case 10 -> seldom(chance, line::clear);
        case 11 -> seldom(chance, line::lose);
        default -> line.check(person);
      }
    }
    return line;
  }

  private static void seldom(Random chance, Runnable verb) {
    if (chance.nextInt(4) == 0) {
      verb.run();
    }
  }

  // ---- how ----

  private static int last(List<LineEntry> log, Kind kind) {
    return IntStream.range(0, log.size()).filter(i -> log.get(i).kind() == kind).max().orElseThrow();
  }

  private static LineEntry joined(List<LineEntry> log, long number) {
    return log.stream().filter(entry -> entry.kind() == Kind.JOINED && entry.first() == number).findFirst()
        .orElseThrow();
  }

  private static LineEntry as(LineEntry entry, Kind kind) {
    return new LineEntry(entry.index(), entry.at(), kind, entry.first(), entry.last(), entry.account());
  }

  private static void change(List<LineEntry> log, int index, long first, long last) {
    var entry = log.get(index);
    log.set(index, new LineEntry(entry.index(), entry.at(), entry.kind(), first, last, entry.account()));
  }

  private static void give(List<LineEntry> log, Predicate<LineEntry> which, AccountId account) {
    log.replaceAll(entry -> which.test(entry) && entry.account().isPresent()
        ? new LineEntry(entry.index(), entry.at(), entry.kind(), entry.first(), entry.last(), Optional.of(account))
        : entry);
  }

  private static List<LineEntry> numbered(List<LineEntry> log) {
    return IntStream.range(0, log.size()).mapToObj(i -> new LineEntry(i + 1L, log.get(i).at(), log.get(i).kind(),
        log.get(i).first(), log.get(i).last(), log.get(i).account())).toList();
  }

  private List<Finding> broken() {
    return books().audit().findings().stream().filter(finding -> finding.broken() > 0).toList();
  }

  private Books books() {
    var settings = database.settings();
    var address = URI.create(settings.jdbcUrl().substring("jdbc:".length()));
    return new Books(Installation.at("postgresql://" + settings.user() + ":" + settings.password() + "@"
        + address.getHost() + ":" + address.getPort() + address.getPath()), Optional.empty());
  }

  private void execute(String sql) throws Exception {
    var settings = database.settings();
    try (var connection = DriverManager.getConnection(settings.jdbcUrl(), settings.user(), settings.password());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
