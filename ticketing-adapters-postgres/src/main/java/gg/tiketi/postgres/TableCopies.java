package gg.tiketi.postgres;

import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.postgresql.PGConnection;

/**
 * Empty copies of all tables for the one session that rehearses. They are temporary tables, so two things would be wrong
 * behind a proxy that gives each transaction another session: the copies could be missing where the rehearsal goes on, and
 * whoever is given their session later would find them in front of the true tables. So none are made behind one, and whoever
 * rehearses sees nothing but them.
 */
final class TableCopies {
  private static final String ONLY_COPIES = "set local search_path = pg_temp";

  private TableCopies() {}

  /**
   * Makes them, in the transaction under way.
   *
   * @throws IllegalStateException if the session is not the one that the connection began with
   */
  static void make(Handle handle, String statements) {
    try {
      assertNothingBetween(handle);
      try (var statement = handle.getConnection().createStatement()) {
        statement.execute(statements);
      }
    } catch (SQLException fault) {
      throw new IllegalStateException("the tables cannot be copied", fault);
    }
  }

  /** A proxy tells its clients another number than the server's process has. */
  private static void assertNothingBetween(Handle handle) throws SQLException {
    int told = handle.getConnection().unwrap(PGConnection.class).getBackendPID();
    int found = handle.createQuery("select pg_backend_pid()").mapTo(Integer.class).one();
    if (told != found) {
      throw new IllegalStateException("a proxy stands before the database and may change sessions");
    }
  }

  /** From now to the end of the transaction the copies are all there is: where they are missing, a statement fails. */
  static void alone(Handle handle) {
    handle.execute(ONLY_COPIES);
  }
}
