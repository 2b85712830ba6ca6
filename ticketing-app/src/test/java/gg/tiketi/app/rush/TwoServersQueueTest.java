package gg.tiketi.app.rush;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import gg.tiketi.app.rush.client.Request;
import gg.tiketi.app.verify.draw.VerifyDrawCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Waiting rooms over two server processes: one line, whichever of them somebody asks. */
@ExtendWith(SharedServers.class)
class TwoServersQueueTest {
  private static final Duration SOON = Duration.ofSeconds(2);

  @TempDir
  private static Path folder;

  private static TwoServers servers;
  private static OwnRedis redis;

  @BeforeAll
  static void start(TwoServers shared) {
    servers = shared;
    redis = shared.redis();
  }

  @Test
  void of_three_people_at_a_threshold_of_two_the_third_waits_and_enters_when_one_leaves() {
    var event = servers.preparation().queuedEvent(10, 2);
    var people = servers.preparation().people(4);
    assertThat(state(check(0, event, people.get(0)))).isEqualTo("admitted");
    assertThat(state(check(1, event, people.get(1)))).isEqualTo("admitted");
    var third = check(0, event, people.get(2));
    assertThat(state(third)).isEqualTo("waiting");
    // A second tab at the other server, which reads the line four times a second.
    await().atMost(SOON).until(() -> position(check(1, event, people.get(2))) == 1);
    await().atMost(SOON).until(() -> position(check(1, event, people.get(3))) == 2);
    leave(1, event, people.get(0));
    await().atMost(SOON).until(() -> state(check(1, event, people.get(2))).equals("admitted"));
    assertThat(state(check(0, event, people.get(3)))).as("nobody passes the third").isEqualTo("waiting");
    leave(0, event, people.get(2));
    await().atMost(SOON).until(() -> state(check(0, event, people.get(3))).equals("admitted"));
  }

  @Test
  void a_crowd_passes_in_the_order_of_its_numbers_and_never_more_than_the_threshold_at_once() {
    var words = new StringWriter();
    int exit = servers.rush(servers.second(), 80, 120, Duration.ofSeconds(5), folder.resolve("queued"), words,
        "--waiting-room", "15");
    assertThat(exit).as(words::toString).isZero();
    servers.assertThatTheBooksAreRight(Optional.of(folder.resolve("queued/history.jsonl")));
  }

  @Test
  void W16_after_redis_lost_everything_ticket_holders_have_their_order_and_calling_goes_on() {
    var event = servers.preparation().queuedEvent(10, 1);
    var people = servers.preparation().people(12);
    var tickets = new ArrayList<String>();
    for (int i = 0; i < people.size(); i++) {
      tickets.add(check(i % 2, event, people.get(i)).path("ticket").asText());
    }
    redis.flush();
    for (int i = people.size() - 1; i > 0; i--) {
      var person = people.get(i);
      var ticket = tickets.get(i);
      int server = i % 2;
      await().atMost(Duration.ofSeconds(10)).until(() -> !check(server, event, person, ticket).isEmpty());
    }
    var positions = new ArrayList<Long>();
    for (int i = 1; i < people.size(); i++) {
      positions.add(position(check(i % 2, event, people.get(i), tickets.get(i))));
    }
    assertThat(positions).as("each behind the one who came before").isSorted().doesNotHaveDuplicates();
    assertThat(positions.getFirst()).isEqualTo(1);
    leave(0, event, people.getFirst());
    await().atMost(Duration.ofSeconds(10))
        .until(() -> state(check(1, event, people.get(1), tickets.get(1))).equals("admitted"));
    assertThat(state(check(0, event, people.get(2), tickets.get(2)))).isEqualTo("waiting");
  }

  @Test
  void W19_who_entered_anywhere_is_drawn_though_a_server_dies_at_the_opening() throws IOException {
    var event = servers.preparation().drawnEvent(10, 1, Instant.now().plus(Duration.ofMinutes(20)));
    var people = servers.preparation().people(24);
    try (var third = servers.joined(); var doors = servers.fleet(third)) {
      for (int i = 0; i < people.size(); i++) {
        var entered = i % 3 == 2 ? check(doors, 0, event, people.get(i), "") : check(i % 3, event, people.get(i));
        assertThat(state(entered)).isEqualTo("entered");
      }
      servers.preparation().open(event, Instant.now().plusSeconds(1));
      third.kill();
    }
    await().atMost(Duration.ofSeconds(20)).until(() -> List.of(0, 1).stream()
        .allMatch(server -> get(server, "/api/queue/draw/" + event, people.getFirst()).path("state").asText()
            .equals("drawn")));
    var newcomer = number(check(1, event, servers.preparation().people(1).getFirst()));
    for (int i = 0; i < people.size(); i++) {
      var place = get((i + 1) % 2, "/api/queue/draw/" + event + "/proof", people.get(i)).path("place").longValue();
      assertThat(number(check(i % 2, event, people.get(i)))).isEqualTo(place).isLessThan(newcomer);
    }
    assertThatTheDrawIsProven(event, people.get(5));
    servers.assertThatTheBooksAreRight(Optional.empty());
  }

  /** What the servers publish is accepted as it is, and nothing else is. */
  private static void assertThatTheDrawIsProven(String event, Person person) throws IOException {
    var draw = "/api/queue/draw/" + event;
    assertThat(verified(servers.url(0, draw), servers.url(1, draw + "/leaves"), servers.url(0, draw + "/proof"),
        person.token())).isZero();
    var published = get(0, draw, person).toString();
    var file = Files.writeString(folder.resolve("draw.json"), published);
    var leaves = servers.url(1, draw + "/leaves");
    var proof = servers.url(1, draw + "/proof");
    assertThat(verified(file.toString(), leaves, proof, person.token())).isZero();
    for (var member : List.of("planHash", "commitment", "entrantsRoot", "secret", "seed", "orderRoot")) {
      int at = published.indexOf('"' + member + '"') + member.length() + 10;
      var other = published.charAt(at) == '0' ? '1' : '0';
      Files.writeString(file, published.substring(0, at) + other + published.substring(at + 1));
      assertThat(verified(file.toString(), leaves, proof, person.token())).as(member).isEqualTo(1);
    }
  }

  private static int verified(String draw, String leaves, String proof, String token) {
    var words = new PrintWriter(new StringWriter());
    return new CommandLine(new VerifyDrawCommand()).setOut(words).setErr(words)
        .execute("--draw", draw, "--leaves", leaves, "--proof", proof, "--token", token);
  }

  private static JsonNode get(int server, String path, Person person) {
    return servers.fleet().ask(server, Request.get("draw", path, Optional.of(person.token()))).orElseThrow().reply()
        .json();
  }

  /** The number in somebody's ticket. */
  private static long number(JsonNode view) {
    var text = view.path("ticket").asText();
    var words = new String(Base64.getUrlDecoder().decode(text.substring(0, text.indexOf('.'))),
        StandardCharsets.US_ASCII);
    return Long.parseLong(words.split(" ", -1)[4]);
  }

  private static JsonNode check(int server, String event, Person person) {
    return check(server, event, person, "");
  }

  /** What the server says; nothing while it cannot ask the line. */
  private static JsonNode check(int server, String event, Person person, String ticket) {
    return check(servers.fleet(), server, event, person, ticket);
  }

  private static JsonNode check(Fleet fleet, int server, String event, Person person, String ticket) {
    var more = ticket.isEmpty() ? Map.<String, String>of() : Map.of("Queue-Ticket", ticket);
    var heard = fleet.ask(server, Request.post("queue", "/api/queue/check/" + event,
        Optional.of(person.token()), Optional.empty(), more, "{}")).orElseThrow();
    assertThat(heard.reply().status()).isIn(List.of(200, 503));
    return heard.reply().status() == 200 ? heard.reply().json() : JsonNodeFactory.instance.objectNode();
  }

  private static void leave(int server, String event, Person person) {
    var heard = servers.fleet().ask(server, Request.post("leave", "/api/queue/leave/" + event,
        Optional.of(person.token()), Optional.empty(), "{}")).orElseThrow();
    assertThat(heard.reply().status()).isEqualTo(204);
  }

  private static String state(JsonNode view) {
    return view.path("state").asText();
  }

  private static long position(JsonNode view) {
    return view.path("position").longValue();
  }
}
