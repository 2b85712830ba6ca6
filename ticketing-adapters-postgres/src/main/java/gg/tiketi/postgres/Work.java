package gg.tiketi.postgres;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;

/** A connection at work: its statements by name. */
final class Work {
  private final Handle handle;
  private final SqlText sql;

  Work(Handle handle, SqlText sql) {
    this.handle = handle;
    this.sql = sql;
  }

  Query query(String name) {
    return handle.createQuery(sql.load(name));
  }

  Update update(String name) {
    return handle.createUpdate(sql.load(name));
  }
}
