package gg.tiketi.postgres;

import gg.tiketi.laws.queue.DrawBookContract;
import gg.tiketi.queue.DrawBook;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The draws in PostgreSQL. */
class PostgresDrawBookTest extends DrawBookContract {
  @RegisterExtension
  final OwnDatabase database = new OwnDatabase();

  PostgresDrawBookTest() {
    super("postgres");
  }

  @Override
  protected DrawBook book() {
    return new PostgresDrawBook(database.get());
  }
}
