package gg.tiketi.postgres;

import gg.tiketi.laws.queue.PreQueueContract;
import gg.tiketi.queue.DrawBook;
import gg.tiketi.queue.InMemoryWaitingLine;
import gg.tiketi.queue.WaitingLine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A drawn pre-queue whose draws are in PostgreSQL. */
class PostgresPreQueueTest extends PreQueueContract {
  private InMemoryWaitingLine lines = new InMemoryWaitingLine();
  private TestDatabase server;
  private Database database;

  PostgresPreQueueTest() {
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
  protected WaitingLine lines() {
    lines = new InMemoryWaitingLine();
    return lines;
  }

  @Override
  protected DrawBook draws() {
    return new PostgresDrawBook(database);
  }

  @Override
  protected void wipe() {
    lines.wipe();
  }
}
