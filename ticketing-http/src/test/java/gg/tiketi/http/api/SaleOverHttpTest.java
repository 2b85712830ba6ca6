package gg.tiketi.http.api;

import static org.assertj.core.api.Assertions.assertThat;

import gg.tiketi.http.TestServer;
import gg.tiketi.http.TestServer.Person;
import gg.tiketi.payment.Manners;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SaleOverHttpTest {
  private final TestServer server = new TestServer();
  private final Person admin = server.admin();
  private final Person buyer = server.person();
  private final Person other = server.person();
  private final String event = server.seatEvent(admin);

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void a_seat_is_held_paid_and_seen() {
    var held = buyer.reserve(event, "0", "1");
    assertThat(held.status()).isEqualTo(201);
    var reservation = held.json().get("reservation");
    assertThat(reservation.get("status").asText()).isEqualTo("pending");
    assertThat(reservation.get("totalAmount").asLong()).isEqualTo(300_000);
    assertThat(reservation.get("currency").asText()).isEqualTo("KRW");
    assertThat(reservation.get("expiresAt").asText()).isEqualTo("2026-05-01T09:05:00+09:00");
    assertThat(reservation.get("seats").findValuesAsText("seatLabel")).containsExactly("VIP-1-1", "VIP-1-2");
    assertThat(statuses()).startsWith(1, 1, 0);

    var paid = buyer.pay(reservation.get("id").asText());
    assertThat(paid.status()).as(paid.toString()).isEqualTo(200);
    assertThat(paid.json().at("/payment/status").asText()).isEqualTo("completed");
    assertThat(paid.json().at("/reservation/status").asText()).isEqualTo("confirmed");
    assertThat(statuses()).startsWith(2, 2, 0);
    var payment = buyer.get("/api/payments/" + paid.json().at("/payment/id").asText());
    assertThat(payment.json().at("/payment/paidAt").asText()).isEqualTo("2026-05-01T09:00:00+09:00");

    var mine = buyer.get("/api/reservations/my");
    assertThat(mine.json().at("/reservations/0/event/title").asText()).isEqualTo("봄 콘서트");
    assertThat(mine.json().at("/pagination/total").asInt()).isEqualTo(1);
    assertThat(other.get("/api/reservations/my").json().at("/pagination/total").asInt()).isZero();
  }

  private List<Integer> statuses() {
    var map = server.wire().get("/api/seats/events/" + event + "/status").json();
    assertThat(map.get("encoding").asText()).isEqualTo("2bit-base64");
    byte[] packed = Base64.getDecoder().decode(map.get("seats").asText());
    return java.util.stream.IntStream.range(0, 265).mapToObj(i -> packed[i / 4] >> 2 * (i % 4) & 3).toList();
  }

  @Test
  void who_comes_too_late_learns_which_seats_and_which_others() {
    buyer.hold(event, "3", "4");
    var late = other.reserve(event, "4", "5");
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.code()).isEqualTo("seat_taken");
    assertThat(late.json().get("conflicts").toString()).isEqualTo("[\"4\"]");
    assertThat(late.json().get("alternatives")).isNotEmpty().allSatisfy(block -> assertThat(block).hasSize(2));
    assertThat(statuses().subList(3, 6)).containsExactly(1, 1, 0);
  }

  @Test
  void the_limit_counts_over_all_reservations() {
    buyer.hold(event, "0", "1", "2");
    var more = buyer.reserve(event, "10", "11");
    assertThat(more.code()).isEqualTo("limit_exceeded");
    assertThat(more.json().get("limit").asInt()).isEqualTo(4);
    assertThat(more.json().get("held").asInt()).isEqualTo(3);
  }

  @Test
  void the_same_key_has_one_effect_and_one_answer() {
    String body = "{\"eventId\":\"" + event + "\",\"seatIds\":[\"7\"]}";
    var first = buyer.post("/api/seats/reserve", body, "Idempotency-Key", "k1");
    server.passUnswept(Duration.ofSeconds(3));
    var second = buyer.post("/api/seats/reserve", body, "Idempotency-Key", "k1");
    assertThat(second.toString()).isEqualTo(first.toString());
    var reused = buyer.post("/api/seats/reserve", body.replace("\"7\"", "\"8\""), "Idempotency-Key", "k1");
    assertThat(reused.status()).isEqualTo(422);
    assertThat(reused.code()).isEqualTo("idempotency_key_reused");
    assertThat(statuses().subList(7, 9)).containsExactly(1, 0);
  }

  @Test
  void best_available_sits_together() {
    var held = buyer.post("/api/seats/reserve",
        "{\"eventId\":\"" + event + "\",\"bestAvailable\":{\"count\":3,\"section\":\"R\"}}");
    assertThat(held.status()).as(held.toString()).isEqualTo(201);
    var seats = held.json().at("/reservation/seats");
    assertThat(seats.findValuesAsText("section")).containsExactly("R", "R", "R");
    int first = seats.get(0).get("seatNumber").asInt();
    assertThat(seats.findValues("seatNumber")).extracting(seat -> seat.asInt())
        .containsExactly(first, first + 1, first + 2);
    var nowhere = other.post("/api/seats/reserve",
        "{\"eventId\":\"" + event + "\",\"bestAvailable\":{\"count\":1,\"section\":\"Q\"}}");
    assertThat(nowhere.code()).isEqualTo("invalid_request");
    assertThat(nowhere.json().at("/errors/0/field").asText()).isEqualTo("bestAvailable.section");
    var many = other.post("/api/seats/reserve",
        "{\"eventId\":\"" + event + "\",\"bestAvailable\":{\"count\":2,\"maxPrice\":1000}}");
    assertThat(many.code()).isEqualTo("sold_out");
  }

  @Test
  void a_hold_is_replaced_extended_and_lapses() {
    String id = buyer.hold(event, "0");
    var replaced = buyer.send("PUT", "/api/seats/reservation/" + id, "{\"seatIds\":[\"0\",\"20\"]}");
    assertThat(replaced.status()).as(replaced.toString()).isEqualTo(200);
    assertThat(replaced.json().at("/reservation/seats").findValuesAsText("id")).containsExactly("0", "20");
    server.passUnswept(Duration.ofMinutes(4));
    var extended = buyer.send("POST", "/api/seats/reservation/" + id + "/extend", null);
    assertThat(extended.json().get("expiresAt").asText()).isEqualTo("2026-05-01T09:09:00+09:00");
    server.passUnswept(Duration.ofMinutes(5));
    assertThat(buyer.get("/api/seats/reservation/" + id).json().at("/reservation/status").asText())
        .isEqualTo("expired");
    assertThat(buyer.pay(id).code()).isEqualTo("reservation_expired");
    assertThat(other.reserve(event, "20").status()).isEqualTo(201);
    server.pass(Duration.ZERO);
    assertThat(statuses().getFirst()).isZero();
    assertThat(buyer.send("POST", "/api/seats/reservation/" + id + "/extend", null).status()).isEqualTo(410);
  }

  @Test
  void a_paid_reservation_is_cancelled_and_refunded_once() {
    String id = buyer.hold(event, "0");
    buyer.pay(id);
    var cancelled = buyer.send("POST", "/api/reservations/" + id + "/cancel", null, "Idempotency-Key", "c");
    assertThat(cancelled.status()).as(cancelled.toString()).isEqualTo(200);
    assertThat(cancelled.json().at("/reservation/status").asText()).isEqualTo("cancelled");
    assertThat(cancelled.json().at("/refund/amount").asLong()).isEqualTo(150_000);
    var again = buyer.send("POST", "/api/reservations/" + id + "/cancel", null, "Idempotency-Key", "c");
    assertThat(again.status()).isEqualTo(200);
    assertThat(buyer.send("POST", "/api/reservations/" + id + "/cancel", null).code()).isEqualTo("invalid_state");
    server.pass(Duration.ofSeconds(6));
    assertThat(buyer.get("/api/reservations/" + id).json().at("/reservation/paymentStatus").asText())
        .isEqualTo("refunded");
    assertThat(statuses().getFirst()).isZero();
  }

  @Test
  void a_declined_payment_leaves_the_hold_and_a_slow_one_is_told_later() {
    String id = buyer.hold(event, "0");
    server.behave(new Manners(Duration.ZERO, Duration.ZERO, 1, 0, Duration.ofSeconds(3)));
    assertThat(buyer.pay(id).code()).isEqualTo("payment_declined");
    server.behave(new Manners(Duration.ofSeconds(10), Duration.ofSeconds(10), 0, 0, Duration.ofSeconds(3)));
    var pending = buyer.pay(id, "Idempotency-Key", "p");
    assertThat(pending.status()).as(pending.toString()).isEqualTo(202);
    assertThat(pending.json().at("/payment/status").asText()).isEqualTo("pending");
    assertThat(buyer.pay(id).code()).isEqualTo("invalid_state");
    server.passUnswept(Duration.ofSeconds(30));
    String payment = pending.json().at("/payment/id").asText();
    var noticed = server.wire().post("/api/payments/webhooks/simulated", "{\"paymentId\":\"" + payment + "\"}");
    assertThat(noticed.status()).isEqualTo(200);
    assertThat(buyer.get("/api/payments/" + payment).json().at("/payment/status").asText()).isEqualTo("completed");
    assertThat(buyer.pay(id, "Idempotency-Key", "p").status()).isEqualTo(200);
  }

  @Test
  void other_peoples_things_do_not_exist() {
    String id = buyer.hold(event, "0");
    String payment = buyer.pay(id).json().at("/payment/id").asText();
    for (String path : List.of("/api/reservations/" + id, "/api/seats/reservation/" + id, "/api/payments/" + payment)) {
      assertThat(buyer.get(path).status()).isEqualTo(200);
      assertThat(other.get(path).code()).isEqualTo("not_found");
      assertThat(server.wire().get(path).code()).isEqualTo("authentication_required");
    }
    assertThat(other.send("POST", "/api/reservations/" + id + "/cancel", null).code()).isEqualTo("not_found");
    assertThat(other.pay(id).code()).isEqualTo("not_found");
    assertThat(other.send("PUT", "/api/seats/reservation/" + id, "{\"seatIds\":[\"1\"]}").code())
        .isEqualTo("not_found");
  }

  @Test
  void tickets_without_seats_are_held_and_counted() {
    String festival = server.ticketEvent(admin);
    List<String> types = server.ticketTypes(festival);
    var held = buyer.post("/api/reservations", "{\"eventId\":\"" + festival + "\",\"items\":[{\"ticketTypeId\":\""
        + types.get(1) + "\",\"quantity\":2}]}");
    assertThat(held.status()).as(held.toString()).isEqualTo(201);
    assertThat(held.json().at("/reservation/items/0/ticketTypeName").asText()).isEqualTo("Balcony");
    assertThat(held.json().at("/reservation/items/0/subtotal").asLong()).isEqualTo(160_000);
    assertThat(server.wire().get("/api/tickets/availability/" + types.get(1)).text())
        .isEqualTo("{\"availableQuantity\":0,\"totalQuantity\":2}");
    var late = other.post("/api/reservations", "{\"eventId\":\"" + festival + "\",\"items\":[{\"ticketTypeId\":\""
        + types.get(1) + "\",\"quantity\":1}]}");
    assertThat(late.code()).isEqualTo("sold_out");
    assertThat(buyer.reserve(festival, "0").code()).isEqualTo("wrong_inventory");
    var wrong = buyer.post("/api/reservations",
        "{\"eventId\":\"" + event + "\",\"items\":[{\"ticketTypeId\":\"" + types.get(0) + "\",\"quantity\":1}]}");
    assertThat(wrong.code()).isEqualTo("wrong_inventory");
  }

  @Test
  void the_map_the_layout_and_the_changes_agree() {
    String seats = "/api/seats/events/" + event;
    var full = server.wire().get(seats).json();
    assertThat(full.get("seats")).hasSize(265);
    assertThat(full.at("/seats/264/seatLabel").asText()).isEqualTo("S-16-20");
    assertThat(full.at("/seats/0/status").asText()).isEqualTo("available");
    long version = full.get("version").asLong();
    buyer.hold(event, "5");
    var changes = server.wire().get(seats + "/status?since=" + version).json();
    assertThat(changes.get("changes").toString()).isEqualTo("[[5,1]]");
    assertThat(changes.get("version").asLong()).isGreaterThan(version);
    assertThat(server.wire().get(seats + "/status?since=999999").json().has("seats")).isTrue();
    var status = server.wire().get(seats + "/status");
    assertThat(server.wire().get(seats + "/status", "If-None-Match", status.header("ETag")).status()).isEqualTo(304);

    String layoutVersion = server.wire().get("/api/events/" + event).json().at("/event/layoutVersion").asText();
    var layout = server.wire().get(seats + "/layout?v=" + layoutVersion);
    assertThat(layout.header("Cache-Control")).contains("immutable");
    assertThat(layout.json().at("/seats/0").has("status")).isFalse();
    assertThat(server.wire().get(seats + "/layout").header("Cache-Control")).isEqualTo("no-cache");
    assertThat(server.wire().get(seats + "/layout?v=other").header("Cache-Control")).isEqualTo("no-cache");
  }

  @Test
  void one_answer_draws_a_page_and_is_of_the_same_moment_as_the_map() {
    buyer.hold(event, "5");
    var page = server.wire().get("/api/events/" + event + "?include=seats").json();
    var layout = server.wire().get("/api/seats/events/" + event + "/layout").json().get("layout");
    var status = server.wire().get("/api/seats/events/" + event + "/status").json();
    assertThat(page.at("/seatMap/layout")).isEqualTo(layout);
    assertThat(page.at("/seatMap/special")).isEmpty();
    for (String name : List.of("version", "encoding", "seats")) {
      assertThat(page.get("seatMap").get(name)).isEqualTo(status.get(name));
    }
    buyer.hold(event, "6");
    var later = server.wire().get("/api/events/" + event + "?include=seats").json();
    assertThat(later.at("/seatMap/version").asLong()).isGreaterThan(page.at("/seatMap/version").asLong());
    assertThat(server.wire().get("/api/events/" + event).json().has("seatMap")).isFalse();
    String festival = server.ticketEvent(admin);
    assertThat(server.wire().get("/api/events/" + festival + "?include=seats").json().has("seatMap")).isFalse();
    assertThat(server.wire().get("/api/events/" + event + "?include=everything").code()).isEqualTo("invalid_request");
  }

  @Test
  void the_detail_never_shows_an_old_stock_and_is_not_sent_twice() {
    var first = server.wire().get("/api/events/" + event);
    assertThat(first.json().at("/event/available").asInt()).isEqualTo(265);
    assertThat(first.json().at("/event/inventory").asText()).isEqualTo("seats");
    assertThat(first.json().at("/event/waitingRoom").toString()).isEqualTo("{\"mode\":\"off\",\"state\":\"open\"}");
    assertThat(server.wire().get("/api/events/" + event, "If-None-Match", first.header("ETag")).status())
        .isEqualTo(304);
    buyer.hold(event, "5");
    var second = server.wire().get("/api/events/" + event, "If-None-Match", first.header("ETag"));
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.json().at("/event/available").asInt()).isEqualTo(264);
  }

  @Test
  void nine_in_seoul_is_nine_in_seoul() {
    var detail = server.wire().get("/api/events/" + event).json();
    assertThat(detail.at("/event/saleStartDate").asText()).isEqualTo("2026-05-01T09:00:00+09:00");
    assertThat(detail.at("/event/timeZone").asText()).isEqualTo("Asia/Seoul");
    var moved = admin.send("PATCH", "/api/admin/events/" + event,
        "{\"timeZone\":\"Europe/Berlin\",\"eventDate\":\"2026-06-20T19:00:00\"}");
    assertThat(moved.json().at("/event/eventDate").asText()).isEqualTo("2026-06-20T19:00:00+02:00");
    assertThat(moved.json().at("/event/saleStartDate").asText()).isEqualTo("2026-05-01T02:00:00+02:00");
  }

  @Test
  void events_are_found_by_all_filters() {
    String festival = server.ticketEvent(admin);
    var wire = server.wire();
    assertThat(ids(wire.get("/api/events?q=%EB%B4%84+singer"))).containsExactlyInAnyOrder(event, festival);
    assertThat(ids(wire.get("/api/events?q=%25"))).isEmpty();
    assertThat(ids(wire.get("/api/events?minPrice=100000"))).containsExactly(event);
    assertThat(ids(wire.get("/api/events?maxPrice=60000"))).containsExactly(festival);
    assertThat(ids(wire.get(
        "/api/events?status=on_sale&from=2026-06-20&to=2026-06-21&city=%EC%84%9C%EC%9A%B8&artist=the+singer&sort=price")))
        .containsExactly(festival, event);
    assertThat(ids(wire.get("/api/events?status=ended"))).isEmpty();
    var page = wire.get("/api/events?limit=1&page=2").json();
    assertThat(page.get("events")).hasSize(1);
    assertThat(page.get("pagination").toString())
        .isEqualTo("{\"page\":2,\"limit\":1,\"total\":2,\"totalPages\":2}");
  }

  private static List<String> ids(gg.tiketi.http.server.Wire.Reply reply) {
    assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    return reply.json().get("events").findValuesAsText("id");
  }

  @Test
  void organisers_make_change_cancel_and_hide_events() {
    var page = admin.get("/api/admin/events/" + event).json();
    assertThat(page.at("/rules/holdSeconds").asInt()).isEqualTo(300);
    var changed = admin.send("PATCH", "/api/admin/events/" + event, "{\"title\":\"Summer\",\"maxPerPerson\":2}");
    assertThat(changed.json().at("/event/title").asText()).isEqualTo("Summer");
    assertThat(buyer.reserve(event, "0", "1", "2").code()).isEqualTo("limit_exceeded");
    String id = buyer.hold(event, "0");
    buyer.pay(id);
    String unpaid = other.hold(event, "1");
    assertThat(admin.send("DELETE", "/api/admin/events/" + event, null).code()).isEqualTo("invalid_state");
    var dry = admin.send("POST", "/api/admin/events/" + event + "/cancel?dryRun=true", null).json();
    assertThat(dry.get("refunds").asInt()).isEqualTo(1);
    assertThat(dry.at("/event/status").asText()).isEqualTo("on_sale");
    var cancelled = admin.send("POST", "/api/admin/events/" + event + "/cancel", null).json();
    assertThat(cancelled.get("amount").asLong()).isEqualTo(150_000);
    assertThat(cancelled.at("/event/status").asText()).isEqualTo("cancelled");
    assertThat(buyer.reserve(event, "5").code()).isEqualTo("event_cancelled");
    assertThat(other.pay(unpaid).code()).isEqualTo("event_cancelled");
    assertThat(admin.send("PATCH", "/api/admin/events/" + event, "{\"title\":\"x\"}").code())
        .isEqualTo("event_cancelled");
    assertThat(server.tiketi().reservations().endCancelled(server.now(), 200)).isEqualTo(2);
    server.pass(Duration.ofSeconds(6));
    assertThat(buyer.get("/api/reservations/" + id).json().at("/reservation/paymentStatus").asText())
        .isEqualTo("refunded");
    assertThat(admin.send("DELETE", "/api/admin/events/" + event, null).status()).isEqualTo(204);
    assertThat(server.wire().get("/api/events/" + event).status()).isEqualTo(404);
    assertThat(server.wire().get("/api/seats/events/" + event + "/status").status()).isEqualTo(404);
  }

  @Test
  void organisers_make_layouts_and_block_seats() {
    var made = admin.post("/api/admin/seat-layouts",
        "{\"name\":\"tiny\",\"sections\":[{\"name\":\"A\",\"rows\":2,\"seatsPerRow\":3,\"price\":1000}],"
            + "\"features\":[{\"seatId\":\"1\",\"features\":[\"accessible\"]},{\"seatId\":\"5\",\"features\":[\"blocked\"]}]}");
    assertThat(made.status()).as(made.toString()).isEqualTo(201);
    String layout = made.json().at("/layout/id").asText();
    var put = admin.send("PUT", "/api/admin/seat-layouts/" + layout,
        "{\"name\":\"tiny\",\"sections\":[{\"name\":\"A\",\"rows\":1,\"seatsPerRow\":3,\"price\":1000}]}");
    assertThat(put.json().at("/layout/totalSeats").asInt()).isEqualTo(3);
    var used = admin.send("PUT", "/api/admin/seat-layouts/" + gg.tiketi.catalog.SampleLayouts.SMALL_THEATER.id(),
        "{\"name\":\"tiny\",\"sections\":[{\"name\":\"A\",\"rows\":1,\"seatsPerRow\":3,\"price\":1000}]}");
    assertThat(used.code()).isEqualTo("invalid_state");

    buyer.hold(event, "0");
    assertThat(admin.post("/api/admin/events/" + event + "/seats/block", "{\"seatIds\":[\"0\",\"1\"]}").code())
        .isEqualTo("seat_taken");
    assertThat(admin.post("/api/admin/events/" + event + "/seats/block", "{\"seatIds\":[\"1\"]}").text())
        .isEqualTo("{\"changed\":[\"1\"]}");
    assertThat(other.reserve(event, "1").code()).isEqualTo("seat_taken");
    assertThat(statuses()).startsWith(1, 3, 0);
    admin.post("/api/admin/events/" + event + "/seats/unblock", "{\"seatIds\":[\"1\"]}");
    assertThat(other.reserve(event, "1").status()).isEqualTo(201);
  }

  @Test
  void organisers_change_ticket_types_but_not_below_what_is_out() {
    String festival = server.ticketEvent(admin);
    String type = server.ticketTypes(festival).get(0);
    buyer.post("/api/reservations", "{\"eventId\":\"" + festival + "\",\"items\":[{\"ticketTypeId\":\"" + type
        + "\",\"quantity\":3}]}");
    String form = "{\"name\":\"Standing\",\"price\":60000,\"totalQuantity\":%d}";
    assertThat(admin.send("PUT", "/api/admin/tickets/" + type, String.format(form, 2)).code())
        .isEqualTo("invalid_state");
    assertThat(admin.send("PUT", "/api/admin/tickets/" + type, String.format(form, 3)).status()).isEqualTo(200);
    var added = admin.post("/api/admin/events/" + festival + "/tickets", String.format(form, 7));
    assertThat(added.status()).isEqualTo(201);
    assertThat(server.ticketTypes(festival)).hasSize(3);
    assertThat(admin.post("/api/admin/events/" + event + "/tickets", String.format(form, 7)).code())
        .isEqualTo("wrong_inventory");
  }

  @Test
  void reminders_are_counted_once() {
    buyer.send("POST", "/api/events/" + event + "/reminder", null);
    buyer.send("POST", "/api/events/" + event + "/reminder", null);
    other.send("POST", "/api/events/" + event + "/reminder", null);
    other.send("DELETE", "/api/events/" + event + "/reminder", null);
    server.pass(Duration.ofSeconds(61));
    assertThat(admin.get("/api/admin/events/" + event).json().get("registeredCount").asInt()).isEqualTo(1);
  }
}
