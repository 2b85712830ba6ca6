package gg.tiketi.http.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gg.tiketi.catalog.SampleLayouts;
import gg.tiketi.http.TestServer;
import gg.tiketi.http.TestServer.Person;
import gg.tiketi.http.route.Access;
import gg.tiketi.http.route.Method;
import gg.tiketi.http.route.PathId;
import gg.tiketi.http.route.Route;
import gg.tiketi.http.server.Wire;
import gg.tiketi.http.shape.Field;
import gg.tiketi.http.shape.Schema;
import gg.tiketi.kernel.EventId;
import gg.tiketi.queue.InMemoryWaitingLine;
import gg.tiketi.queue.QueueMode;
import gg.tiketi.queue.QueueRules;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every route of the table, called right once and wrong in every way that its declaration knows: each wrong call gets the
 * right code and field and changes nothing.
 */
class BadInputTest {
  private static final String NOBODYS_ID = "0198b8a4-1111-4222-8333-444455556666";

  /** A server with something of everything in it, on which one route is called. */
  private static final class Scene implements AutoCloseable {
    final TestServer server;
    final Person admin;
    final Person person;
    final Person other;
    final String seatEvent;
    final String emptyEvent;
    final String ticketEvent;
    final List<String> ticketTypes;
    final String hold;
    final String othersHold;
    final String payment;
    final String layout;
    final String drawnEvent;
    final String plan;

    Scene() {
      this(new TestServer(), false);
    }

    /** With waiting rooms where a route is about them; its events have none, so that everybody may obtain seats. */
    Scene(Route route) {
      this(route.path().startsWith("/api/queue/") ? TestServer.over(new InMemoryWaitingLine()) : new TestServer(),
          isOfDraws(route));
    }

    private static boolean isOfDraws(Route route) {
      return route.path().startsWith("/api/queue/draw/");
    }

    private Scene(TestServer server, boolean drawn) {
      this.server = server;
      admin = server.admin();
      person = server.person();
      other = server.person();
      seatEvent = open(server.seatEvent(admin));
      emptyEvent = open(server.seatEvent(admin));
      ticketEvent = open(server.ticketEvent(admin));
      ticketTypes = server.ticketTypes(ticketEvent);
      hold = person.hold(seatEvent, "0");
      othersHold = other.hold(seatEvent, "9");
      payment = paid();
      layout = layout();
      plan = admin.post("/api/admin/scaling/plan",
          "{\"opensAt\":\"2026-06-01T09:00:00\",\"users\":10,\"reason\":\"x\"}").json().at("/plan/id").asText();
      drawnEvent = drawn ? drawn() : seatEvent;
    }

    /** An event whose pre-queue the person entered before it opened. */
    private String drawn() {
      String event = server.seatEvent(admin);
      admin.send("PATCH", "/api/admin/events/" + event,
          "{\"saleStartDate\":\"2026-05-01T09:01:00\",\"order\":\"draw\"}");
      person.check(event);
      server.pass(Duration.ofSeconds(61));
      return event;
    }

    private String open(String event) {
      server.tiketi().queue().ifPresent(queue -> queue.decide(new EventId(UUID.fromString(event)),
          QueueRules.DEFAULT.in(QueueMode.OFF), server.now()));
      return event;
    }

    private String layout() {
      return admin
          .post("/api/admin/seat-layouts",
              "{\"name\":\"tiny\",\"sections\":[{\"name\":\"A\",\"rows\":1,\"seatsPerRow\":3,\"price\":1}]}")
          .json().at("/layout/id").asText();
    }

    private String paid() {
      return person.pay(person.hold(seatEvent, "1")).json().at("/payment/id").asText();
    }

    /** Whatever anybody can see; equal before and after a call that changed nothing. */
    String everything() {
      var all = new StringBuilder();
      for (String event : List.of(seatEvent, emptyEvent, ticketEvent)) {
        all.append(admin.get("/api/admin/events/" + event).text()).append(admin.get("/api/events/" + event).text());
      }
      for (String event : List.of(seatEvent, emptyEvent)) {
        all.append(admin.get("/api/seats/events/" + event + "/status").text());
      }
      for (Person someone : List.of(admin, person, other)) {
        all.append(someone.get("/api/auth/me/export").text());
      }
      return all.append(admin.get("/api/admin/scaling/plan").text())
          .append(admin.get("/api/admin/seat-layouts").text()).append(admin.get("/api/events").text())
          .append(admin.get("/api/payments/" + payment).status()).toString();
    }

    String id(Route route, PathId<?> id) {
      if (isOfDraws(route)) {
        return drawnEvent;
      }
      boolean ofEvent = route.path().contains("/events/{id}") || id.name().equals("eventId");
      if (ofEvent) {
        return route.path().contains("tickets")
            ? ticketEvent
            : route.path().matches(".*(/cancel|/block)")
                ? emptyEvent
                : route.method() == Method.DELETE ? emptyEvent : seatEvent;
      }
      return switch (id.name()) {
        case "ticketTypeId" -> ticketTypes.getFirst();
        case "provider" -> "simulated";
        case "id" -> route.path().contains("payments")
            ? payment
            : route.path().contains("scaling")
                ? plan
                : route.path().contains("layouts")
                    ? layout
                    : route.path().contains("tickets") ? ticketTypes.getFirst() : hold;
        default -> throw new AssertionError("no sample for " + route.name() + " " + id.name());
      };
    }

    String sample(Route route, String field) {
      return switch (field) {
        case "eventId" -> quoted(route.path().equals("/api/reservations") ? ticketEvent : seatEvent);
        case "seatIds" -> "[\"20\"]";
        case "eventIds" -> "[" + quoted(seatEvent) + "]";
        case "seatId" -> "\"2\"";
        case "ticketTypeId" -> quoted(ticketTypes.getFirst());
        case "reservationId" -> quoted(hold);
        case "paymentId" -> quoted(payment);
        case "seatLayoutId" -> quoted(SampleLayouts.SMALL_THEATER.id().toString());
        case "email" -> quoted(route.path().endsWith("login") ? person.email() : "new@example.com");
        case "password", "currentPassword" -> quoted(TestServer.PASSWORD);
        case "phone" -> "\"010-1234-5678\"";
        case "refreshToken" -> quoted(person.refreshToken());
        case "opensAt" -> "\"2026-06-01T09:00:00\"";
        case "eventDate" -> "\"2026-07-01T19:00:00\"";
        case "saleStartDate" -> "\"2026-05-01T09:00:00\"";
        case "saleEndDate", "cancelUntil" -> "\"2026-06-30T09:00:00+09:00\"";
        case "timeZone" -> "\"Asia/Tokyo\"";
        case "currency" -> "\"JPY\"";
        case "posterImageUrl" -> "\"https://example.com/a.png\"";
        case "section" -> "\"R\"";
        default -> null;
      };
    }

    String path(Route route) {
      String path = route.path();
      for (PathId<?> id : route.pathIds()) {
        path = path.replace("{" + id.name() + "}", id(route, id));
      }
      return path;
    }

    Wire.Reply call(Route route, String path, String body, String... headers) {
      return switch (route.access()) {
        case PUBLIC, REFRESH -> server.wire().send(route.method().name(), path, body, headers);
        case USER, TICKET -> person.send(route.method().name(), path, body, headers);
        case ADMIN -> admin.send(route.method().name(), path, body, headers);
      };
    }

    @Override
    public void close() {
      server.close();
    }
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }

  @TestFactory
  Stream<DynamicTest> every_bad_input_of_every_route_is_refused_and_changes_nothing() {
    List<Route> routes;
    try (var server = new TestServer()) {
      routes = server.table().routes();
    }
    return routes.stream().map(route -> DynamicTest.dynamicTest(route.name(), () -> {
      try (var scene = new Scene(route)) {
        new Examination(scene, route).run();
      }
    }));
  }

  /** All wrong calls of one route, and at last the right one. */
  private static final class Examination {
    private final Scene scene;
    private final Route route;
    private final String path;
    private final Schema schema;
    private final String body;

    Examination(Scene scene, Route route) {
      this.scene = scene;
      this.route = route;
      this.path = scene.path(route);
      this.schema = route.body().schema();
      boolean none = route.method() == Method.GET || route.body().fields().isEmpty();
      this.body = none ? null : mutants().fitting(schema).toString();
    }

    private Mutants mutants() {
      return new Mutants(field -> scene.sample(route, field));
    }

    void run() {
      String before = scene.everything();
      who();
      paths();
      queries();
      keys();
      if (route.method() != Method.GET) {
        wholeBodies();
      }
      var mutants = mutants();
      if (body != null) {
        mutants.of(schema).forEach(mutant -> refused(scene.call(route, path, mutant.body()), mutant.field(),
            mutant.code(), mutant.toString()));
      }
      assertThat(scene.everything()).as("changed nothing").isEqualTo(before);
      var right = scene.call(route, path, body, refreshable());
      assertThat(right.status()).as("the right call: " + body + " → " + right).isBetween(200, 299);
      mutants.extremes().forEach(this::answeredWithoutFault);
    }

    private void answeredWithoutFault(String extreme) {
      var reply = scene.call(route, path, extreme);
      assertThat(reply.status()).as("%s → %s", extreme, reply).isLessThan(500);
    }

    /** Bodies of the refresh routes may be left out; then the cookie counts. */
    private String[] refreshable() {
      return route.access() == Access.REFRESH
          ? new String[]{"Cookie", "tiketi_refresh=" + scene.person.refreshToken()}
          : new String[0];
    }

    private void who() {
      String method = route.method().name();
      if (route.access() != Access.PUBLIC && route.access() != Access.REFRESH) {
        assertThat(scene.server.wire().send(method, path, body).code()).isEqualTo("authentication_required");
        assertThat(scene.server.wire().send(method, path, body, "Authorization", "Bearer x").code())
            .isEqualTo("authentication_required");
      }
      if (route.access() == Access.ADMIN) {
        assertThat(scene.person.send(method, path, body).code()).isEqualTo("forbidden");
      }
      if (route.access() == Access.REFRESH) {
        assertThat(scene.server.wire().send(method, path, null).code()).isEqualTo("authentication_required");
      }
    }

    private void paths() {
      for (PathId<?> id : route.pathIds()) {
        String right = scene.id(route, id);
        for (String wrong : List.of("x", "0", "null", "-1", right.toUpperCase() + "X", "x".repeat(300), "%ED%A0%80",
            "' or 1=1")) {
          String there = path.replace(right, URLEncoder.encode(wrong, StandardCharsets.UTF_8).replace("+", "%20"));
          assertThat(scene.call(route, there, body).code()).as(there).isEqualTo("not_found");
        }
        var unknown = scene.call(route, path.replace(right, NOBODYS_ID), body);
        assertThat(unknown.code()).as(unknown.toString()).isEqualTo("not_found");
      }
    }

    private void queries() {
      refused(scene.call(route, path + "?surprise=1", body), "surprise", "unknown", "?surprise");
      for (Field<?> field : route.query().fields()) {
        String name = field.name();
        refused(scene.call(route, path + "?" + name + "=1&" + name + "=1", body), name, "duplicate", name);
        for (Map.Entry<String, String> wrong : wrongTexts(field.schema()).entrySet()) {
          String query = path + "?" + name + "=" + URLEncoder.encode(wrong.getKey(), StandardCharsets.UTF_8);
          refused(scene.call(route, query, body), name, wrong.getValue(), query);
        }
      }
    }

    private static Map<String, String> wrongTexts(Schema schema) {
      if (schema.keywords().containsKey("enum")) {
        return Map.of("surprise", "not_a_choice", "", "not_a_choice");
      }
      return switch (schema.keywords().get("type").toString()) {
        case "boolean" -> Map.of("yes", "wrong_type", "", "wrong_type", "1", "wrong_type");
        case "integer" -> Map.of("x", "wrong_type", "", "wrong_type", "1.0", "wrong_type", "1e2", "wrong_type", "01",
            "wrong_type", "99999999999999999999", "too_large", "-99999999999999999999", "too_small");
        default -> schema.keywords().get("maxLength") instanceof Integer max
            ? Map.of("x".repeat(max + 1), "too_long", "\u0000x", "characters")
            : Map.of("x", "format", "2026-13-01", "format", "\u0000", "format");
      };
    }

    private void keys() {
      if (route.idempotent()) {
        for (String key : List.of("", "a b", "x".repeat(256))) {
          refused(scene.call(route, path, body, "Idempotency-Key", key), "Idempotency-Key", "format", "key " + key);
        }
      }
    }

    private void wholeBodies() {
      for (String wrong : List.of("[]", "1", "\"x\"", "null", "true")) {
        refused(scene.call(route, path, wrong), "", "wrong_type", wrong);
      }
      for (String broken : List.of("{", "{}}", "{\"a\":}", "x", "[".repeat(21) + "]".repeat(21))) {
        assertThat(scene.call(route, path, broken).code()).as(broken).isEqualTo("malformed_json");
      }
      assertThat(scene.call(route, path, "{\"x\":\"" + "x".repeat(70_000) + "\"}").code())
          .isEqualTo("payload_too_large");
      assertThat(bytes(new byte[]{'{', '"', (byte) 0xFF, '"', ':', '1', '}'}, "application/json").code())
          .isEqualTo("malformed_json");
      assertThat(bytes("a=1".getBytes(StandardCharsets.UTF_8), "application/x-www-form-urlencoded").code())
          .isEqualTo("unsupported_media_type");
      refused(scene.call(route, path, "{\"surprise\":1}"), "surprise", "unknown", "surprise");
    }

    private Wire.Reply bytes(byte[] sent, String type) {
      var request = HttpRequest.newBuilder(scene.server.wire().uri(path)).header("Content-Type", type)
          .method(route.method().name(), BodyPublishers.ofByteArray(sent));
      String token = route.access() == Access.ADMIN ? scene.admin.token() : scene.person.token();
      return scene.server.wire().send(request, "Authorization", "Bearer " + token);
    }

    private void refused(Wire.Reply reply, String field, String code, String what) {
      assertThat(reply.status()).as("%s → %s", what, reply).isEqualTo(400);
      assertThat(reply.code()).as(what).isIn("invalid_request", "unknown_field");
      assertThat(reply.code().equals("unknown_field")).as(what + " → " + reply)
          .isEqualTo(codes(reply).contains("unknown"));
      assertThat(errors(reply)).as("%s → %s", what, reply).contains(field + " " + code);
      assertThat(reply.text()).doesNotContain("Exception", "gg.tiketi", "java.");
    }

    private static List<String> errors(Wire.Reply reply) {
      var errors = new ArrayList<String>();
      for (JsonNode error : reply.json().path("errors")) {
        errors.add(error.get("field").asText() + " " + error.get("code").asText());
        assertThat(error.get("message").asText()).isNotBlank().doesNotContain("{");
      }
      return errors;
    }

    private static List<String> codes(Wire.Reply reply) {
      return reply.json().path("errors").findValuesAsText("code");
    }
  }

  @Test
  void what_belongs_to_somebody_or_something_else_is_refused_and_changes_nothing() {
    try (var scene = new Scene()) {
      String before = scene.everything();
      for (String path : List.of("/api/reservations/%s", "/api/seats/reservation/%s")) {
        assertThat(scene.person.get(String.format(path, scene.othersHold)).code()).isEqualTo("not_found");
      }
      assertThat(scene.person.send("POST", "/api/reservations/" + scene.othersHold + "/cancel", null).code())
          .isEqualTo("not_found");
      assertThat(scene.person.send("POST", "/api/seats/reservation/" + scene.othersHold + "/extend", null).code())
          .isEqualTo("not_found");
      assertThat(
          scene.person.send("PUT", "/api/seats/reservation/" + scene.othersHold, "{\"seatIds\":[\"30\"]}").code())
          .isEqualTo("not_found");
      assertThat(scene.person.pay(scene.othersHold).code()).isEqualTo("not_found");
      assertThat(scene.other.get("/api/payments/" + scene.payment).code()).isEqualTo("not_found");

      var seats = scene.person.reserve(scene.seatEvent, "30", "265", "999999");
      assertThat(seats.status()).isEqualTo(400);
      assertThat(seats.json().get("errors").findValuesAsText("field")).containsExactly("seatIds[1]", "seatIds[2]");
      var replaced = scene.person.send("PUT", "/api/seats/reservation/" + scene.hold, "{\"seatIds\":[\"265\"]}");
      assertThat(replaced.json().at("/errors/0/field").asText()).isEqualTo("seatIds[0]");
      var blocked = scene.admin.post("/api/admin/events/" + scene.seatEvent + "/seats/block",
          "{\"seatIds\":[\"3\",\"265\"]}");
      assertThat(blocked.json().at("/errors/0/field").asText()).isEqualTo("seatIds[1]");

      String strangers = scene.server.ticketTypes(scene.server.ticketEvent(scene.admin)).getFirst();
      before = scene.everything();
      var types = scene.person.post("/api/reservations",
          "{\"eventId\":\"" + scene.ticketEvent + "\",\"items\":[{\"ticketTypeId\":\"" + scene.ticketTypes.getFirst()
              + "\",\"quantity\":1},{\"ticketTypeId\":\"" + strangers + "\",\"quantity\":1}]}");
      assertThat(types.status()).isEqualTo(400);
      assertThat(types.json().at("/errors/0/field").asText()).isEqualTo("items[1].ticketTypeId");
      var twice = scene.person.post("/api/reservations",
          "{\"eventId\":\"" + scene.ticketEvent + "\",\"items\":[{\"ticketTypeId\":\"" + scene.ticketTypes.getFirst()
              + "\",\"quantity\":1},{\"ticketTypeId\":\"" + scene.ticketTypes.getFirst() + "\",\"quantity\":1}]}");
      assertThat(twice.json().at("/errors/0/field").asText()).isEqualTo("items[1].ticketTypeId");
      var nowhere = scene.person.reserve(NOBODYS_ID, "1");
      assertThat(nowhere.code()).isEqualTo("not_found");
      assertThat(scene.everything()).isEqualTo(before);
    }
  }

  @Test
  void fields_that_do_not_fit_each_other_are_refused() {
    try (var scene = new Scene()) {
      String before = scene.everything();
      var late = scene.admin.send("PATCH", "/api/admin/events/" + scene.seatEvent,
          "{\"saleEndDate\":\"2026-05-01T09:00:00\"}");
      assertThat(late.json().at("/errors/0/field").asText()).isEqualTo("saleEndDate");
      assertThat(late.json().at("/errors/0/code").asText()).isEqualTo("order");
      var layout = scene.admin.post("/api/admin/seat-layouts",
          "{\"name\":\"x\",\"sections\":[{\"name\":\"A\",\"rows\":1000,\"seatsPerRow\":100,\"price\":1},"
              + "{\"name\":\"A\",\"rows\":1,\"seatsPerRow\":1,\"price\":1}],"
              + "\"features\":[{\"seatId\":\"999999\",\"features\":[\"blocked\"]}]}");
      assertThat(layout.json().get("errors").findValuesAsText("field"))
          .containsExactly("sections[1].name", "sections", "features[0].seatId");
      var unknown = scene.admin.post("/api/admin/events",
          "{\"title\":\"x\",\"venue\":\"x\",\"eventDate\":\"2026-07-01T19:00:00\",\"saleStartDate\":\"2026-05-01T09:00:00\","
              + "\"saleEndDate\":\"2026-06-30T09:00:00\",\"seatLayoutId\":\"" + NOBODYS_ID + "\"}");
      assertThat(unknown.json().at("/errors/0/field").asText()).isEqualTo("seatLayoutId");
      assertThat(scene.everything()).isEqualTo(before);
    }
  }
}
