package gg.tiketi.app.rush;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;

/** A sale in a few lines that speaks the API, honest unless it is told to lie. Everything happens under one lock. */
final class FakeSale implements AutoCloseable {
  static final int SEATS = 40;
  static final long PRICE = 1_000;
  static final Duration HOLD = Duration.ofSeconds(1);

  private final HttpServer server;
  private final Lie lie;
  private final Instant opening = Instant.now();
  private final UUID event = UUID.randomUUID();
  private final Sold[] seats = new Sold[SEATS];
  private final Map<String, Sold> byId = new HashMap<>();
  private final Map<String, Sold> byKey = new HashMap<>();
  private long version = 1;

  /** What it does wrong. */
  enum Lie {
    NONE, SELLS_TWICE, ASKS_TOO_MUCH, FORGETS_KEYS, GOES_BACK, BREAKS, OPENS_EARLY, REFUSES_FOR_NOTHING
  }

  private static final class Sold {
    private final String id = UUID.randomUUID().toString();
    private final JsonNode seats;
    private final Instant until = Instant.now().plus(HOLD);
    private boolean paid;

    Sold(JsonNode seats) {
      this.seats = seats;
    }

    boolean isOver() {
      return !paid && !Instant.now().isBefore(until);
    }
  }

  FakeSale(Lie lie) throws IOException {
    this.lie = lie;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_000);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::serve);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  String event() {
    return event.toString();
  }

  private void serve(HttpExchange exchange) throws IOException {
    var asked = exchange.getRequestBody().readAllBytes();
    var body = asked.length == 0 ? JsonNodeFactory.instance.nullNode() : new ObjectMapper().readTree(asked);
    var answer = answer(exchange.getRequestURI().toString(), body,
        String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key")));
    var bytes = answer.body().toString().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.status(), bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private record Answer(int status, ObjectNode body) {}

  private synchronized Answer answer(String path, JsonNode body, String key) {
    if (path.equals("/api/auth/register")) {
      var person = object().put("token", "token-" + UUID.randomUUID());
      person.putObject("user").put("id", UUID.randomUUID().toString());
      return new Answer(201, person);
    }
    if (path.startsWith("/api/events/")) {
      return new Answer(200, detail());
    }
    if (path.contains("/status")) {
      return new Answer(200, status(path));
    }
    if (path.startsWith("/api/seats/events/")) {
      return new Answer(200, map());
    }
    return path.equals("/api/seats/reserve") ? reserve(body, key) : pay(body);
  }

  private ObjectNode detail() {
    var detail = object();
    detail.putObject("event").put("id", event.toString()).put("currency", "KRW").put("maxPerPerson", 4)
        .put("saleStartDate", opening.toString());
    return detail;
  }

  private ObjectNode map() {
    var map = object();
    var all = map.putArray("seats");
    for (int i = 0; i < SEATS; i++) {
      all.addObject().put("id", Integer.toString(i)).put("section", "A").put("rowNumber", 1 + i / 10)
          .put("price", PRICE);
    }
    return map;
  }

  private ObjectNode status(String path) {
    var changes = path.contains("since=");
    var packed = new byte[SEATS / 4];
    for (int i = 0; i < SEATS; i++) {
      packed[i / 4] |= (byte) (code(i) << 2 * (i % 4));
    }
    var status = object().put("version", lie == Lie.GOES_BACK ? -version++ : version++);
    if (!changes) {
      return status.put("encoding", "2bit-base64").put("seats", Base64.getEncoder().encodeToString(packed));
    }
    var list = status.putArray("changes");
    for (int i = 0; i < SEATS; i++) {
      list.addArray().add(i).add(code(i));
    }
    return status;
  }

  private int code(int seat) {
    return seats[seat] == null || seats[seat].isOver() ? 0 : seats[seat].paid ? 2 : 1;
  }

  private Answer reserve(JsonNode body, String key) {
    if (lie == Lie.BREAKS && byId.size() == 3) {
      byId.put("broken", new Sold(body));
      return problem(500, "internal_error");
    }
    if (byKey.containsKey(key) && lie != Lie.FORGETS_KEYS) {
      return granted(byKey.get(key));
    }
    boolean free = true;
    for (var seat : body.path("seatIds")) {
      free &= code(seat.asInt()) == 0;
    }
    if (lie == Lie.REFUSES_FOR_NOTHING) {
      return problem(409, "limit_exceeded");
    }
    if (!free && (lie != Lie.SELLS_TWICE && lie != Lie.FORGETS_KEYS)) {
      var refused = problem(409, "seat_taken");
      refused.body().putArray("conflicts").addAll((ArrayNode) body.path("seatIds"));
      refused.body().putArray("alternatives");
      return refused;
    }
    return granted(grant(body.path("seatIds"), key));
  }

  private Sold grant(JsonNode ids, String key) {
    var sold = new Sold(ids);
    byId.put(sold.id, sold);
    byKey.put(key, sold);
    ids.forEach(seat -> seats[seat.asInt()] = sold);
    return sold;
  }

  private Answer granted(Sold sold) {
    var answer = object();
    answer.put("expiresAt", shown(sold.until));
    answer.set("reservation", view(sold, "pending"));
    return new Answer(201, answer);
  }

  private ObjectNode view(Sold sold, String status) {
    long price = lie == Lie.ASKS_TOO_MUCH ? PRICE + 1 : PRICE;
    var view = object().put("id", sold.id).put("reservationNumber", "TKFAKE").put("status", status)
        .put("totalAmount", price * sold.seats.size()).put("currency", "KRW").put("expiresAt", shown(sold.until))
        .put("createdAt", shown(sold.until.minus(HOLD))).put("serverTime", shown(sold.until.minus(HOLD)));
    var list = view.putArray("seats");
    sold.seats.forEach(seat -> list.addObject().put("id", seat.asText()).put("price", price));
    return view;
  }

  private String shown(Instant time) {
    return time.minusSeconds(lie == Lie.OPENS_EARLY ? 60 : 0).toString();
  }

  private Answer pay(JsonNode body) {
    var sold = byId.get(body.path("reservationId").asText());
    if (sold == null) {
      return problem(404, "not_found");
    }
    if (sold.isOver()) {
      return problem(410, "reservation_expired");
    }
    sold.paid = true;
    var answer = object();
    answer.putObject("payment").put("id", UUID.nameUUIDFromBytes(sold.id.getBytes(StandardCharsets.UTF_8)).toString())
        .put("reservationId", sold.id).put("status", "completed")
        .put("amount", view(sold, "").path("totalAmount").asLong())
        .put("paidAt", Instant.now().toString());
    answer.set("reservation", view(sold, "confirmed"));
    return new Answer(200, answer);
  }

  private static Answer problem(int status, String code) {
    return new Answer(status, object().put("status", status).put("title", code).put("code", code));
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
