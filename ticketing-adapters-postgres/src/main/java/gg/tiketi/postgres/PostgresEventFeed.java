package gg.tiketi.postgres;

import gg.tiketi.kernel.EventFeed;
import gg.tiketi.kernel.EventId;
import gg.tiketi.kernel.Published;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** The feed in the database, from the outbox that every transaction writes to. */
public final class PostgresEventFeed implements EventFeed {
  private final Database database;

  public PostgresEventFeed(Database database) {
    this.database = database;
  }

  @Override
  public int number(int limit) {
    return database.read(work -> work.update("feed/number").bind("limit", limit).execute());
  }

  @Override
  public List<Published> after(long position, int limit) {
    return database.read(work -> work.query("feed/after").bind("position", position).bind("limit", limit)
        .map((row, context) -> published(row)).list());
  }

  @Override
  public long head() {
    return database.read(work -> work.query("feed/head").mapTo(Long.class).one());
  }

  @Override
  public int forgetBefore(long position, int limit) {
    return database
        .read(work -> work.update("feed/forget").bind("position", position).bind("limit", limit).execute());
  }

  private static Published published(ResultSet row) throws SQLException {
    return new Published(row.getLong("position"), Columns.uuid(row, "topic", EventId::new), row.getLong("version"),
        FactJson.read(row.getString("facts")));
  }
}
