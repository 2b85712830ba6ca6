package gg.tiketi.postgres;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;

/**
 * A database of one test, with our schema and nothing in it but what the migrations put there. It is copied from a template
 * in some 20 ms, so that every test class, or every test, can have its own. Closing it drops it.
 */
public final class TestDatabase implements AutoCloseable {
  private static final String EMPTY = """
                                      truncate account, session, seat_layout, event, ticket_type, stock, reminder, seat, reservation, quota, ticket,
                                        payment, refund, answer, outbox, feed, topic_version, installation, secret_fingerprint, simulated_charge,
                                        simulated_refund, queue_rules, queue_line, queue_admission, queue_log, scaling_plan, scaling_action, scaling_outcome,
                                        scaling_leader, alias;
                                      update feed_head set position = 0;
                                      """;
  private static final Template TEMPLATE = new Template();

  private final String name;

  private TestDatabase(String name) {
    this.name = name;
  }

  /** The server and the template on it, made once per JVM. */
  private static final class Template {
    private final TestServer server = TestServer.start();
    private final String name = "tiketi_template_" + random();

    Template() {
      execute("create database " + name);
      Database.migrate(server.database(name));
      Runtime.getRuntime().addShutdownHook(new Thread(this::drop));
    }

    private void execute(String statement) {
      var settings = server.database(server.maintenance());
      try (var connection = DriverManager.getConnection(settings.jdbcUrl(), settings.user(), settings.password());
          var running = connection.createStatement()) {
        running.execute(statement);
      } catch (SQLException fault) {
        throw new IllegalStateException(statement, fault);
      }
    }

    private void drop() {
      try {
        execute("drop database if exists " + name + " with (force)");
      } catch (IllegalStateException gone) {
        // The embedded server may have been stopped before; then the template went with it.
      }
    }
  }

  /** A new database. */
  public static TestDatabase create() {
    var name = "tiketi_" + random();
    TEMPLATE.execute("create database " + name + " template " + TEMPLATE.name + " strategy file_copy");
    return new TestDatabase(name);
  }

  /** How to get there; the same for every instance that is to share it. */
  public DatabaseSettings settings() {
    return TEMPLATE.server.database(name);
  }

  /** A pool of connections to it. Close it before this. */
  public Database open() {
    return Database.open(settings());
  }

  /** Puts it back to what it was when it was new. Nobody else may be using it. */
  public void empty() {
    var settings = settings();
    try (var connection = DriverManager.getConnection(settings.jdbcUrl(), settings.user(), settings.password());
        var running = connection.createStatement()) {
      running.execute(EMPTY);
    } catch (SQLException fault) {
      throw new IllegalStateException(fault);
    }
  }

  @Override
  public void close() {
    TEMPLATE.execute("drop database if exists " + name + " with (force)");
  }

  private static String random() {
    return UUID.randomUUID().toString().replace("-", "").substring(0, 16);
  }
}
