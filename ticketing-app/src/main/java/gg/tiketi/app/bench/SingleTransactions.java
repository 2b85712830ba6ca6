package gg.tiketi.app.bench;

import gg.tiketi.app.rush.Person;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The baseline of holds: what a straightforward program would do. Sixteen connections, each making one hold after the other in
 * a transaction of its own, which writes exactly the rows that a granted one-seat hold with a key leaves behind: the seat,
 * the reservation, the person's quota, the answer to the key, the fact in the outbox. The server stands still meanwhile,
 * so that the database is all the baseline's.
 */
final class SingleTransactions implements AutoCloseable {
  private static final int CONNECTIONS = 16;
  private static final String LOCK = """
                                     update seat
                                     set status = 1, reservation_id = ?, locked_until = now() + interval '20 minutes',
                                       version = version + 1
                                     where event_id = ? and seat_no = ? and status = 0
                                     """;
  private static final String RESERVE = """
                                        insert into reservation (id, number, event_id, account_id, status, items, quantity,
                                          total, currency, created_at, expires_at, changed_at)
                                        select ?, ?, ?, ?, status, items, quantity, total, currency, now(),
                                          now() + interval '20 minutes', now()
                                        from example_reservation
                                        """;
  private static final String COUNT = """
                                      insert into quota as q (event_id, account_id, owned, cap)
                                      values (?, ?, 1, 4)
                                      on conflict (event_id, account_id) do update set owned = q.owned + 1
                                      """;
  private static final String ANSWER = """
                                       insert into answer (account_id, key, fingerprint, reservation, expires_at)
                                       select ?, ?, fingerprint, reservation, now() + interval '1 day'
                                       from example_answer
                                       """;
  private static final String TELL = "insert into outbox (topic, facts) select ?, facts from example_facts";
  private static final List<String> UNDO = List.of(
      "delete from outbox where topic = ?",
      "update seat set status = 0, reservation_id = null, locked_until = null where event_id = ?",
      "delete from reservation where event_id = ?",
      "delete from quota where event_id = ?",
      "delete from answer where key like cast(? as uuid)::text || '-%'");

  private final Instance server;
  private final List<Person> people;
  private final List<Connection> connections = new ArrayList<>();

  SingleTransactions(Instance server, List<Person> people, String exampleEvent) {
    this.server = server;
    this.people = people;
    for (int i = 0; i < CONNECTIONS; i++) {
      connections.add(connect(exampleEvent));
    }
  }

  private Connection connect(String exampleEvent) {
    var connection = server.installation().connect();
    try (var statement = connection.createStatement()) {
      statement.execute("create temporary table example_reservation as select * from reservation where event_id = '"
          + exampleEvent + "'");
      statement.execute("create temporary table example_answer as select * from answer where key = 'example-"
          + exampleEvent + "'");
      statement.execute("create temporary table example_facts as select facts from feed where topic = '" + exampleEvent
          + "' order by position desc limit 1");
      connection.setAutoCommit(false);
      return connection;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The settings that make a commit durable, as they are. */
  String settings() {
    var shown = new StringBuilder("database settings:");
    for (var name : List.of("fsync", "full_page_writes", "synchronous_commit")) {
      shown.append(' ').append(name).append('=').append(show(name));
    }
    return shown.toString();
  }

  private String show(String name) {
    try (var statement = connections.getFirst().createStatement();
        ResultSet row = statement.executeQuery("show " + name)) {
      row.next();
      return row.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sells every seat of an event to one of the people each. */
  Sample run(String event) {
    server.pause(true);
    try {
      var database = server.databaseCpu();
      long cpu = cpuNanos();
      long start = System.nanoTime();
      reserveAll(UUID.fromString(event));
      double seconds = (System.nanoTime() - start) / 1e9;
      double client = (cpuNanos() - cpu) / 1e3;
      double spent = micros(server.databaseCpu().minus(database));
      forget(UUID.fromString(event));
      return new Sample(people.size() / seconds, client / people.size(), spent / people.size(), 0,
          (client + spent) / 1e6 / seconds, 0);
    } finally {
      server.pause(false);
    }
  }

  private void reserveAll(UUID event) {
    var next = new AtomicInteger();
    try (var threads = Executors.newFixedThreadPool(CONNECTIONS)) {
      CompletableFuture.allOf(connections.stream()
          .map(connection -> CompletableFuture.runAsync(() -> reserve(connection, event, next), threads))
          .toArray(CompletableFuture[]::new)).join();
    }
  }

  private void reserve(Connection connection, UUID event, AtomicInteger next) {
    try (var hold = new Hold(connection)) {
      for (int seat = next.getAndIncrement(); seat < people.size(); seat = next.getAndIncrement()) {
        hold.make(event, seat, UUID.fromString(people.get(seat).account()));
        connection.commit();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The statements of one connection, prepared once. */
  private static final class Hold implements AutoCloseable {
    private final PreparedStatement lock;
    private final PreparedStatement reserve;
    private final PreparedStatement count;
    private final PreparedStatement answer;
    private final PreparedStatement tell;

    Hold(Connection connection) throws SQLException {
      lock = connection.prepareStatement(LOCK);
      reserve = connection.prepareStatement(RESERVE);
      count = connection.prepareStatement(COUNT);
      answer = connection.prepareStatement(ANSWER);
      tell = connection.prepareStatement(TELL);
    }

    void make(UUID event, int seat, UUID account) throws SQLException {
      var id = UUID.randomUUID();
      execute(lock, id, event, seat);
      execute(reserve, id, "TK" + id, event, account);
      execute(count, event, account);
      execute(answer, account, event + "-" + seat);
      execute(tell, event);
    }

    private static void execute(PreparedStatement statement, Object... values) throws SQLException {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      if (statement.executeUpdate() != 1) {
        throw new SQLException("wrote no row: " + statement);
      }
    }

    @Override
    public void close() throws SQLException {
      for (var statement : List.of(lock, reserve, count, answer, tell)) {
        statement.close();
      }
    }
  }

  /** Takes back what was written: the server must not take these facts for its own, and the books must be right again. */
  private void forget(UUID event) {
    var connection = connections.getFirst();
    try {
      for (var undo : UNDO) {
        try (var statement = connection.prepareStatement(undo)) {
          statement.setObject(1, event);
          statement.executeUpdate();
        }
      }
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static double micros(Duration time) {
    return time.toNanos() / 1e3;
  }

  private static long cpuNanos() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getProcessCpuTime()
        : 0;
  }

  @Override
  public void close() {
    for (var connection : connections) {
      try {
        connection.close();
      } catch (SQLException ignored) {
        // The server's end takes it down anyway.
      }
    }
  }
}
