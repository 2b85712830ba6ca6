package gg.tiketi.app.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import gg.tiketi.app.rush.Person;
import gg.tiketi.app.rush.Preparation;
import gg.tiketi.app.rush.client.Reply;
import gg.tiketi.app.verify.Books;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sale over two server processes that stand, like their database and these clients, each in another time zone. */
class TwoServersSaleTest {
  private static final boolean LONG = Boolean.getBoolean("tiketi.long");
  private static final int ROUNDS = LONG ? 200 : 8;
  private static final String PROMPT = "delay=0..40ms";

  @TempDir
  private static Path folder;

  private static TimeZone before;
  private static Site site;
  private static LabServer first;
  private static LabServer second;
  private static Door one;
  private static Door other;
  private static Preparation preparation;

  @BeforeAll
  static void start() throws SQLException {
    before = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone("America/Los_Angeles"));
    site = Site.make(folder.resolve("data"));
    change("alter database tiketi set timezone = 'Pacific/Auckland'");
    change("alter role postgres set timezone = 'Pacific/Auckland'");
    first = site.server(Map.of("TZ", "America/Sao_Paulo", "TIKETI_SIMULATED_PAYMENT", PROMPT));
    second = site.server(Map.of("TZ", "Europe/Berlin", "TIKETI_SIMULATED_PAYMENT", PROMPT),
        "-Duser.timezone=Asia/Kolkata");
    one = new Door(first);
    other = new Door(second);
    preparation = site.preparation(first);
  }

  @AfterAll
  static void stop() {
    preparation.close();
    other.close();
    one.close();
    second.close();
    first.close();
    site.close();
    TimeZone.setDefault(before);
  }

  // ---- time zones ----

  @Test
  void nine_in_seoul_stays_nine_in_seoul() {
    var event = eventMade("2031-04-01T09:00:00", "2031-04-30T21:30:00", "2031-05-05T19:00:00", "Asia/Seoul");
    for (var door : List.of(one, other)) {
      var shown = door.get("/api/events/" + event, Optional.empty()).json().path("event");
      assertThat(shown.path("saleStartDate").asText()).startsWith("2031-04-01T09:00").endsWith("+09:00");
      assertThat(shown.path("saleEndDate").asText()).startsWith("2031-04-30T21:30").endsWith("+09:00");
      assertThat(shown.path("eventDate").asText()).startsWith("2031-05-05T19:00").endsWith("+09:00");
      assertThat(time(shown, "saleStartDate")).isEqualTo(Instant.parse("2031-04-01T00:00:00Z"));
    }
  }

  @Test
  void nine_in_new_york_stays_nine_in_new_york_on_both_sides_of_a_change_of_the_clocks() {
    // There the clocks go forward on 9 March 2031 and back on 2 November 2031.
    var event = eventMade("2031-03-08T09:00:00", "2031-03-09T09:00:00", "2031-11-02T09:00:00", "America/New_York");
    for (var door : List.of(one, other)) {
      var shown = door.get("/api/events/" + event, Optional.empty()).json().path("event");
      assertThat(shown.path("saleStartDate").asText()).startsWith("2031-03-08T09:00").endsWith("-05:00");
      assertThat(shown.path("saleEndDate").asText()).startsWith("2031-03-09T09:00").endsWith("-04:00");
      assertThat(shown.path("eventDate").asText()).startsWith("2031-11-02T09:00").endsWith("-05:00");
      assertThat(Duration.between(time(shown, "saleStartDate"), time(shown, "saleEndDate")))
          .isEqualTo(Duration.ofHours(23));
    }
  }

  private static String eventMade(String opens, String closes, String date, String zone) {
    var login = one.post("/api/auth/login", Optional.empty(), Optional.empty(),
        "{\"email\":\"admin@tiketi.local\",\"password\":\"" + Site.ADMIN_PASSWORD + "\"}");
    var made = one.post("/api/admin/events", Optional.of(login.json().path("token").asText()), Optional.empty(),
        """
        {"title":"Clocks","queueMode":"off","venue":"Hall","eventDate":"%s","saleStartDate":"%s","saleEndDate":"%s","timeZone":"%s",
         "ticketTypes":[{"name":"Standing","price":1000,"totalQuantity":10}]}"""
            .formatted(date, opens, closes, zone));
    assertThat(made.status()).as("%s", made).isEqualTo(201);
    return made.json().path("event").path("id").asText();
  }

  // ---- holds ----

  @Test
  void a_lapsed_hold_is_free_at_the_other_server_and_told_there_within_a_second() {
    var event = preparation.event(10, Duration.ofSeconds(2), 4);
    var person = preparation.people(1).getFirst();
    try (var ear = new Ear(second)) {
      ear.say("join-seat-selection", "{\"eventId\":\"" + event + "\"}");
      await().until(() -> ear.first(frame -> frame.event().equals("ack")).isPresent());
      long asked = System.nanoTime();
      var held = one.reserve(person, event, 7).json().path("reservation");
      long answered = System.nanoTime();
      // The server wrote its time down between these two moments, so each bounds what its clock says later.
      var serverTime = time(held, "serverTime");
      var end = time(held, "expiresAt");
      await().until(() -> seat(other, event, 7) == 1);
      long locked = version(other, event);
      await().until(() -> ear.first(TwoServersSaleTest::releasesSeven).isPresent());
      long told = ear.first(TwoServersSaleTest::releasesSeven).orElseThrow().atNanos();
      assertThat(serverTime.plusNanos(told - asked)).isAfterOrEqualTo(end);
      assertThat(serverTime.plusNanos(told - answered)).isBefore(end.plusSeconds(1));
      assertThat(seat(other, event, 7)).isZero();
      var since = other.get("/api/seats/events/" + event + "/status?since=" + locked, Optional.empty()).json();
      assertThat(since.path("changes")).anySatisfy(change -> assertThat(change.toString()).isEqualTo("[7,0]"));
      assertThat(other.reserve(preparation.people(1).getFirst(), event, 7).status()).isEqualTo(201);
    }
  }

  @Test
  void a_lapsed_hold_can_be_had_at_the_other_server_at_its_very_end() {
    var event = preparation.event(10, Duration.ofSeconds(1), 4);
    var people = preparation.people(2);
    var held = one.reserve(people.getFirst(), event, 3).json().path("reservation");
    long answered = System.nanoTime();
    var last = new Reply[1];
    await().pollInterval(Duration.ofMillis(10)).until(() -> {
      last[0] = other.reserve(people.getLast(), event, 3);
      return last[0].status() == 201;
    });
    var granted = time(last[0].json().path("reservation"), "createdAt");
    assertThat(granted).isAfterOrEqualTo(time(held, "expiresAt"));
    assertThat(time(held, "serverTime").plusNanos(System.nanoTime() - answered))
        .isBefore(time(held, "expiresAt").plusSeconds(1));
  }

  private static boolean releasesSeven(Ear.Frame frame) {
    return frame.event().equals("seat-released") && frame.json().path("data").path("seats").toString().equals("[7]");
  }

  // ---- money ----

  @Test
  void the_same_key_twice_at_once_at_both_servers_pays_once() throws Exception {
    var event = preparation.event(ROUNDS, Duration.ofMinutes(5), 100);
    var person = preparation.people(1).getFirst();
    for (int round = 0; round < ROUNDS; round++) {
      var hold = held(one.reserve(person, event, round));
      var key = event + "-" + round;
      var answers = atOnce(() -> one.pay(person, hold, key), () -> other.pay(person, hold, key));
      assertThat(answers).as("round %s", round).anySatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
      var payments = answers.stream().filter(answer -> answer.status() < 300)
          .map(answer -> answer.json().path("payment").path("id").asText()).distinct().toList();
      assertThat(payments).as("round %s: %s", round, answers).hasSize(1);
    }
    assertThatTheBooksAreRight();
  }

  @Test
  void the_same_key_twice_at_once_at_both_servers_holds_once() throws Exception {
    var event = preparation.event(ROUNDS, Duration.ofMinutes(5), 100);
    var person = preparation.people(1).getFirst();
    for (int round = 0; round < ROUNDS; round++) {
      var body = "{\"eventId\":\"" + event + "\",\"seatIds\":[\"" + round + "\"]}";
      var key = Optional.of(event + "-" + round);
      var token = Optional.of(person.token());
      var answers = atOnce(() -> one.post("/api/seats/reserve", token, key, body),
          () -> other.post("/api/seats/reserve", token, key, body));
      assertThat(answers).as("round %s", round).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(201));
      assertThat(answers.stream().map(TwoServersSaleTest::held).distinct()).as("round %s", round).hasSize(1);
    }
    assertThatTheBooksAreRight();
  }

  @Test
  void pay_and_cancel_at_once_leave_a_ticket_or_nothing() throws Exception {
    var event = preparation.event(ROUNDS, Duration.ofMinutes(5), 100);
    var person = preparation.people(1).getFirst();
    for (int round = 0; round < ROUNDS; round++) {
      var hold = held(one.reserve(person, event, round));
      var key = event + "-" + round;
      var answers = atOnce(() -> one.pay(person, hold, key), () -> other.cancel(person, hold));
      assertThat(answers).as("round %s", round)
          .allSatisfy(answer -> assertThat(answer.status()).isIn(200, 202, 409, 410));
      await().until(() -> !paymentStatus(person, hold).equals("pending"));
      var end = reservation(other, person, hold);
      assertThat(end.path("status").asText()).as("round %s: %s", round, answers).isIn("confirmed", "cancelled");
      assertThat(answers.getLast().status() == 200).as("round %s: %s, %s", round, answers, end)
          .isEqualTo(end.path("status").asText().equals("cancelled"));
    }
    assertThatTheBooksAreRight();
  }

  private static String paymentStatus(Person person, String reservation) {
    return reservation(one, person, reservation).path("paymentStatus").asText();
  }

  @Test
  void who_is_declined_keeps_the_hold_and_pays_at_the_other_server() {
    var event = preparation.event(10, Duration.ofMinutes(5), 100);
    var person = preparation.people(1).getFirst();
    try (var failing = site.server(Map.of("TIKETI_SIMULATED_PAYMENT", "fail=1")); var door = new Door(failing)) {
      var hold = held(one.reserve(person, event, 0));
      assertThat(door.pay(person, hold, "declined").json().path("code").asText()).isEqualTo("payment_declined");
      assertThat(reservation(other, person, hold).path("status").asText()).isEqualTo("pending");
      assertThat(one.pay(person, hold, "another-try").status()).isEqualTo(200);
      assertThatTheBooksAreRight();
    }
  }

  @Test
  void a_terminated_server_answers_what_it_has_begun() throws Exception {
    var event = preparation.event(10, Duration.ofMinutes(5), 100);
    var people = preparation.people(5);
    try (var slow = site.server(Map.of("TIKETI_SIMULATED_PAYMENT", "delay=2s"));
        var door = new Door(slow);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = new ArrayList<Future<Reply>>();
      for (var person : people) {
        var hold = held(one.reserve(person, event, person.number()));
        answers.add(threads.submit(() -> door.pay(person, hold, "pay")));
      }
      await().until(() -> one(
          "select count(*) = 5 from payment p join reservation r on r.id = p.reservation_id where r.event_id = '%s'"
              .formatted(event))
          .equals("t"));
      assertThat(slow.terminate()).isLessThan(Duration.ofSeconds(30));
      for (var answer : answers) {
        assertThat(answer.get().status()).isEqualTo(200);
      }
      assertThatTheBooksAreRight();
    }
  }

  @Test
  void what_a_slow_provider_captures_after_the_hold_goes_back() throws Exception {
    var event = preparation.event(10, Duration.ofMinutes(5), 100);
    var people = preparation.people(2);
    try (var slow = site.server(Map.of("TIKETI_SIMULATED_PAYMENT", "delay=4s")); var door = new Door(slow)) {
      var hold = held(one.reserve(people.getFirst(), event, 1));
      var answers = new ArrayList<Reply>();
      var call = Thread.ofVirtual().start(() -> answers.add(door.pay(people.getFirst(), hold, "late")));
      lapse(hold);
      await().until(() -> other.reserve(people.getLast(), event, 1).status() == 201);
      await().atMost(Duration.ofSeconds(20)).until(() -> !call.isAlive());
      assertThat(answers).singleElement().satisfies(reply -> assertThat(reply.status()).isEqualTo(202));
      await().atMost(Duration.ofSeconds(30))
          .until(() -> reservation(one, people.getFirst(), hold).path("paymentStatus").asText().equals("refunded"));
      assertThatTheBooksAreRight();
    }
  }

  @Test
  void what_a_silent_provider_captured_is_found_out_and_being_told_of_it_often_changes_nothing() {
    var event = preparation.event(10, Duration.ofMinutes(5), 100);
    var person = preparation.people(1).getFirst();
    try (var silent = site.server(Map.of("TIKETI_SIMULATED_PAYMENT", "silent=1")); var door = new Door(silent)) {
      var hold = held(one.reserve(person, event, 2));
      var answer = door.pay(person, hold, "unheard");
      assertThat(answer.status()).isEqualTo(202);
      for (var told : List.of(one, other, one, other)) {
        var notice = told.post("/api/payments/webhooks/simulated", Optional.empty(), Optional.empty(),
            "{\"paymentId\":\"" + answer.json().path("payment").path("id").asText() + "\"}");
        assertThat(notice.status()).isEqualTo(200);
      }
      await().atMost(Duration.ofSeconds(30))
          .until(() -> reservation(other, person, hold).path("status").asText().equals("confirmed"));
      assertThatTheBooksAreRight();
    }
  }

  // ---- small change ----

  private static String held(Reply reply) {
    assertThat(reply.status()).as("%s", reply).isEqualTo(201);
    return reply.json().path("reservation").path("id").asText();
  }

  private static JsonNode reservation(Door door, Person person, String id) {
    return door.get("/api/reservations/" + id, Optional.of(person.token())).json().path("reservation");
  }

  private static int seat(Door door, String event, int seat) {
    var seats = door.get("/api/seats/events/" + event + "/status", Optional.empty()).json().path("seats").asText();
    return SeatBits.of(seats, seat);
  }

  private static long version(Door door, String event) {
    return door.get("/api/seats/events/" + event + "/status", Optional.empty()).json().path("version").longValue();
  }

  private static Instant time(JsonNode view, String member) {
    return OffsetDateTime.parse(view.path(member).asText()).toInstant();
  }

  private static List<Reply> atOnce(Callable<Reply> left, Callable<Reply> right)
      throws InterruptedException, ExecutionException {
    var barrier = new CyclicBarrier(2);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = new ArrayList<Future<Reply>>();
      for (var call : List.of(left, right)) {
        answers.add(threads.submit(() -> {
          barrier.await();
          return call.call();
        }));
      }
      return List.of(answers.getFirst().get(), answers.getLast().get());
    }
  }

  /** A payment makes a hold last until a provider can no longer capture; so its end is brought forward in the books. */
  private static void lapse(String hold) throws SQLException {
    await().until(
        () -> one("""
                  select exists (select from payment where reservation_id = '%s')""".formatted(hold)).equals("t"));
    change("""
           update reservation set expires_at = date_trunc('milliseconds', now()) where id = '%s';
           update seat set locked_until = date_trunc('milliseconds', now()) where reservation_id = '%s'
           """.formatted(hold, hold));
  }

  private static String one(String sql) throws SQLException {
    try (var connection = site.installation().connect();
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      assertThat(row.next()).isTrue();
      return row.getString(1);
    }
  }

  private static void change(String sql) throws SQLException {
    try (var connection = site.installation().connect(); var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void assertThatTheBooksAreRight() {
    var books = new Books(site.installation(), Optional.empty());
    await().atMost(Duration.ofSeconds(60)).until(() -> !books.isUnsettled());
    assertThat(books.audit().findings())
        .allSatisfy(finding -> assertThat(finding.rows()).as(finding.rule()).isEmpty());
  }
}
