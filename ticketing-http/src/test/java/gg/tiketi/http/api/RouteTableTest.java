package gg.tiketi.http.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gg.tiketi.http.TestServer;
import gg.tiketi.http.route.Access;
import gg.tiketi.http.route.PathId;
import gg.tiketi.http.route.Route;
import gg.tiketi.http.shape.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Law T3: every route is in the role table; what is not listed is refused. */
class RouteTableTest {
  private static final TestServer SERVER = new TestServer();

  private static final String ROLES = """
                                      ADMIN   DELETE /api/admin/events/{id}
                                      ADMIN   GET /api/admin/aliases
                                      ADMIN   GET /api/admin/artist-averages
                                      ADMIN   GET /api/admin/events/active
                                      ADMIN   GET /api/admin/events/{id}
                                      ADMIN   GET /api/admin/forecast
                                      ADMIN   GET /api/admin/forecast/{eventId}
                                      ADMIN   GET /api/admin/scaling/actions
                                      ADMIN   GET /api/admin/scaling/plan
                                      ADMIN   GET /api/admin/seat-layouts
                                      ADMIN   GET /api/admin/seat-layouts/{id}
                                      ADMIN   GET /api/admin/traffic/current
                                      ADMIN   GET /api/admin/traffic/{eventId}
                                      ADMIN   GET /api/queue/admin/{eventId}
                                      ADMIN   PATCH /api/admin/events/{id}
                                      ADMIN   PATCH /api/queue/admin/{eventId}
                                      ADMIN   POST /api/admin/events
                                      ADMIN   POST /api/admin/events/{eventId}/tickets
                                      ADMIN   POST /api/admin/events/{id}/cancel
                                      ADMIN   POST /api/admin/events/{id}/seats/block
                                      ADMIN   POST /api/admin/events/{id}/seats/unblock
                                      ADMIN   POST /api/admin/forecast/backtest
                                      ADMIN   POST /api/admin/scaling/plan
                                      ADMIN   POST /api/admin/scaling/plan/{id}/approve
                                      ADMIN   POST /api/admin/scaling/plan/{id}/cancel
                                      ADMIN   POST /api/admin/seat-layouts
                                      ADMIN   POST /api/admin/traffic/compare
                                      ADMIN   POST /api/queue/admin/clear/{eventId}
                                      ADMIN   PUT /api/admin/aliases
                                      ADMIN   PUT /api/admin/events/{id}
                                      ADMIN   PUT /api/admin/seat-layouts/{id}
                                      ADMIN   PUT /api/admin/tickets/{id}
                                      PUBLIC  GET /api/events
                                      PUBLIC  GET /api/events/{id}
                                      PUBLIC  GET /api/health
                                      PUBLIC  GET /api/payments/methods
                                      PUBLIC  GET /api/queue/draw/{eventId}
                                      PUBLIC  GET /api/queue/draw/{eventId}/leaves
                                      PUBLIC  GET /api/seats/events/{eventId}
                                      PUBLIC  GET /api/seats/events/{eventId}/layout
                                      PUBLIC  GET /api/seats/events/{eventId}/status
                                      PUBLIC  GET /api/seats/layouts
                                      PUBLIC  GET /api/tickets/availability/{ticketTypeId}
                                      PUBLIC  GET /api/tickets/event/{eventId}
                                      PUBLIC  GET /health
                                      PUBLIC  GET /livez
                                      PUBLIC  GET /readyz
                                      PUBLIC  POST /api/auth/login
                                      PUBLIC  POST /api/auth/register
                                      PUBLIC  POST /api/payments/webhooks/{provider}
                                      REFRESH POST /api/auth/logout
                                      REFRESH POST /api/auth/refresh
                                      TICKET  GET /api/queue/status/{eventId}
                                      USER    DELETE /api/auth/me
                                      USER    DELETE /api/events/{id}/reminder
                                      USER    GET /api/auth/me
                                      USER    GET /api/auth/me/export
                                      USER    GET /api/payments/{id}
                                      USER    GET /api/queue/draw/{eventId}/proof
                                      USER    GET /api/reservations/my
                                      USER    GET /api/reservations/{id}
                                      USER    GET /api/seats/reservation/{id}
                                      USER    PATCH /api/auth/me
                                      USER    PATCH /api/auth/password
                                      USER    POST /api/events/{id}/reminder
                                      USER    POST /api/payments/process
                                      USER    POST /api/queue/check/{eventId}
                                      USER    POST /api/queue/leave/{eventId}
                                      USER    POST /api/reservations
                                      USER    POST /api/reservations/{id}/cancel
                                      USER    POST /api/seats/reservation/{id}/extend
                                      USER    POST /api/seats/reserve
                                      USER    PUT /api/seats/reservation/{id}
                                      """;

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  private static List<Route> routes() {
    return SERVER.table().routes();
  }

  @Test
  void T3_every_route_has_the_role_it_should() {
    var lines = routes().stream()
        .sorted(Comparator.comparing((Route route) -> route.access().name()).thenComparing(Route::name))
        .map(route -> String.format("%-7s %s", route.access(), route.name())).toList();
    assertThat(String.join("\n", lines) + "\n").isEqualTo(ROLES);
  }

  @Test
  void T3_nothing_is_registered_that_is_not_listed() {
    var listed = new ArrayList<>(routes().stream().map(Route::name).toList());
    listed.add("WEBSOCKET_BEFORE_UPGRADE /ws");
    assertThat(SERVER.server().registered()).containsExactlyInAnyOrderElementsOf(listed);
  }

  @Test
  void T3_what_is_not_listed_is_refused() {
    assertThat(SERVER.wire().get("/api/admin").code()).isEqualTo("not_found");
    assertThat(SERVER.wire().get("/api/admin/users").code()).isEqualTo("not_found");
    assertThat(SERVER.wire().send("PUT", "/api/events", "{}").code()).isEqualTo("method_not_allowed");
    assertThat(SERVER.wire().get("/metrics").header("Content-Type")).startsWith("text/html");
  }

  @Test
  void every_route_below_admin_asks_for_an_admin() {
    assertThat(routes()).filteredOn(route -> route.path().matches("/api/(queue/)?admin.*"))
        .allMatch(route -> route.access() == Access.ADMIN);
  }

  @Test
  void calls_that_book_take_a_key_and_those_that_obtain_an_admission() {
    assertThat(routes()).filteredOn(Route::idempotent).extracting(Route::name).containsExactlyInAnyOrder(
        "POST /api/seats/reserve", "PUT /api/seats/reservation/{id}", "POST /api/seats/reservation/{id}/extend",
        "POST /api/reservations", "POST /api/reservations/{id}/cancel", "POST /api/payments/process",
        "POST /api/admin/events/{id}/cancel");
    assertThat(routes()).filteredOn(Route::obtainsSeats).extracting(Route::name).containsExactlyInAnyOrder(
        "POST /api/seats/reserve", "PUT /api/seats/reservation/{id}", "POST /api/reservations");
  }

  @Test
  void the_document_names_every_route_and_nothing_else() {
    var documented = new TreeSet<String>();
    document().get("paths").properties().forEach(path -> path.getValue().fieldNames()
        .forEachRemaining(method -> documented.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
    assertThat(documented).containsExactlyInAnyOrderElementsOf(routes().stream().map(Route::name).toList());
  }

  @Test
  void the_document_is_complete_for_each_route() {
    var document = document();
    var ids = new TreeMap<String, String>();
    for (Route route : routes()) {
      JsonNode operation = document.get("paths").get(route.path()).get(route.method().name().toLowerCase(Locale.ROOT));
      var expected = new ArrayList<String>();
      route.pathIds().stream().map(PathId::name).forEach(expected::add);
      route.query().fields().stream().map(Field::name).forEach(expected::add);
      if (route.idempotent()) {
        expected.add("Idempotency-Key");
      }
      if (route.obtainsSeats()) {
        expected.add("Admission");
      }
      if (route.takesTicket()) {
        expected.add("Queue-Ticket");
      }
      assertThat(operation.get("parameters").findValuesAsText("name")).as(route.name()).isEqualTo(expected);
      assertThat(operation.get("summary").asText()).as(route.name()).isNotBlank();
      assertThat(operation.has("requestBody")).as(route.name()).isEqualTo(!route.body().fields().isEmpty());
      assertThat(operation.get("security").isEmpty()).as(route.name()).isEqualTo(route.access() == Access.PUBLIC);
      route.outcomes().forEach(outcome -> assertThat(operation.get("responses").has("" + outcome.status())).isTrue());
      route.refusals().forEach(code -> assertThat(operation.get("responses").get("" + code.status()).toString())
          .as(route.name()).contains('"' + code.code() + '"'));
      assertThat(ids.put(operation.get("operationId").asText(), route.name())).as("operation ids are unique").isNull();
    }
  }

  @Test
  void every_reference_in_the_document_leads_somewhere() {
    var document = document();
    assertThat(document.findValuesAsText("$ref")).isNotEmpty().allSatisfy(
        reference -> assertThat(document.at(reference.substring(1)).isObject()).as(reference).isTrue());
  }

  private static JsonNode document() {
    return SERVER.wire().get("/openapi.json").json();
  }

  @Test
  void the_page_of_the_document_needs_no_script_and_no_other_host() {
    var page = SERVER.wire().get("/api-docs");
    assertThat(page.header("Content-Type")).startsWith("text/html");
    assertThat(page.text()).contains("/api/seats/reserve", "id=\"seat_taken\"", "매진되었습니다")
        .doesNotContain("<script", "http://", "https://cdn", "style=");
    assertThat(page.response().body()).hasSizeGreaterThan(64 * 1024);
    assertThat(page.header("Content-Length")).isEqualTo(String.valueOf(page.response().body().length));
    assertThat(SERVER.wire().get("/api-docs.css").header("Content-Type")).startsWith("text/css");
  }

  @Test
  void the_pages_are_served_with_a_tag_and_compressed() {
    var page = SERVER.wire().get("/");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text()).contains("<html");
    assertThat(SERVER.wire().get("/events/anything").text()).isEqualTo(page.text());
    assertThat(SERVER.wire().get("/", "If-None-Match", page.header("ETag")).status()).isEqualTo(304);
    assertThat(SERVER.wire().get("/main.js").header("Content-Type")).startsWith("text/javascript");
    assertThat(SERVER.wire().get("/main.js", "Accept-Encoding", "gzip").header("Content-Encoding")).isEqualTo("gzip");
    for (String nothing : List.of("/nothing.js", "/../pom.xml", "/%2e%2e/pom.xml", "/core//api.js", "/core/.hidden.js",
        "/index.html/x.js")) {
      assertThat(SERVER.wire().get(nothing).status()).as(nothing).isIn(400, 404);
    }
  }
}
