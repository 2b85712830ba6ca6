package gg.tiketi.app.rush;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import gg.tiketi.app.rush.client.Request;
import gg.tiketi.app.verify.draw.VerifyDrawCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import picocli.CommandLine;

/**
 * A drawn opening with many entrants over two servers, from the first who enters to the first who is called.
 * {@code tiketi.entrants} says how many there are.
 */
@ExtendWith(SharedServers.class)
class BigDrawTest {
  private static final int ENTRANTS = Integer.getInteger("tiketi.entrants",
      Boolean.getBoolean("tiketi.long") ? 100_000 : 300);
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private static TwoServers servers;
  private static String event;
  private static String[] tickets;

  @BeforeAll
  static void start(TwoServers shared) {
    servers = shared;
    event = servers.preparation().drawnEvent(10, 1, Instant.now().plus(Duration.ofMinutes(20)));
    tickets = new String[ENTRANTS];
  }

  @Test
  void W19_everybody_who_entered_has_one_number_and_the_first_is_called() {
    var people = servers.preparation().people(ENTRANTS);
    long entering = System.nanoTime();
    ofAll(people, BigDrawTest::enter);
    var entered = since(entering);
    servers.preparation().open(event, Instant.now());
    long opened = System.nanoTime();
    await().atMost(PATIENCE).until(() -> List.of(0, 1).stream().allMatch(BigDrawTest::isDrawn));
    var drawn = since(opened);
    var numbers = ofAll(people, BigDrawTest::number);
    assertThat(LongStream.of(numbers).sorted().toArray()).isEqualTo(LongStream.rangeClosed(1, ENTRANTS).toArray());
    var first = people.get((int) LongStream.of(numbers).takeWhile(number -> number > 1).count());
    await().atMost(PATIENCE).until(() -> List.of("called", "admitted").contains(status(first).path("state").asText()));
    var called = since(opened);
    assertThat(verified(first)).isZero();
    System.out.printf("BIG DRAW %,d entered within %d s, drawn %d s after the opening, the first called after %d s%n",
        ENTRANTS, entered.toSeconds(), drawn.toSeconds(), called.toSeconds());
  }

  private static Duration since(long begun) {
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  /** What comes of something that all of them do, some of them at once; in their order. */
  private static long[] ofAll(List<Person> people, ToLongFunction<Person> act) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return people.stream().map(person -> CompletableFuture.supplyAsync(() -> act.applyAsLong(person), threads))
          .toList().stream().mapToLong(CompletableFuture::join).toArray();
    }
  }

  private static long enter(Person person) {
    var heard = servers.fleet().call(person.number(), Request.post("queue", "/api/queue/check/" + event,
        Optional.of(person.token()), Optional.empty(), "{}")).orElseThrow();
    assertThat(heard.reply().json().path("state").asText()).as(heard.reply().toString()).isEqualTo("entered");
    tickets[person.number()] = heard.reply().json().path("ticket").asText();
    return 0;
  }

  private static boolean isDrawn(int server) {
    return servers.fleet().ask(server, Request.get("draw", "/api/queue/draw/" + event, Optional.empty()))
        .filter(heard -> heard.reply().json().path("state").asText().equals("drawn")).isPresent();
  }

  /** The number in the ticket that somebody gets for the one of their entry. */
  private static long number(Person person) {
    var view = status(person);
    assertThat(view.has("ticket")).as(view.toString()).isTrue();
    var ticket = view.path("ticket").asText();
    var words = new String(Base64.getUrlDecoder().decode(ticket.substring(0, ticket.indexOf('.'))),
        StandardCharsets.US_ASCII);
    return Long.parseLong(words.split(" ", -1)[4]);
  }

  private static JsonNode status(Person person) {
    return servers.fleet().call(person.number() + 1, Request.get("status", "/api/queue/status/" + event,
        Optional.empty(), Map.of("Queue-Ticket", tickets[person.number()]))).orElseThrow().reply().json();
  }

  private static int verified(Person person) {
    var words = new PrintWriter(new StringWriter());
    var draw = "/api/queue/draw/" + event;
    return new CommandLine(new VerifyDrawCommand()).setOut(words).setErr(words).execute("--draw", servers.url(0, draw),
        "--leaves", servers.url(1, draw + "/leaves"), "--proof", servers.url(0, draw + "/proof"), "--token",
        person.token());
  }
}
