package gg.tiketi.postgres;

import gg.tiketi.laws.queue.PreQueueContract;
import gg.tiketi.queue.DrawBook;
import gg.tiketi.queue.InMemoryWaitingLine;
import gg.tiketi.queue.WaitingLine;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A drawn pre-queue whose draws are in PostgreSQL. */
class PostgresPreQueueTest extends PreQueueContract {
  private InMemoryWaitingLine lines = new InMemoryWaitingLine();
  @RegisterExtension
  final OwnDatabase database = new OwnDatabase();

  PostgresPreQueueTest() {
    super("postgres");
  }

  @Override
  protected WaitingLine lines() {
    lines = new InMemoryWaitingLine();
    return lines;
  }

  @Override
  protected DrawBook draws() {
    return new PostgresDrawBook(database.get());
  }

  @Override
  protected void wipe() {
    lines.wipe();
  }
}
