package gg.tiketi.app.faults;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;

/** Two servers on one PostgreSQL and one Redis, a sale that does not stop, and faults one after the other. */
final class FaultLab implements AutoCloseable {
  private static final Duration HEALS_WITHIN = Duration.ofSeconds(60);
  private static final int VISITORS = 12;
  private static final int SEATS = 300;
  /** Nothing but time heals what these providers do; both happen in every sale. */
  private static final Map<String, String> SETTINGS = Map.of("TIKETI_SIMULATED_PAYMENT",
      "delay=0..60ms;fail=0.05;silent=0.005");

  private final Site site;
  private final List<FaultyWire> wires;
  private final List<LabServer> servers;

  private FaultLab(Site site) {
    this.site = site;
    this.wires = List.of(site.wire(), site.wire());
    this.servers = wires.stream().map(wire -> site.server(wire, SETTINGS)).toList();
  }

  /** Sets it up in an empty folder. */
  static FaultLab open(Path folder) {
    return new FaultLab(Site.make(folder));
  }

  /**
   * What came of a plan.
   *
   * @param summary one line for people
   * @param wrong what must not be, in words
   */
  record Outcome(String summary, List<String> wrong) {
    /** Copies what is wrong. */
    Outcome {
      wrong = List.copyOf(wrong);
    }
  }

  /** Runs a sale through all these faults, waits until it is quiet, and checks. */
  Outcome run(long seed, List<Fault> plan, Path history) {
    var windows = new ArrayList<Window>();
    var slowest = Duration.ZERO;
    // Anew for each sale: tokens live a quarter of an hour.
    try (var preparation = site.preparation(servers.getFirst());
        var sale = Sale.begin(preparation, servers, VISITORS, SEATS, seed, history)) {
      var chance = new SplittableRandom(seed);
      awaitSuccess(sale, System.nanoTime());
      for (var fault : plan) {
        Line.pause(Duration.ofMillis(chance.nextLong(20, 200)));
        long begun = System.nanoTime();
        strike(fault);
        long healed = System.nanoTime();
        awaitSuccess(sale, healed);
        var window = new Window(fault, begun, System.nanoTime());
        windows.add(window);
        slowest = slowest.compareTo(window.since(healed)) < 0 ? window.since(healed) : slowest;
      }
      sale.end();
      var wrong = new Checker(site.installation(), servers).check(sale, windows);
      return new Outcome(summary(seed, plan, sale.journal(), slowest, wrong), wrong);
    }
  }

  private static String summary(long seed, List<Fault> plan, Journal journal, Duration slowest, List<String> wrong) {
    var acts = journal.acts();
    return String.format(Locale.ROOT,
        "FAULT LAB seed %d: %d faults, %,d calls (%,d done, %,d of unknown end, %,d told to come again), "
            + "%.1f s at most until both served again; %s",
        seed, plan.size(), acts.size(), count(acts, Act.Outcome.OK), count(acts, Act.Outcome.UNKNOWN),
        acts.stream().filter(Act::isUnavailable).count(), slowest.toMillis() / 1_000.0,
        wrong.isEmpty() ? "the books are right" : wrong.size() + " things are WRONG");
  }

  private static long count(List<Act> acts, Act.Outcome outcome) {
    return acts.stream().filter(act -> act.outcome() == outcome).count();
  }

  /** Both servers have done something that was asked for after this moment: nobody had to restart what healed by itself. */
  private void awaitSuccess(Sale sale, long since) {
    await().atMost(HEALS_WITHIN).pollInterval(Duration.ofMillis(20))
        .until(() -> sale.journal().lastSuccess(0) > since && sale.journal().lastSuccess(1) > since);
  }

  // ---- faults ----

  private void strike(Fault fault) {
    switch (fault) {
      case Fault.KilledServer(var server) -> {
        servers.get(server).kill();
        servers.get(server).restart();
      }
      case Fault.TerminatedServer(var server) -> {
        servers.get(server).terminate();
        servers.get(server).restart();
      }
      case Fault.FrozenServer(var server, var length) -> {
        long process = servers.get(server).process();
        Signals.STOP.to(process);
        Line.pause(length);
        Signals.CONT.to(process);
      }
      case Fault.KilledDatabase() -> killed(site::database);
      case Fault.FrozenDatabase(var length) -> {
        long process = site.database();
        Signals.STOP.toFamily(process);
        Line.pause(length);
        Signals.CONT.toFamily(process);
      }
      case Fault.JammedDatabase(var length) -> jam(length);
      case Fault.FaultyDatabaseWire(var server, var manner, var length) -> {
        wires.get(server).behave(manner);
        Line.pause(length);
        wires.get(server).behave(new FaultyWire.Manner.Sound());
      }
      case Fault.KilledRedis() -> killed(site::redis);
      case Fault.FrozenRedis(var length) -> {
        long process = site.redis();
        Signals.STOP.to(process);
        Line.pause(length);
        Signals.CONT.to(process);
      }
      case Fault.WipedRedis() -> site.wipeRedis();
    }
  }

  /** Until another process has taken the place of the one that was killed. */
  private static void killed(LongSupplier process) {
    long before = process.getAsLong();
    Signals.KILL.to(before);
    await().atMost(HEALS_WITHIN).pollInterval(Duration.ofMillis(20)).until(() -> process.getAsLong() != before);
  }

  private void jam(Duration length) {
    try (var connection = site.installation().connect(); var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("lock table reservation in access exclusive mode");
      Line.pause(length);
      connection.rollback();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How many commits were sent whose answer nobody heard. */
  int tornCommits() {
    return wires.stream().mapToInt(FaultyWire::tornCommits).sum();
  }

  @Override
  public void close() {
    servers.forEach(LabServer::close);
    wires.forEach(FaultyWire::close);
    site.close();
  }
}
