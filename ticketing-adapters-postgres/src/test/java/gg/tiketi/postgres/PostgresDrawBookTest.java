package gg.tiketi.postgres;

import gg.tiketi.laws.queue.DrawBookContract;
import gg.tiketi.queue.DrawBook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The draws in PostgreSQL. */
class PostgresDrawBookTest extends DrawBookContract {
  private TestDatabase server;
  private Database database;

  PostgresDrawBookTest() {
    super("postgres");
  }

  @BeforeEach
  void open() {
    server = TestDatabase.create();
    database = server.open();
  }

  @AfterEach
  void close() {
    database.close();
    server.close();
  }

  @Override
  protected DrawBook book() {
    return new PostgresDrawBook(database);
  }
}
