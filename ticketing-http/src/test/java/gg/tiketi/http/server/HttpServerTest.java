package gg.tiketi.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import gg.tiketi.http.openapi.OpenApi;
import gg.tiketi.http.problem.ProblemCode;
import gg.tiketi.http.route.Access;
import gg.tiketi.http.route.Answer;
import gg.tiketi.http.route.Content;
import gg.tiketi.http.route.Doorkeeper;
import gg.tiketi.kernel.Overloaded;
import gg.tiketi.http.route.PathId;
import gg.tiketi.http.route.Reception;
import gg.tiketi.http.route.Route;
import gg.tiketi.http.route.RouteTable;
import gg.tiketi.http.route.Visitors;
import gg.tiketi.http.shape.Field;
import gg.tiketi.http.shape.Shapes;
import gg.tiketi.identity.Role;
import gg.tiketi.identity.SessionId;
import gg.tiketi.identity.Standing;
import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.EventId;
import gg.tiketi.kernel.Ids;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpServerTest {
  private static final PathId<EventId> THING = new PathId<>("id", Shapes.id(text -> Ids.parse(text).map(EventId::new)),
      "the thing");
  private static final Field<Long> COUNT = Field.required("count", Shapes.whole(1, 4));
  private static final Field<String> NOTE = Field.optional("note", Shapes.text(1, 20));
  private static final Field<Long> PAGE = Field.optional("page", Shapes.whole(1, 100)).orElse(1L);
  private static final String ID = "0198b8a4-1111-4222-8333-444455556666";
  private static final Standing SOMEBODY = new Standing(new AccountId(new UUID(1, 1)), new SessionId(new UUID(2, 2)),
      Role.USER);

  public record Thing(String id, long count, String key) {}

  private final CountDownLatch entered = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);
  private final AtomicInteger drained = new AtomicInteger();
  private final List<String> undeclared = new ArrayList<>();
  private final List<String> troubles = new ArrayList<>();
  private final Health health = new Health(() -> List.copyOf(troubles), drained::incrementAndGet);
  private final RouteTable table = new RouteTable(table());
  private final HttpServer server = new HttpServer(
      new HttpSettings("127.0.0.1", 0, Set.of("https://shop.example"), Set.of(), Duration.ofSeconds(5)), table,
      new Reception(HttpServerTest::judge, thrown -> thrown instanceof IllegalStateException, Visitors.direct(),
          InstantSource.system(), undeclared::add),
      Optional.of(new WebPages(Map.of("/openapi.json",
          Content.json(OpenApi.of(table).toString().getBytes(java.nio.charset.StandardCharsets.UTF_8))))),
      config -> {}).start();
  private final Wire wire = new Wire(server.port());

  private List<Route> table() {
    var routes = new ArrayList<>(new HealthRoutes(health).open());
    routes.addAll(List.of(
        Route.get("/api/things/{id}").by(Access.USER).does("One thing").path(THING).query(PAGE)
            .answers(200, Thing.class, "it").to(call -> Answer.ok(new Thing(call.path(THING).toString(),
                call.query().get(PAGE), call.caller().accountId().toString()))),
        Route.post("/api/things").by(Access.PUBLIC).does("Make one").idempotent()
            .body(Shapes.object("NewThing", COUNT, NOTE)).answers(201, Thing.class, "made")
            .refuses(ProblemCode.SOLD_OUT)
            .to(call -> call.body().get(COUNT) == 4
                ? Answer.refused(ProblemCode.SOLD_OUT)
                : Answer.created(new Thing("1", call.body().get(COUNT),
                    call.idempotency().map(key -> key.key() + " " + key.fingerprint()).orElse("none")))),
        Route.get("/api/things/{id}/tagged").by(Access.PUBLIC).does("Content").path(THING)
            .answers(200, Thing.class, "it")
            .to(_ -> Answer.ok(Thing.class, Content.json(("{\"id\":\"" + "x".repeat(4000) + "\"}").getBytes()))),
        Route.delete("/api/things/{id}").by(Access.ADMIN).does("Away").path(THING).answersNothing("gone")
            .to(_ -> Answer.done()),
        Route.get("/api/broken/{id}").by(Access.PUBLIC).does("Breaks").path(THING).answersNothing("never")
            .to(call -> {
              throw switch (call.path(THING).value().toString().charAt(35)) {
                case '1' -> new IllegalStateException("the store is away, password=secret");
                case '2' -> new Overloaded("busy");
                default -> new UnsupportedOperationException("select * from secret");
              };
            }),
        Route.get("/api/undeclared").by(Access.PUBLIC).does("Says something else").answersNothing("says it")
            .to(_ -> Answer.refused(ProblemCode.SOLD_OUT)),
        Route.get("/api/slow").by(Access.PUBLIC).does("Takes its time").answersNothing("in the end").to(_ -> {
          entered.countDown();
          await(release);
          return Answer.done();
        })));
    return routes;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private static Doorkeeper.Entry judge(String token, Access access, Instant now) {
    if (token == null) {
      return new Doorkeeper.TurnedAway(ProblemCode.AUTHENTICATION_REQUIRED);
    }
    return access == Access.ADMIN
        ? new Doorkeeper.TurnedAway(ProblemCode.FORBIDDEN)
        : new Doorkeeper.Admitted(Optional.of(SOMEBODY));
  }

  @AfterEach
  void stop() {
    release.countDown();
    server.close();
    // One of the routes above is wrong on purpose; all others keep to their declaration.
    assertThat(undeclared).allMatch(line -> line.startsWith("GET /api/undeclared"));
  }

  @Test
  void nothing_is_registered_beside_the_table() {
    assertThat(server.registered())
        .containsExactlyInAnyOrderElementsOf(table.routes().stream().map(Route::name).toList());
  }

  @Test
  void a_call_is_parsed_and_answered() {
    var reply = wire.get("/api/things/" + ID + "?page=3", "Authorization", "Bearer x");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().toString())
        .isEqualTo("{\"id\":\"" + ID + "\",\"count\":3,\"key\":\"" + SOMEBODY.accountId() + "\"}");
    assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
    assertThat(reply.header("Content-Type")).isEqualTo("application/json");
  }

  @Test
  void every_answer_carries_the_safety_headers_and_an_id() {
    for (String path : List.of("/api/things/" + ID, "/livez", "/nowhere.js", "/api/nowhere")) {
      var reply = wire.get(path, "X-Request-Id", "forged");
      assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(reply.header("Content-Security-Policy")).contains("default-src 'self'", "frame-ancestors 'none'")
          .doesNotContain("unsafe");
      assertThat(reply.header("X-Request-Id")).isNotEmpty().isNotEqualTo("forged");
      assertThat(reply.header("Server")).isEmpty();
    }
  }

  @Test
  void a_problem_names_the_request_and_speaks_the_visitors_language() {
    var korean = wire.get("/api/things/" + ID);
    assertThat(korean.status()).isEqualTo(401);
    assertThat(korean.code()).isEqualTo("authentication_required");
    assertThat(korean.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(korean.json().get("instance").asText()).isEqualTo(korean.header("X-Request-Id"));
    assertThat(korean.json().get("title").asText()).isEqualTo("로그인이 필요합니다");
    assertThat(korean.header("WWW-Authenticate")).isEqualTo("Bearer");
    var english = wire.get("/api/things/" + ID, "Accept-Language", "en-AU,en;q=0.9,ko;q=0.1");
    assertThat(english.json().get("title").asText()).isEqualTo("Please log in");
    assertThat(english.header("Content-Language")).isEqualTo("en");
  }

  @Test
  void the_role_is_checked_before_anything_is_read() {
    assertThat(wire.get("/api/things/bad?x=1").code()).isEqualTo("authentication_required");
    assertThat(wire.send("DELETE", "/api/things/bad", null, "Authorization", "Bearer x").code())
        .isEqualTo("forbidden");
  }

  @Test
  void no_header_makes_a_request_one_of_another_method() {
    var reply = wire.get("/api/things/" + ID, "Authorization", "Bearer x", "X-HTTP-Method-Override", "DELETE");
    assertThat(reply.status()).isEqualTo(200);
  }

  @Test
  void an_id_that_cannot_be_one_names_nothing() {
    assertThat(wire.get("/api/things/17", "Authorization", "Bearer x").code()).isEqualTo("not_found");
    assertThat(wire.get("/api/things/" + ID.toUpperCase(), "Authorization", "Bearer x").status()).isEqualTo(404);
  }

  @Test
  void query_parameters_are_judged_too() {
    var twice = wire.get("/api/things/" + ID + "?page=1&page=2", "Authorization", "Bearer x");
    assertThat(twice.code()).isEqualTo("invalid_request");
    assertThat(twice.json().at("/errors/0/field").asText()).isEqualTo("page");
    assertThat(wire.raw("GET /api/things/" + ID + "?page=%zz HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer x\r\n"
        + "Connection: close\r\n\r\n")).contains("HTTP/1.1 400 ", "\"invalid_request\"");
    assertThat(wire.get("/api/things/" + ID + "?pag=1", "Authorization", "Bearer x").code())
        .isEqualTo("unknown_field");
  }

  @Test
  void all_errors_come_at_once() {
    var reply = wire.post("/api/things", "{\"count\":9,\"note\":\"\"}", "Idempotency-Key", "k k");
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().findValuesAsText("field")).containsExactlyInAnyOrder("count", "note", "Idempotency-Key");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "", "{\"count\":1} x", "\"\\u00zz\""})
  void a_body_that_is_not_json_is_malformed(String body) {
    assertThat(wire.post("/api/things", body).code()).isEqualTo("malformed_json");
  }

  @Test
  void a_body_in_another_type_is_refused() {
    var form = HttpRequest.newBuilder(wire.uri("/api/things")).header("Content-Type", "text/plain")
        .POST(BodyPublishers.ofString("{\"count\":1}"));
    assertThat(wire.send(form).code()).isEqualTo("unsupported_media_type");
    assertThat(wire.post("/api/things", "{\"count\":1}", "Content-Type", "application/json; charset=UTF-8").status())
        .isEqualTo(201);
    assertThat(wire.post("/api/things", "{\"count\":1}", "Content-Encoding", "gzip").code())
        .isEqualTo("unsupported_media_type");
  }

  @Test
  void a_body_larger_than_64_kb_is_refused_whether_its_length_was_told_or_not() {
    String large = "{\"count\":1,\"note\":\"" + "x".repeat(70_000) + "\"}";
    assertThat(wire.post("/api/things", large).code()).isEqualTo("payload_too_large");
    var chunked = HttpRequest.newBuilder(wire.uri("/api/things")).header("Content-Type", "application/json")
        .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(large.getBytes())));
    assertThat(wire.send(chunked).code()).isEqualTo("payload_too_large");
  }

  @Test
  void a_route_without_a_body_takes_none() {
    assertThat(wire.send("DELETE", "/api/things/" + ID, "{}", "Authorization", "Bearer x").code())
        .isEqualTo("forbidden");
  }

  @Test
  void the_idempotency_key_comes_with_a_fingerprint_of_the_request() {
    var once = wire.post("/api/things", "{\"count\":1,\"note\":\"a\"}", "Idempotency-Key", "k").json().get("key");
    var again = wire.post("/api/things", "{ \"note\":\"a\", \"count\":1 }", "Idempotency-Key", "k").json().get("key");
    var other = wire.post("/api/things", "{\"count\":2,\"note\":\"a\"}", "Idempotency-Key", "k").json().get("key");
    assertThat(once.asText()).startsWith("k ").isEqualTo(again.asText()).isNotEqualTo(other.asText());
  }

  @Test
  void what_is_not_in_the_table_is_a_problem_too() {
    assertThat(wire.get("/api/nowhere").code()).isEqualTo("not_found");
    var wrong = wire.send("PUT", "/api/things", "{}");
    assertThat(wrong.code()).isEqualTo("method_not_allowed");
    assertThat(wrong.header("Allow")).isEqualTo("POST");
    assertThat(wire.send("TRACE", "/api/things", null).status()).isIn(404, 405);
  }

  @Test
  void faults_tell_nothing_but_what_to_do() {
    var away = wire.get("/api/broken/0198b8a4-1111-4222-8333-444455556661");
    assertThat(away.code()).isEqualTo("temporarily_unavailable");
    assertThat(away.header("Retry-After")).isEqualTo("1");
    var busy = wire.get("/api/broken/0198b8a4-1111-4222-8333-444455556662");
    assertThat(busy.code()).isEqualTo("temporarily_unavailable");
    assertThat(busy.header("Retry-After")).isEqualTo("1");
    var broken = wire.get("/api/broken/0198b8a4-1111-4222-8333-444455556663");
    assertThat(broken.code()).isEqualTo("internal_error");
    assertThat(away.text() + broken.text()).doesNotContain("secret", "Exception", "select");
  }

  @Test
  void an_answer_that_was_not_declared_is_reported_and_still_given() {
    assertThat(wire.get("/api/undeclared").code()).isEqualTo("sold_out");
    assertThat(undeclared).hasSize(1);
  }

  @Test
  void content_is_tagged_and_compressed() {
    var plain = wire.get("/api/things/" + ID + "/tagged");
    assertThat(plain.header("ETag")).startsWith("\"");
    assertThat(plain.response().body()).hasSize(4009);
    var gzip = wire.get("/api/things/" + ID + "/tagged", "Accept-Encoding", "gzip");
    assertThat(gzip.header("Content-Encoding")).isEqualTo("gzip");
    assertThat(gzip.response().body()).hasSizeLessThan(200);
    var again = wire.get("/api/things/" + ID + "/tagged", "If-None-Match", plain.header("ETag"));
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.response().body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET /api/things/%00 HTTP/1.1\r\nHost: x\r\n\r\n", "GET / HTTP/9.9\r\nHost: x\r\n\r\n",
      "GET /api/../etc HTTP/1.1\r\nHost: x\r\n\r\n", "G\u0001T / HTTP/1.1\r\n\r\n",
      "POST /api/things HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      "GET /livez HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n"})
  void broken_requests_get_nothing_but_a_status(String request) {
    String reply = wire.raw(request.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"));
    assertThat(reply).matches("(?s)HTTP/1.1 (400|404) .*").doesNotContain("Exception", "<html", "jetty");
  }

  @Test
  void headers_larger_than_8_kb_are_refused() {
    assertThat(wire.get("/livez", "X-Long", "x".repeat(9_000)).status()).isEqualTo(431);
  }

  @Test
  void another_origins_page_may_call_only_when_listed() {
    var listed = HttpRequest.newBuilder(wire.uri("/api/things")).method("OPTIONS", BodyPublishers.noBody());
    var reply = wire.send(listed, "Origin", "https://shop.example", "Access-Control-Request-Method", "POST");
    assertThat(reply.status()).isEqualTo(204);
    assertThat(reply.header("Access-Control-Allow-Origin")).isEqualTo("https://shop.example");
    var stranger = wire.send(listed, "Origin", "https://evil.example", "Access-Control-Request-Method", "POST");
    assertThat(stranger.header("Access-Control-Allow-Origin")).isEmpty();
    assertThat(stranger.status()).isEqualTo(405);
  }

  @Test
  void probes_tell_yes_or_no_in_public() {
    assertThat(wire.get("/readyz").text()).isEqualTo("{\"status\":\"up\"}");
    troubles.add("the database is away");
    assertThat(wire.get("/api/health").toString()).isEqualTo("503 {\"status\":\"down\"}");
    assertThat(wire.get("/livez").status()).isEqualTo(200);
  }

  @Test
  void operators_hear_the_reasons_and_can_drain() {
    var operators = new HttpServer(HttpSettings.local(0), new RouteTable(new HealthRoutes(health).operators()),
        new Reception(HttpServerTest::judge, _ -> false, Visitors.direct(), InstantSource.system(),
            undeclared::add),
        Optional.empty(), config -> {}).start();
    try (operators) {
      var management = new Wire(operators.port());
      assertThat(management.get("/readyz").text()).isEqualTo("{\"status\":\"up\",\"reasons\":[]}");
      assertThat(management.send("POST", "/drain", null).status()).isEqualTo(204);
      assertThat(management.send("POST", "/drain", null).status()).isEqualTo(204);
      assertThat(management.get("/readyz").toString())
          .isEqualTo("503 {\"status\":\"down\",\"reasons\":[\"draining\"]}");
      assertThat(drained).hasValue(1);
    }
  }

  @Test
  void stopping_lets_a_request_in_flight_end() {
    var slow = CompletableFuture.supplyAsync(() -> wire.get("/api/slow"));
    await(entered);
    var stopping = CompletableFuture.runAsync(server::close);
    release.countDown();
    assertThat(slow.join().status()).isEqualTo(204);
    stopping.join();
  }

  @Test
  void the_document_is_served_and_complete() {
    var document = wire.get("/openapi.json").json();
    assertThat(document.at("/paths/~1api~1things~1{id}/get/parameters").findValuesAsText("name"))
        .containsExactly("id", "page");
    assertThat(document.at("/paths/~1api~1things/post/requestBody/content/application~1json/schema/$ref").asText())
        .isEqualTo("#/components/schemas/NewThing");
    assertThat(document.at("/paths/~1api~1things/post/responses").properties()).extracting(Map.Entry::getKey)
        .containsExactly("201", "400", "409", "413", "415", "422", "429", "500", "503");
    assertThat(document.at("/components/schemas/Thing/required").toString())
        .isEqualTo("[\"id\",\"count\",\"key\"]");
  }
}
