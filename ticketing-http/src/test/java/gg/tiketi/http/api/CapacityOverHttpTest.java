package gg.tiketi.http.api;

import static org.assertj.core.api.Assertions.assertThat;

import gg.tiketi.capacity.Crowd;
import gg.tiketi.http.TestServer;
import gg.tiketi.kernel.EventId;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Crowds as organisers ask for them. */
class CapacityOverHttpTest {
  private TestServer server;
  private TestServer.Person admin;
  private String event;

  @BeforeEach
  void start() {
    server = new TestServer();
    admin = server.admin();
    event = server.ticketEvent(admin);
  }

  @AfterEach
  void close() {
    server.close();
  }

  /** A rush of 12,000 within the ten minutes after the opening, and what it taught. */
  private void rush() {
    for (int minute = 0; minute < 10; minute++) {
      int arrived = minute * 1_000;
      server.traffic().look(List.of(new Crowd(new EventId(UUID.fromString(event)), Crowd.LINE, 1_500, 10_500, arrived,
          minute * 100)), 3, server.now());
      server.passUnswept(Duration.ofMinutes(1));
    }
  }

  @Test
  void minutes_of_all_events_and_of_one_are_told() {
    rush();
    var all = admin.get("/api/admin/traffic/current?range=6h").json().get("metrics");
    assertThat(all).hasSize(10);
    var one = admin.get("/api/admin/traffic/" + event).json().get("metrics");
    assertThat(one).isEqualTo(all);
    assertThat(one.get(1).toString()).isEqualTo("{\"timestamp\":\"2026-05-01T09:01:00+09:00\",\"concurrentUsers\":1500,"
        + "\"queueUsers\":10500,\"arrivals\":1000,\"admissions\":100,\"instanceCount\":3}");
  }

  @Test
  void events_are_compared() {
    var quiet = server.seatEvent(admin);
    rush();
    var compared = admin.post("/api/admin/traffic/compare",
        "{\"eventIds\":[\"" + event + "\",\"" + quiet + "\"],\"timeRange\":\"1h\"}").json().get("comparison");
    assertThat(compared).hasSize(2);
    assertThat(compared.get(0).get("summary").toString()).isEqualTo("{\"maxConcurrent\":1500,\"maxQueue\":10500,"
        + "\"avgConcurrent\":1500.0,\"avgWaitSeconds\":7000}");
    assertThat(compared.get(1).at("/summary/maxQueue").asInt()).isZero();
    assertThat(compared.get(1).at("/summary/avgWaitSeconds").isMissingNode()).isTrue();
  }

  @Test
  void what_an_artists_shows_teach_is_told_and_expected_of_the_next() {
    rush();
    server.passUnswept(Duration.ofHours(4));
    server.traffic().learn(server.now());
    admin = admin.again();
    var next = server.seatEvent(admin);
    var artist = admin.get("/api/admin/artist-averages").json().at("/artists/0");
    assertThat(artist.get("artistName").asText()).isEqualTo("The Singer");
    assertThat(artist.get("avgDemand").asDouble()).isEqualTo(12_000);
    assertThat(artist.get("recommendedInstances").asInt()).isEqualTo(8);
    assertThat(artist.get("eventCount").asInt()).isEqualTo(1);
    var policies = admin.get("/api/admin/forecast/" + next).json().get("policies");
    assertThat(policies).hasSize(8);
    var average = policies.get(0);
    assertThat(average.get("policy").asText()).isEqualTo("simple-average");
    assertThat(average.get("recommendedInstances").asInt()).isEqualTo(8);
    // Of 265 seats nearly 400 people can make use at once.
    assertThat(average.get("usefulUsers").asDouble()).isEqualTo(397.5);
    assertThat(average.get("because").asText()).isEqualTo("the mean of the peaks of 1 past show(s) of the artist");
    assertThat(average.get("quantiles")).hasSize(11);
  }

  @Test
  void names_across_languages_are_merged_in_what_is_learned_and_forecast_at_once() {
    rush();
    server.passUnswept(Duration.ofHours(4));
    server.traffic().learn(server.now());
    admin = admin.again();
    var korean = server.seatEvent(admin);
    assertThat(admin.send("PATCH", "/api/admin/events/" + korean, "{\"artistName\":\"그 가수\"}").status()).isEqualTo(200);
    assertThat(admin.get("/api/admin/forecast/" + korean).json().at("/policies/0/shows").asInt()).isZero();
    assertThat(admin.get("/api/events?q=the+singer").json().get("events")).hasSize(1);
    var given = "{\"aliases\":[[\"그 가수\",\"THE singer\"],[\"하나\",\"Hana\",\"One\"]]}";
    assertThat(admin.get("/api/admin/aliases").json().toString()).isEqualTo("{\"aliases\":[]}");
    assertThat(admin.send("PUT", "/api/admin/aliases", given).json().toString()).isEqualTo(given);
    assertThat(admin.get("/api/admin/aliases").json().toString()).isEqualTo(given);
    assertThat(admin.get("/api/admin/forecast/" + korean).json().at("/policies/0/users").asInt()).isEqualTo(12_000);
    assertThat(admin.get("/api/events?q=the+singer").json().get("events")).hasSize(2);
  }

  @Test
  void a_name_is_in_one_group_only_however_it_is_written() {
    var twice = admin.send("PUT", "/api/admin/aliases", "{\"aliases\":[[\"a\",\"b\"],[\"c\",\"Ａ\"]]}");
    assertThat(twice.status()).isEqualTo(400);
    assertThat(twice.json().at("/errors/0/code").asText()).isEqualTo("not_unique");
    assertThat(admin.send("PUT", "/api/admin/aliases", "{\"aliases\":[[]]}").status()).isEqualTo(400);
    assertThat(admin.get("/api/admin/aliases").json().get("aliases")).isEmpty();
    assertThat(server.person().send("PUT", "/api/admin/aliases", "{\"aliases\":[]}").status()).isEqualTo(403);
  }

  @Test
  void active_events_are_those_in_their_sale_window_sold_out_or_not() {
    var later = server.seatEvent(admin);
    assertThat(
        admin.send("PATCH", "/api/admin/events/" + later, "{\"saleStartDate\":\"2026-05-01T09:00:01\"}").status())
        .isEqualTo(200);
    assertThat(admin.get("/api/admin/events/active").json().toString()).isEqualTo("{\"events\":[{\"id\":\"" + event
        + "\",\"title\":\"봄 콘서트\",\"artistName\":\"The Singer\",\"saleStartDate\":\"2026-05-01T09:00:00+09:00\"}]}");
    server.passUnswept(Duration.ofSeconds(1));
    assertThat(admin.get("/api/admin/events/active").json().get("events").findValuesAsText("id"))
        .containsExactly(event, later);
    server.tiketi().catalog().cancel(new EventId(UUID.fromString(event)), server.now());
    assertThat(admin.get("/api/admin/events/active").json().get("events").findValuesAsText("id"))
        .containsExactly(later);
  }

  @Test
  void of_an_unknown_artist_five_instances_are_expected() {
    var average = admin.get("/api/admin/forecast/" + event).json().at("/policies/0");
    assertThat(average.get("recommendedInstances").asInt()).isEqualTo(5);
    assertThat(average.get("shows").asInt()).isZero();
  }

  @Test
  void the_next_day_is_forecast_hour_by_hour() {
    var outlook = admin.get("/api/admin/forecast").json();
    assertThat(outlook.get("next24Hours")).hasSize(24);
    assertThat(outlook.get("nextHour")).isEqualTo(outlook.at("/next24Hours/0"));
    // The event opened just now, and nothing is known of its artist.
    assertThat(outlook.at("/nextHour/users").asDouble()).isEqualTo(7_500);
    assertThat(outlook.at("/nextHour/because").asText()).contains("openings: 봄 콘서트");
  }

  @Test
  void policies_are_compared_on_what_was_recorded() {
    var told = admin.post("/api/admin/forecast/backtest", "{\"ratio\":4}").json();
    assertThat(told.get("fewToMany").asDouble()).isEqualTo(4);
    assertThat(told.get("scored").asInt()).isZero();
    assertThat(told.get("policies")).hasSize(8);
  }

  @Test
  void other_ranges_and_events_are_refused() {
    assertThat(admin.get("/api/admin/traffic/current?range=7h").status()).isEqualTo(400);
    var unknown = new UUID(1, 1);
    assertThat(admin.get("/api/admin/traffic/" + unknown).code()).isEqualTo("not_found");
    assertThat(admin.get("/api/admin/forecast/" + unknown).code()).isEqualTo("not_found");
    assertThat(admin.post("/api/admin/traffic/compare", "{\"eventIds\":[\"" + unknown + "\"]}").code())
        .isEqualTo("not_found");
  }
}
