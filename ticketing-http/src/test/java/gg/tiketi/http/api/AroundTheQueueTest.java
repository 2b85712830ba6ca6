package gg.tiketi.http.api;

import static org.assertj.core.api.Assertions.assertThat;

import gg.tiketi.http.CountedLine;
import gg.tiketi.http.TestServer;
import gg.tiketi.http.TestServer.Person;
import gg.tiketi.http.server.Wire.Reply;
import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.EventId;
import gg.tiketi.queue.Passes;
import gg.tiketi.queue.SealedPasses;
import gg.tiketi.queue.Turn;
import gg.tiketi.queue.WaitingLine;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Ways around the waiting room: none leads to a seat, a ticket or a better place (laws W3, W7, W15). */
public class AroundTheQueueTest {
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  /** Lines that nobody joined, for which no time is too long to be away: the clock of tests jumps. */
  protected WaitingLine lines() {
    return new CountedLine().line();
  }

  /** One person is inside every event and another waits outside; the other one is inside a free event alone. */
  private static final class Scene implements AutoCloseable {
    final TestServer server;
    final Person admin;
    final Person insider;
    final Person outsider;
    final String seats;
    final String tickets;
    final String free;
    final String ticketType;
    /** The insider's, to both narrow events. */
    final String admission;
    final String admissionToTickets;
    /** The outsider's, to the free event. */
    final String own;
    final String ticket;
    final String ticketOfTickets;

    Scene(WaitingLine lines) {
      server = TestServer.over(lines);
      admin = server.admin();
      insider = server.person();
      outsider = server.person();
      seats = narrow(server.seatEvent(admin));
      tickets = narrow(server.ticketEvent(admin));
      free = server.seatEvent(admin);
      ticketType = server.ticketTypes(tickets).getFirst();
      admission = insider.enter(seats);
      admissionToTickets = insider.enter(tickets);
      own = outsider.enter(free);
      ticket = wait(seats);
      ticketOfTickets = wait(tickets);
    }

    private String narrow(String event) {
      assertThat(admin.send("PATCH", "/api/queue/admin/" + event, "{\"threshold\":1}").status()).isEqualTo(200);
      return event;
    }

    private String wait(String event) {
      server.call();
      var reply = outsider.check(event).json();
      assertThat(reply.get("state").asText()).isEqualTo("waiting");
      return reply.get("ticket").asText();
    }

    String wish() {
      return "{\"eventId\":\"" + seats + "\",\"seatIds\":[\"7\"]}";
    }

    Reply reserve(String... headers) {
      return outsider.post("/api/seats/reserve", wish(), headers);
    }

    Reply reserveWith(String paper) {
      return reserve("Admission", paper);
    }

    Reply tickets(String... headers) {
      return outsider.post("/api/reservations", "{\"eventId\":\"" + tickets + "\",\"items\":[{\"ticketTypeId\":\""
          + ticketType + "\",\"quantity\":1}]}", headers);
    }

    Reply leave(Person person, String event) {
      return person.send("POST", "/api/queue/leave/" + event, null);
    }

    /** Sends a reservation as the bytes that make it up. */
    String raw(String line, String... headers) {
      return server.wire().raw(line + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer "
          + outsider.token() + "\r\nContent-Type: application/json\r\nContent-Length: "
          + wish().getBytes(StandardCharsets.UTF_8).length + "\r\n" + String.join("", headers) + "\r\n" + wish());
    }

    EventId event() {
      return new EventId(UUID.fromString(seats));
    }

    AccountId account() {
      return new AccountId(UUID.fromString(outsider.id()));
    }

    /** The outsider holds nothing, and every seat that was free is. */
    void nothingIsHeld() {
      var person = outsider.again();
      assertThat(person.get("/api/reservations/my").json().findValuesAsText("status"))
          .doesNotContain("pending", "confirmed");
      assertThat(server.wire().get("/api/events/" + seats).json().at("/event/available").asInt()).isEqualTo(265);
      assertThat(server.wire().get("/api/events/" + tickets).json().at("/event/available").asInt()).isEqualTo(12);
    }

    @Override
    public void close() {
      server.close();
    }
  }

  /** Which of the ways are tried that ask no line but for its news: every so manieth. */
  protected int every() {
    return 1;
  }

  /** A way, and the code with which it ends. */
  private record Way(String name, String code, Function<Scene, Reply> attempt) {}

  private static Way way(String name, String code, Function<Scene, Reply> attempt) {
    return new Way(name, code, attempt);
  }

  private static Way paper(String name, Function<Scene, String> paper) {
    return new Way(name, "admission_required", scene -> scene.reserveWith(paper.apply(scene)));
  }

  // ---- papers ----

  private static Stream<Way> papers() {
    return Stream.of(
        way("no admission", "admission_required", Scene::reserve),
        paper("an empty one", _ -> ""),
        paper("a blank one", _ -> " "),
        paper("nonsense", _ -> "x"),
        paper("a dot", _ -> "."),
        paper("dots", _ -> "..."),
        paper("a very long one", _ -> "a".repeat(5_000) + "." + "b".repeat(50)),
        paper("somebody else's", scene -> scene.admission),
        paper("one's own to another event", scene -> scene.own),
        paper("somebody else's to another event", scene -> scene.admissionToTickets),
        paper("one's own ticket", scene -> scene.ticket),
        paper("somebody else's ticket", scene -> scene.insider.check(scene.seats).json().get("ticket").asText()),
        paper("the access token", scene -> scene.outsider.token()),
        paper("somebody else's access token", scene -> scene.insider.token()),
        paper("the refresh token", scene -> scene.outsider.refreshToken()),
        paper("as a bearer", scene -> "Bearer " + scene.admission),
        paper("in upper case", scene -> scene.admission.toUpperCase(Locale.ROOT)),
        paper("in quotes", scene -> "\"" + scene.admission + "\""),
        paper("with a letter more", scene -> scene.admission + "A"),
        paper("with padding", scene -> scene.admission + "="),
        paper("with a dot more", scene -> scene.admission + "."),
        paper("without its seal", scene -> text(scene.admission)),
        paper("with an empty seal", scene -> text(scene.admission) + "."),
        paper("its seal alone", scene -> "." + seal(scene.admission)),
        paper("another's text under one's own seal", scene -> text(scene.admission) + "." + seal(scene.own)),
        paper("one's own text under another's seal", scene -> text(scene.own) + "." + seal(scene.admission)),
        paper("two in a list", scene -> scene.own + "," + scene.admission),
        paper("a list of one", scene -> scene.own + ","),
        paper("sealed by a stranger", scene -> stranger().admission(scene.event(), scene.account(), new Turn(1, 1),
            scene.server.now().plusSeconds(600))),
        paper("sealed with the key of tickets", scene -> scene.server.passes().ticket(scene.event(), scene.account(),
            new Turn(1, 1))));
  }

  /** Every field of one's own admission said otherwise, under the seal that it had. */
  private static Stream<Way> alteredPapers() {
    var fields = List.of("purpose", "event", "account", "epoch", "number", "end");
    return IntStream.range(0, fields.size()).mapToObj(i -> paper("another " + fields.get(i), scene -> {
      var words = new String(Base64.getUrlDecoder().decode(text(scene.own)), StandardCharsets.US_ASCII).split(" ");
      words[1] = scene.seats;
      words[i] = switch (i) {
        case 0 -> "ticket";
        case 1 -> scene.seats;
        case 2 -> scene.insider.id();
        default -> words[i] + "1";
      };
      return BASE64.encodeToString(String.join(" ", words).getBytes(StandardCharsets.US_ASCII)) + "."
          + seal(scene.own);
    }));
  }

  private static String text(String paper) {
    return paper.substring(0, paper.indexOf('.'));
  }

  private static String seal(String paper) {
    return paper.substring(paper.indexOf('.') + 1);
  }

  private static SealedPasses stranger() {
    UnaryOperator<String> named = purpose -> "a stranger's key for " + purpose;
    return new SealedPasses(List.of(new SecretKeySpec(named.apply("tickets").getBytes(StandardCharsets.UTF_8), "x")),
        List.of(new SecretKeySpec(named.apply("admissions").getBytes(StandardCharsets.UTF_8), "x")));
  }

  // ---- admissions that were good once ----

  private static Stream<Way> spentPapers() {
    return Stream.of(
        way("after leaving", "admission_revoked", scene -> {
          String mine = inside(scene);
          scene.leave(scene.outsider, scene.seats);
          return scene.reserveWith(mine);
        }),
        way("after leaving and joining again", "admission_revoked", scene -> {
          String mine = inside(scene);
          scene.leave(scene.outsider, scene.seats);
          scene.insider.check(scene.seats);
          scene.outsider.check(scene.seats);
          return scene.reserveWith(mine);
        }),
        way("after it has run out", "admission_expired", scene -> {
          String mine = inside(scene);
          scene.server.pass(Duration.ofMinutes(10));
          return scene.reserveWith(mine);
        }),
        way("after the stay ended in silence", "admission_revoked", scene -> {
          String mine = inside(scene);
          scene.server.pass(Duration.ofSeconds(120));
          return scene.reserveWith(mine);
        }),
        way("after an organiser took it", "admission_revoked", scene -> {
          String mine = inside(scene);
          scene.server.tiketi().queue().orElseThrow().revoke(scene.event(), scene.account(), scene.server.now());
          return scene.reserveWith(mine);
        }),
        way("replacing a hold after leaving", "admission_revoked", scene -> replacing(scene, true)),
        way("replacing a hold without it", "admission_required", scene -> replacing(scene, false)));
  }

  /** The outsider goes in as is right. */
  private static String inside(Scene scene) {
    scene.leave(scene.insider, scene.seats);
    scene.server.pass(Duration.ofSeconds(1));
    return scene.outsider.enter(scene.seats);
  }

  /** Somebody who held a seat of the free event rightly, and left it, wants another. */
  private static Reply replacing(Scene scene, boolean showing) {
    var held = scene.outsider.post("/api/seats/reserve", "{\"eventId\":\"" + scene.free + "\",\"seatIds\":[\"1\"]}",
        "Admission", scene.own);
    String id = held.json().at("/reservation/id").asText();
    if (showing) {
      scene.leave(scene.outsider, scene.free);
    }
    var headers = showing ? new String[]{"Admission", scene.own} : new String[0];
    var refused = scene.outsider.send("PUT", "/api/seats/reservation/" + id, "{\"seatIds\":[\"2\"]}", headers);
    assertThat(scene.outsider.get("/api/seats/reservation/" + id).json().at("/reservation/items/0/seat/id").asText())
        .isEqualTo("1");
    assertThat(scene.outsider.send("POST", "/api/reservations/" + id + "/cancel", null).status()).isEqualTo(200);
    return refused;
  }

  // ---- other calls ----

  private static Stream<Way> otherCalls() {
    return Stream.of(
        way("the best available", "admission_required", scene -> scene.outsider.post("/api/seats/reserve",
            "{\"eventId\":\"" + scene.seats + "\",\"bestAvailable\":{\"count\":1}}")),
        way("the best available with another's", "admission_required",
            scene -> scene.outsider.post("/api/seats/reserve",
                "{\"eventId\":\"" + scene.seats + "\",\"bestAvailable\":{\"count\":1}}", "Admission", scene.admission)),
        way("tickets without seats", "admission_required", Scene::tickets),
        way("tickets with another's", "admission_required",
            scene -> scene.tickets("Admission", scene.admissionToTickets)),
        way("tickets with one's own to another event", "admission_required",
            scene -> scene.tickets("Admission", scene.own)),
        way("seats by the route of tickets", "wrong_inventory", scene -> scene.outsider.post("/api/reservations",
            "{\"eventId\":\"" + scene.seats + "\",\"items\":[{\"ticketTypeId\":\"" + scene.ticketType
                + "\",\"quantity\":1}]}")),
        way("under another's idempotency key", "admission_required", scene -> {
          scene.insider.post("/api/seats/reserve", scene.wish(), "Idempotency-Key", "k", "Admission", scene.admission);
          var reply = scene.reserve("Idempotency-Key", "k");
          String id = scene.insider.get("/api/reservations/my").json().at("/reservations/0/id").asText();
          scene.insider.send("POST", "/api/reservations/" + id + "/cancel", null);
          return reply;
        }),
        way("as an admin", "admission_required",
            scene -> scene.admin.post("/api/seats/reserve", scene.wish())),
        way("by the query", "unknown_field", scene -> scene.outsider.post(
            "/api/seats/reserve?Admission=" + scene.admission, scene.wish())),
        way("by the body", "unknown_field", scene -> scene.outsider.post("/api/seats/reserve",
            scene.wish().replace("{", "{\"admission\":\"" + scene.admission + "\","))),
        way("by other headers", "admission_required", scene -> scene.reserve("X-Admission", scene.admission,
            "Admission-Token", scene.admission, "Queue-Ticket", scene.ticket, "Cookie",
            "Admission=" + scene.admission)),
        way("by a header in lower case", "admission_required", scene -> scene.reserve("admission", scene.admission)),
        way("as the access token", "authentication_required", scene -> scene.server.wire().post("/api/seats/reserve",
            scene.wish(), "Authorization", "Bearer " + scene.admission, "Admission", scene.admission)),
        way("by PUT", "method_not_allowed", scene -> scene.outsider.send("PUT", "/api/seats/reserve", scene.wish())),
        way("by PATCH", "method_not_allowed",
            scene -> scene.outsider.send("PATCH", "/api/seats/reserve", scene.wish())),
        way("by a method's disguise", "method_not_allowed", scene -> scene.outsider.send("PUT", "/api/seats/reserve",
            scene.wish(), "X-HTTP-Method-Override", "POST")),
        way("by another escape", "not_found",
            scene -> scene.outsider.post("/api/seats/%72eserve", scene.wish())),
        way("by capitals", "not_found", scene -> scene.outsider.post("/API/SEATS/RESERVE", scene.wish())));
  }

  @TestFactory
  Stream<DynamicTest> no_way_leads_around_the_queue() {
    var papers = Stream.of(papers(), alteredPapers(), otherCalls()).flatMap(Function.identity()).toList();
    var some = IntStream.range(0, papers.size()).filter(i -> i % every() == 0).mapToObj(papers::get);
    return Stream.concat(some, spentPapers())
        .map(way -> DynamicTest.dynamicTest(way.name(), () -> {
          try (var scene = new Scene(lines())) {
            var reply = way.attempt().apply(scene);
            assertThat(reply.status()).as(reply.toString()).isBetween(400, 499);
            assertThat(reply.code()).as(reply.toString()).isEqualTo(way.code());
            scene.nothingIsHeld();
          }
        }));
  }

  @Test
  void no_letter_of_an_admission_can_be_another() {
    try (var scene = new Scene(lines())) {
      String mine = inside(scene);
      for (int i = 0; i < mine.length(); i++) {
        var altered = new StringBuilder(mine);
        altered.setCharAt(i, mine.charAt(i) == 'A' ? 'B' : 'A');
        assertThat(scene.server.passes().read(altered.toString(), scene.event(), scene.account(), scene.server.now()))
            .as("letter " + i).isInstanceOf(Passes.Worthless.class);
      }
      for (int i : new int[]{0, text(mine).length() - 1, text(mine).length() + 1, mine.length() - 1}) {
        var altered = new StringBuilder(mine);
        altered.setCharAt(i, mine.charAt(i) == 'A' ? 'B' : 'A');
        assertThat(scene.reserveWith(altered.toString()).code()).isEqualTo("admission_required");
      }
      scene.nothingIsHeld();
      assertThat(scene.reserveWith(mine).status()).isEqualTo(201);
    }
  }

  @Test
  void no_spelling_of_the_request_leads_around_the_queue() {
    try (var scene = new Scene(lines())) {
      var answers = new ArrayList<String>();
      for (String path : List.of("/api/seats/reserve", "//api/seats/reserve", "/api//seats/reserve",
          "/api/seats/reserve/", "/api/seats/./reserve", "/api/x/../seats/reserve", "/api/seats/reserve;x=1",
          "/api/seats/reserve%00", "/api/seats%2freserve", "/api/seats/reserve#x", "http://x/api/seats/reserve",
          "/api/seats/reserve%20", "\\api\\seats\\reserve")) {
        answers.add(scene.raw("POST " + path));
      }
      String others = "Admission: " + scene.admission + "\r\n";
      String mine = "Admission: " + scene.own + "\r\n";
      answers.add(scene.raw("POST /api/seats/reserve", mine, others));
      answers.add(scene.raw("POST /api/seats/reserve", others, mine));
      answers.add(scene.raw("POST /api/seats/reserve", "Admission:\t " + scene.admission + " \t\r\n"));
      answers.add(scene.raw("POST /api/seats/reserve", "Admission:\r\n " + scene.admission + "\r\n"));
      answers.add(scene.raw("POST /api/seats/reserve", "Admission : " + scene.admission + "\r\n"));
      answers.add(scene.raw("POST /api/seats/reserve", "Transfer-Encoding: chunked\r\n", mine));
      answers.add(scene.raw("post /api/seats/reserve", mine));
      assertThat(answers).allSatisfy(answer -> assertThat(answer).matches("(?s)HTTP/1.1 4\\d\\d .*"));
      scene.nothingIsHeld();
    }
  }

  // ---- better places ----

  @Test
  void asking_again_and_again_moves_nobody() {
    try (var scene = new Scene(lines())) {
      for (int i = 0; i < 40; i++) {
        var reply = scene.outsider.check(scene.seats).json();
        assertThat(reply.get("state").asText()).isEqualTo("waiting");
        assertThat(reply.has("admission")).isFalse();
      }
      assertThat(scene.server.tiketi().queue().orElseThrow().figures(scene.event(), scene.server.now()).waiting())
          .isEqualTo(1);
    }
  }

  @Test
  void who_leaves_and_comes_again_stands_behind() {
    try (var scene = new Scene(lines())) {
      var later = scene.server.person();
      assertThat(later.check(scene.seats).json().get("position").asLong()).isEqualTo(2);
      scene.leave(scene.outsider, scene.seats);
      assertThat(scene.outsider.check(scene.seats, "Queue-Ticket", scene.ticket).json().get("position").asLong())
          .isEqualTo(2);
      assertThat(later.check(scene.seats).json().get("position").asLong()).isEqualTo(1);
    }
  }

  @Test
  void no_ticket_that_one_brings_makes_a_better_place() {
    try (var scene = new Scene(lines())) {
      var passes = scene.server.passes();
      var later = scene.server.person();
      var account = new AccountId(UUID.fromString(later.id()));
      for (String ticket : List.of("x", "", scene.ticket, scene.ticketOfTickets, scene.admission,
          scene.insider.check(scene.seats).json().get("ticket").asText(),
          passes.ticket(scene.event(), account, new Turn(1, 1)),
          passes.ticket(scene.event(), account, new Turn(2, 1)),
          passes.ticket(scene.event(), account, new Turn(99, 1)),
          passes.ticket(scene.event(), account, new Turn(1, 1_000_000)),
          passes.ticket(new EventId(UUID.fromString(scene.free)), account, new Turn(1, 1)),
          stranger().ticket(scene.event(), account, new Turn(1, 1)))) {
        var reply = later.check(scene.seats, "Queue-Ticket", ticket).json();
        assertThat(reply.get("state").asText()).as(ticket).isEqualTo("waiting");
        assertThat(reply.get("position").asLong()).as(ticket).isEqualTo(2);
      }
    }
  }

  @Test
  void a_ticket_tells_a_place_and_gives_nothing() {
    try (var scene = new Scene(lines())) {
      String theirs = scene.insider.check(scene.seats).json().get("ticket").asText();
      var seen = scene.outsider.get("/api/queue/status/" + scene.seats, "Queue-Ticket", theirs).json();
      assertThat(seen.get("state").asText()).isEqualTo("admitted");
      assertThat(seen.has("admission")).isFalse();
      assertThat(scene.outsider.get("/api/queue/status/" + scene.seats).json().has("admission")).isFalse();
    }
  }

  @Test
  void a_place_from_before_a_clearing_is_worth_nothing_after_it() {
    try (var scene = new Scene(lines())) {
      var later = scene.server.person();
      scene.admin.post("/api/queue/admin/clear/" + scene.seats, "{\"reason\":\"a test\"}");
      assertThat(later.check(scene.seats).json().get("position").asLong()).isEqualTo(1);
      var again = scene.outsider.check(scene.seats, "Queue-Ticket", scene.ticket).json();
      assertThat(again.get("state").asText()).isEqualTo("waiting");
      assertThat(again.get("position").asLong()).isEqualTo(2);
      scene.nothingIsHeld();
    }
  }

  @Test
  void nobody_but_an_organiser_changes_the_line() {
    try (var scene = new Scene(lines())) {
      String admin = "/api/queue/admin/" + scene.seats;
      assertThat(scene.outsider.send("PATCH", admin, "{\"mode\":\"off\"}").code()).isEqualTo("forbidden");
      assertThat(scene.outsider.get(admin).code()).isEqualTo("forbidden");
      assertThat(scene.outsider.post("/api/queue/admin/clear/" + scene.seats, "{\"reason\":\"x\"}").code())
          .isEqualTo("forbidden");
      assertThat(scene.outsider.send("PATCH", "/api/admin/events/" + scene.seats, "{\"queueMode\":\"off\"}").code())
          .isEqualTo("forbidden");
      assertThat(scene.reserve().code()).isEqualTo("admission_required");
    }
  }
}
