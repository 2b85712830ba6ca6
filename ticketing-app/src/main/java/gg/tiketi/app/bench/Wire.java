package gg.tiketi.app.bench;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Words requests as a script wants them. */
final class Wire {
  private Wire() {}

  static String get(String path) {
    return "GET " + path + " HTTP/1.1\r\nHost: tiketi\r\n\r\n";
  }

  /** Asks with the ticket of a waiting room. */
  static String get(String path, String ticket) {
    return "GET " + path + " HTTP/1.1\r\nHost: tiketi\r\nQueue-Ticket: " + ticket + "\r\n\r\n";
  }

  static String getCompressed(String path) {
    return "GET " + path + " HTTP/1.1\r\nHost: tiketi\r\nAccept-Encoding: gzip\r\n\r\n";
  }

  static String post(String path, String token, Optional<String> key, String json) {
    return "POST " + path + " HTTP/1.1\r\nHost: tiketi\r\nAuthorization: Bearer " + token + "\r\n"
        + key.map(text -> "Idempotency-Key: " + text + "\r\n").orElse("")
        + "Content-Type: application/json\r\nContent-Length: " + json.getBytes(StandardCharsets.UTF_8).length
        + "\r\n\r\n" + json;
  }

  /** Wishes for one seat of an event. */
  static String reserve(String token, Optional<String> key, String event, int seat) {
    return post("/api/seats/reserve", token, key, "{\"eventId\":\"" + event + "\",\"seatIds\":[\"" + seat + "\"]}");
  }
}
