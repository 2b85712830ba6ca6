package gg.tiketi.app.rush;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import gg.tiketi.app.rush.Fleet.Heard;
import gg.tiketi.app.rush.client.Request;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;

/** People who register like everybody else. The server takes its time for each password, so this is for hundreds of them. */
final class RegisteredCrowd implements Crowd {
  private static final int AT_ONCE = 4;

  private final Fleet fleet;
  private final String adminEmail;
  private final String adminPassword;
  private final String run = UUID.randomUUID().toString();
  private final Semaphore turns = new Semaphore(AT_ONCE);

  RegisteredCrowd(Fleet fleet, String adminEmail, String adminPassword) {
    this.fleet = fleet;
    this.adminEmail = adminEmail;
    this.adminPassword = adminPassword;
  }

  @Override
  public List<Person> people(int count) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return IntStream.range(0, count)
          .mapToObj(number -> CompletableFuture.supplyAsync(() -> register(number), threads)).toList().stream()
          .map(CompletableFuture::join).toList();
    }
  }

  private Person register(int number) {
    turns.acquireUninterruptibly();
    try {
      var body = JsonNodeFactory.instance.objectNode().put("email", "rush-" + run + "-" + number + "@example.com")
          .put("password", run).put("name", "Buyer " + number);
      var answer = call(number, "register", body.toString(), 201).reply().json();
      return new Person(number, answer.path("user").path("id").asText(), answer.path("token").asText());
    } finally {
      turns.release();
    }
  }

  @Override
  public String admin() {
    var body = JsonNodeFactory.instance.objectNode().put("email", adminEmail).put("password", adminPassword);
    return call(0, "login", body.toString(), 200).reply().json().path("token").asText();
  }

  private Heard call(int number, String name, String body, int expected) {
    var heard = fleet.call(number,
        Request.post(name, "/api/auth/" + name, Optional.empty(), Optional.empty(), body));
    return heard.filter(answer -> answer.reply().status() == expected).orElseThrow(() -> new RushException(
        name + " was refused: " + heard.map(answer -> answer.reply().toString()).orElse("no answer")));
  }
}
