package gg.tiketi.app.rush;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import gg.tiketi.app.rush.client.Request;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

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

  private static JsonNode check(int server, String event, Person person) {
    return check(server, event, person, "");
  }

  /** What the server says; nothing while it cannot ask the line. */
  private static JsonNode check(int server, String event, Person person, String ticket) {
    var more = ticket.isEmpty() ? Map.<String, String>of() : Map.of("Queue-Ticket", ticket);
    var heard = servers.fleet().ask(server, Request.post("queue", "/api/queue/check/" + event,
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
