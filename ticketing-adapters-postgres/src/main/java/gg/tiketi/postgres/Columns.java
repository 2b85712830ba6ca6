package gg.tiketi.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Reads columns as values. Columns may be null only where the answer is an Optional. */
final class Columns {
  private Columns() {}

  static UUID uuid(ResultSet row, String column) throws SQLException {
    return row.getObject(column, UUID.class);
  }

  static <R> Optional<R> uuid(ResultSet row, String column, Function<UUID, R> id) throws SQLException {
    return Optional.ofNullable(row.getObject(column, UUID.class)).map(id);
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  static Optional<Instant> optionalInstant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
  }

  static Optional<String> text(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column));
  }

  /** The constant of {@code type} that the column names. */
  static <E extends Enum<E>> E constant(ResultSet row, String column, Class<E> type) throws SQLException {
    return Enum.valueOf(type, row.getString(column));
  }
}
