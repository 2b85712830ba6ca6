package gg.tiketi.app.bench;

import gg.tiketi.app.rush.client.Connections;
import gg.tiketi.app.rush.client.Exchange;
import gg.tiketi.app.rush.client.Request;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Looks from outside at what a server keeps in memory. Whenever it reads a seated event from its database it also reads the
 * layout, and holds of seats never do: so the scans of that table, which PostgreSQL counts, are the misses and a few more (the
 * status pulse reads it, too, and so does a change). An event that was just changed is read twice: the first reader misses.
 */
final class CacheWitness implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration HOLD = Duration.ofMinutes(20);
  private static final int SEATS = 20;
  private static final String SCANS = """
                                      select coalesce(seq_scan, 0) + coalesce(idx_scan, 0)
                                      from pg_stat_user_tables
                                      where relname = 'seat_layout'
                                      """;
  private static final String CONNECTIONS = "select count(*) from pg_stat_activity";

  private final Workshop workshop;
  private final String event;
  private final Connection database;
  private final Connections connections;
  private final List<Double> misses = new ArrayList<>();
  private final List<Double> hits = new ArrayList<>();
  private final long scansBefore;
  private long mostConnections;

  CacheWitness(Workshop workshop) {
    this.workshop = workshop;
    event = workshop.preparation().event(SEATS, HOLD, 4);
    database = workshop.server().installation().connect();
    connections = new Connections(workshop.server().place(), 1, PATIENCE);
    scansBefore = number(SCANS);
  }

  /** Makes the server forget an event, reads it twice, and counts connections; then pauses. */
  void look() {
    workshop.preparation().describe(event, "Changed " + misses.size() + " times");
    misses.add(readMillis());
    hits.add(readMillis());
    mostConnections = Math.max(mostConnections, number(CONNECTIONS));
    LockSupport.parkNanos(PAUSE.toNanos());
  }

  private double readMillis() {
    var exchange = connections.call(Request.get("detail", "/api/events/" + event, Optional.empty()));
    if (exchange instanceof Exchange.Answered(var reply, var _, var _) && reply.status() == 200) {
      return exchange.took().toNanos() / 1e6;
    }
    throw new IllegalStateException("the event cannot be read: " + exchange);
  }

  /** How many times it read an event itself. */
  int looks() {
    return misses.size() + hits.size();
  }

  /** How often the server read an event from its database so far; PostgreSQL tells a second late. */
  long catalogueReads() {
    return number(SCANS) - scansBefore;
  }

  Spread missMillis() {
    return Spread.of(misses, Double::doubleValue);
  }

  Spread hitMillis() {
    return Spread.of(hits, Double::doubleValue);
  }

  long mostConnections() {
    return mostConnections;
  }

  private long number(String query) {
    try (var statement = database.createStatement(); var row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    connections.close();
    try {
      database.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
