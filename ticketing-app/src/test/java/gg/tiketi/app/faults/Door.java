package gg.tiketi.app.faults;

import gg.tiketi.app.rush.Person;
import gg.tiketi.app.rush.client.Connections;
import gg.tiketi.app.rush.client.Exchange;
import gg.tiketi.app.rush.client.Reply;
import gg.tiketi.app.rush.client.Request;
import java.time.Duration;
import java.util.Optional;

/** One server, asked plainly: every call has an answer. */
final class Door implements AutoCloseable {
  private final Connections connections;

  Door(LabServer server) {
    connections = new Connections(server.place(), 200, Duration.ofSeconds(20));
  }

  Reply get(String path, Optional<String> token) {
    return answered(Request.get(path, path, token));
  }

  Reply post(String path, Optional<String> token, Optional<String> key, String body) {
    return answered(Request.post(path, path, token, key, body));
  }

  Reply reserve(Person person, String event, int seat) {
    return post("/api/seats/reserve", Optional.of(person.token()), Optional.empty(),
        "{\"eventId\":\"" + event + "\",\"seatIds\":[\"" + seat + "\"]}");
  }

  Reply pay(Person person, String reservation, String key) {
    return post("/api/payments/process", Optional.of(person.token()), Optional.of(key),
        "{\"reservationId\":\"" + reservation + "\",\"paymentMethod\":\"toss\"}");
  }

  Reply cancel(Person person, String reservation) {
    return post("/api/reservations/" + reservation + "/cancel", Optional.of(person.token()), Optional.empty(), "{}");
  }

  private Reply answered(Request request) {
    return switch (connections.call(request)) {
      case Exchange.Answered(var reply, var _, var _) -> reply;
      case Exchange.Lost lost -> throw new AssertionError(request.name() + " was lost: " + lost);
      case Exchange.Unreachable away -> throw new AssertionError(request.name() + " found nobody: " + away);
    };
  }

  @Override
  public void close() {
    connections.close();
  }
}
