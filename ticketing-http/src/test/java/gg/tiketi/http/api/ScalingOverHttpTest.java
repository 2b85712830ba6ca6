package gg.tiketi.http.api;

import static org.assertj.core.api.Assertions.assertThat;

import gg.tiketi.http.TestServer;
import gg.tiketi.http.TestServer.Person;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Plans of the fleet as organisers meet them. */
class ScalingOverHttpTest {
  private final TestServer server = new TestServer();
  private final Person admin = server.admin();

  @AfterEach
  void stop() {
    server.close();
  }

  private String propose(String whom) {
    var reply = admin.post("/api/admin/scaling/plan", "{" + whom + ",\"reason\":\"a second show\"}");
    assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
    return reply.json().at("/plan/id").asText();
  }

  private int decide(String plan, String what) {
    return admin.post("/api/admin/scaling/plan/" + plan + "/" + what, "{\"reason\":\"sure\"}").status();
  }

  @Test
  void a_plan_counts_from_its_approval_to_its_end_and_the_timeline_says_why() {
    var plan = propose("\"opensAt\":\"2026-05-01T12:00:00+09:00\",\"users\":15000");
    assertThat(admin.get("/api/admin/scaling/plan").json().at("/timeline").findValuesAsText("floor"))
        .containsOnly("2");
    assertThat(decide(plan, "approve")).isEqualTo(200);
    var timeline = admin.get("/api/admin/scaling/plan?hoursBack=0&hoursAhead=10").json();
    assertThat(timeline.at("/timeline").findValuesAsText("floor")).containsExactly("2", "10", "2");
    assertThat(timeline.at("/timeline/1/from").asText()).isEqualTo("2026-05-01T11:28:00+09:00");
    assertThat(timeline.at("/timeline/1/to").asText()).isEqualTo("2026-05-01T16:00:00+09:00");
    assertThat(timeline.at("/timeline/1/planIds/0").asText()).isEqualTo(plan);
    assertThat(timeline.at("/plans/0/made/reason").asText()).isEqualTo("a second show");
    assertThat(timeline.at("/plans/0/approved/by").asText()).isEqualTo(admin.id());
    assertThat(decide(plan, "approve")).isEqualTo(409);
    assertThat(decide(plan, "cancel")).isEqualTo(200);
    assertThat(decide(plan, "cancel")).isEqualTo(409);
  }

  @Test
  void what_is_done_is_told() {
    assertThat(decide(propose("\"opensAt\":\"2026-05-01T09:10:00+09:00\",\"users\":15000"), "approve")).isEqualTo(200);
    server.pass(Duration.ofSeconds(30));
    assertThat(server.scaling().pulse()).isTrue();
    var actions = admin.get("/api/admin/scaling/actions").json().get("actions");
    assertThat(actions.findValuesAsText("kind")).contains("raise");
    var raise = actions.get(0);
    assertThat(raise.get("wanted").asText()).isEqualTo("at least 10");
    assertThat(raise.get("dryRun").asBoolean()).isTrue();
    assertThat(raise.get("outcome").asText()).isEqualTo("done");
    assertThat(raise.get("why").asText()).contains("15000 people");
  }

  @Test
  void the_planner_makes_plans_for_what_will_open() {
    var event = server.seatEvent(admin);
    server.scaling().pulse();
    assertThat(admin.get("/api/admin/scaling/plan").json().get("plans")).isEmpty();
    var later = "{\"saleStartDate\":\"2026-05-02T09:00:00\"}";
    assertThat(admin.send("PATCH", "/api/admin/events/" + event, later).status()).isEqualTo(200);
    server.pass(Duration.ofMinutes(2));
    server.scaling().pulse();
    var plan = admin.get("/api/admin/scaling/plan").json().at("/plans/0");
    assertThat(plan.get("eventId").asText()).isEqualTo(event);
    assertThat(plan.get("users").asLong()).isEqualTo(7_500);
    assertThat(plan.get("policy").asText()).isEqualTo("cold-start");
    assertThat(plan.at("/made/by").asText()).isEqualTo("planner");
    assertThat(admin.post("/api/admin/events/" + event + "/cancel", null).status()).isEqualTo(200);
    server.pass(Duration.ofMinutes(2));
    server.scaling().pulse();
    assertThat(server.scaling().plans(server.now(), server.now().plusSeconds(200_000))).isEmpty();
  }

  @Test
  void a_plan_needs_an_event_or_an_opening_that_is_to_come() {
    assertThat(admin.post("/api/admin/scaling/plan", "{\"users\":1,\"reason\":\"x\"}").status()).isEqualTo(400);
    assertThat(admin.post("/api/admin/scaling/plan",
        "{\"eventId\":\"00000000-0000-0000-0000-000000000000\",\"users\":1,\"reason\":\"x\"}").status())
        .isEqualTo(404);
    assertThat(admin.post("/api/admin/scaling/plan",
        "{\"opensAt\":\"2026-04-30T09:00:00\",\"users\":1,\"reason\":\"x\"}").code()).isEqualTo("invalid_state");
    assertThat(decide("00000000-0000-0000-0000-000000000000", "approve")).isEqualTo(404);
    assertThat(server.person().get("/api/admin/scaling/plan").status()).isEqualTo(403);
  }
}
