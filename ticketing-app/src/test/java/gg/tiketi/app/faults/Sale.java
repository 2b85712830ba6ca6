package gg.tiketi.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import gg.tiketi.app.rush.Person;
import gg.tiketi.app.rush.Preparation;
import gg.tiketi.app.rush.client.Connections;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Visitors at work on one event while something else happens. */
final class Sale implements AutoCloseable {
  /** Longer than any fault of a plan. */
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(25);
  private static final Duration HOLD = Duration.ofSeconds(4);
  private static final int LIMIT = 100;

  private final Journal journal;
  private final String event;
  private final List<Connections> servers;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<CompletableFuture<Void>> visits = new ArrayList<>();
  private volatile boolean over;

  private Sale(Journal journal, String event, List<Connections> servers) {
    this.journal = journal;
    this.event = event;
    this.servers = servers;
  }

  /**
   * Opens one and lets the visitors in, split between the servers.
   *
   * @param seed who does what
   */
  static Sale begin(Preparation preparation, List<LabServer> servers, int visitors, int seats, long seed,
      Path history) {
    var event = preparation.event(seats, HOLD, LIMIT);
    var people = preparation.people(visitors);
    var connections = servers.stream().map(server -> new Connections(server.place(), 200, ANSWER_WITHIN)).toList();
    var sale = new Sale(new Journal(history, event, servers.size()), event, connections);
    var chance = new SplittableRandom(seed);
    people.forEach(person -> sale.enter(person, seats, chance.split()));
    return sale;
  }

  private void enter(Person person, int seats, SplittableRandom chance) {
    var line = new Line(person, servers, journal, person.number());
    var visitor = new Visitor(person, line, journal, event, seats, chance, threads, () -> over);
    visits.add(CompletableFuture.runAsync(visitor, threads));
  }

  String event() {
    return event;
  }

  Journal journal() {
    return journal;
  }

  /** Lets everybody finish what they began, and closes the history. */
  void end() {
    over = true;
    visits.forEach(CompletableFuture::join);
    journal.close();
    assertThat(journal.acts()).isNotEmpty();
  }

  @Override
  public void close() {
    over = true;
    threads.shutdownNow();
    servers.forEach(Connections::close);
  }
}
