package gg.tiketi.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import gg.tiketi.aws.fake.FakeAws;
import gg.tiketi.capacity.fleet.Departures;
import gg.tiketi.capacity.fleet.Faults;
import gg.tiketi.capacity.fleet.GroupModel;
import gg.tiketi.capacity.fleet.GroupModel.Life;
import gg.tiketi.laws.VirtualClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** An instance that is taken away. */
class DepartureTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final List<String> CREDENTIALS = List.of("aws.accessKeyId", "aws.secretAccessKey");

  private final VirtualClock clock = new VirtualClock();
  private final List<String> done = new ArrayList<>();
  private boolean wanted;
  private boolean away;

  private final class Keeper implements Departures {
    @Override
    public boolean isLeaving() {
      return wanted;
    }

    @Override
    public void mayGo() {
      if (away) {
        throw new IllegalStateException("the keeper does not answer");
      }
      done.add("goes");
    }
  }

  private final Departure departure = new Departure(new Keeper(), () -> done.add("drains"), MINUTE, clock);

  @Test
  void it_drains_at_once_and_goes_when_its_time_is_over_each_once() {
    departure.run();
    wanted = true;
    departure.run();
    assertThat(done).as("the keeper is not asked again so soon").isEmpty();
    clock.pass(Departure.EVERY);
    departure.run();
    departure.run();
    clock.pass(MINUTE.minusMillis(1));
    departure.run();
    assertThat(done).containsExactly("drains");
    clock.pass(Duration.ofMillis(1));
    departure.run();
    clock.pass(MINUTE);
    departure.run();
    assertThat(done).containsExactly("drains", "goes");
  }

  @Test
  void what_the_keeper_did_not_hear_is_said_again() {
    wanted = true;
    away = true;
    departure.run();
    clock.pass(MINUTE);
    assertThatThrownBy(departure::run).isInstanceOf(IllegalStateException.class);
    away = false;
    departure.run();
    assertThat(done).containsExactly("drains", "goes");
  }

  @Test
  void a_server_in_the_hook_turns_newcomers_away_sends_those_who_watch_elsewhere_and_completes_the_hook()
      throws Exception {
    var traits = new GroupModel.Traits(() -> Duration.ZERO, Duration.ofHours(1), Duration.ZERO, Duration.ZERO);
    var group = new GroupModel(InstantSource.system(), traits, 0, 2, 1);
    var machine = group.lives().keySet().iterator().next();
    CREDENTIALS.forEach(name -> System.setProperty(name, "fake"));
    var client = HttpClient.newHttpClient();
    try (var fake = new FakeAws(0, "tiketi-web", group, Faults.NONE);
        var server = InMemoryServer.start(Map.of("aws-group", "tiketi-web", "aws-region", "ap-northeast-2",
            "aws-endpoint", fake.endpoint().toString(), "aws-instance", machine, "farewell-seconds", "1"))) {
      var watching = new Watching();
      watch(client, server, watching).join();
      await().atMost(Duration.ofSeconds(20)).until(() -> status(client, server, "/readyz") == 200);
      group.update(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.of(0));
      assertThat(watching.closed.orTimeout(20, TimeUnit.SECONDS).join()).isEqualTo(1012);
      assertThat(status(client, server, "/readyz")).isEqualTo(503);
      assertThat(status(client, server, "/livez")).isEqualTo(200);
      assertThat(watch(client, server, new Watching()).handle((socket, refused) -> refused != null).join()).isTrue();
      assertThat(group.lives()).containsEntry(machine, Life.LEAVING);
      await().atMost(Duration.ofSeconds(20)).until(() -> group.lives().isEmpty());
      assertThat(fake.requests()).filteredOn(request -> request.endsWith("CompleteLifecycleAction")).hasSize(1);
    } finally {
      // To close it would be to wait for sockets that nobody closes any more.
      client.shutdownNow();
      CREDENTIALS.forEach(System::clearProperty);
    }
  }

  private static CompletableFuture<WebSocket> watch(HttpClient client, InMemoryServer server, Watching watching) {
    return client.newWebSocketBuilder().buildAsync(URI.create("ws://127.0.0.1:" + server.port() + "/ws"), watching);
  }

  private static int status(HttpClient client, InMemoryServer server, String path)
      throws IOException, InterruptedException {
    return client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path)).build(),
        BodyHandlers.discarding()).statusCode();
  }

  /** Somebody who watches until told to go. */
  private static final class Watching implements WebSocket.Listener {
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      closed.complete(code);
      return null;
    }
  }
}
