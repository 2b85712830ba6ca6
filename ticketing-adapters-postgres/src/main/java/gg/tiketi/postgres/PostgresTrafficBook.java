package gg.tiketi.postgres;

import gg.tiketi.capacity.DemandCurve;
import gg.tiketi.capacity.DemandCurve.Point;
import gg.tiketi.capacity.Minute;
import gg.tiketi.capacity.MinuteSample;
import gg.tiketi.capacity.Show;
import gg.tiketi.capacity.TrafficBook;
import gg.tiketi.kernel.EventId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** Traffic in PostgreSQL. */
public final class PostgresTrafficBook implements TrafficBook {
  private final Database database;

  public PostgresTrafficBook(Database database) {
    this.database = database;
  }

  /** Which row a sample belongs to; a statement may touch each only once. */
  private record Key(EventId event, Instant minute, String source) {}

  @Override
  public void note(List<MinuteSample> samples) {
    var rows = new LinkedHashMap<Key, MinuteSample>();
    samples.forEach(sample -> rows.merge(new Key(sample.event(), sample.minute(), sample.source()), sample,
        MinuteSample::and));
    if (!rows.isEmpty()) {
      database.inTransaction(work -> note(work.update("traffic/note"), rows.values()));
    }
  }

  private static int note(Update update, Collection<MinuteSample> rows) {
    update.bindArray("events", UUID.class, rows.stream().map(sample -> sample.event().value()).toList())
        .bindArray("minutes", Long.class, rows.stream().map(sample -> sample.minute().getEpochSecond()).toList())
        .bindArray("sources", String.class, rows.stream().map(MinuteSample::source).toList());
    bind(update, "concurrent", rows, MinuteSample::concurrent);
    bind(update, "queued", rows, MinuteSample::queued);
    bind(update, "arrivals", rows, MinuteSample::arrivals);
    bind(update, "admissions", rows, MinuteSample::admissions);
    bind(update, "inService", rows, MinuteSample::inService);
    return update.execute();
  }

  private static <T> void bind(Update update, String name, Collection<T> rows, ToIntFunction<T> column) {
    update.bindArray(name, Integer.class, rows.stream().map(row -> column.applyAsInt(row)).toList());
  }

  @Override
  public List<MinuteSample> samples(EventId event, Instant from, Instant until) {
    return database.read(work -> work.query("traffic/samples").bind("eventId", event.value()).bind("from", from)
        .bind("until", until).map((row, context) -> sample(row)).list());
  }

  private static MinuteSample sample(ResultSet row) throws SQLException {
    return new MinuteSample(new EventId(Columns.uuid(row, "event_id")), Columns.instant(row, "minute"),
        row.getString("source"), row.getInt("concurrent"), row.getInt("queued"), row.getInt("arrivals"),
        row.getInt("admissions"), row.getInt("in_service"));
  }

  @Override
  public List<Minute> minutes(Instant from, Instant until) {
    return database.read(work -> work.query("traffic/minutes").bind("from", from).bind("until", until)
        .map((row, context) -> new Minute(Columns.instant(row, "minute"), row.getInt("concurrent"),
            row.getInt("queued"), row.getInt("arrivals"), row.getInt("admissions"), row.getInt("in_service")))
        .list());
  }

  @Override
  public Set<EventId> recordedSince(Instant since) {
    return database.read(work -> new HashSet<>(work.query("traffic/recorded-since").bind("since", since)
        .map((row, context) -> new EventId(Columns.uuid(row, "event_id"))).list()));
  }

  @Override
  public int forgetBefore(Instant instant, int limit) {
    return database.inTransaction(work -> work.update("traffic/forget").bind("instant", instant).bind("limit", limit)
        .execute());
  }

  @Override
  public void learn(EventId event, Show show) {
    var points = show.curve().points();
    database.inTransaction(work -> {
      var update = work.update("traffic/learn").bind("eventId", event.value()).bind("artist", show.artist())
          .bind("opensAt", show.opensAt()).bind("zone", show.zone().getId()).bind("stock", boxed(show.stock()))
          .bind("registered", boxed(show.registered()));
      bind(update, "offsets", points, Point::offset);
      bind(update, "concurrent", points, Point::concurrent);
      bind(update, "queued", points, Point::queued);
      return update.execute();
    });
  }

  private static @Nullable Long boxed(OptionalLong count) {
    return count.isPresent() ? count.getAsLong() : null;
  }

  private static @Nullable Integer boxed(OptionalInt count) {
    return count.isPresent() ? count.getAsInt() : null;
  }

  @Override
  public List<Show> shows() {
    return database.read(work -> work.query("traffic/shows").map((row, context) -> show(row)).list());
  }

  private static Show show(ResultSet row) throws SQLException {
    long stock = row.getLong("stock");
    var stockIfKnown = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(stock);
    int registered = row.getInt("registered");
    var registeredIfKnown = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(registered);
    return new Show(row.getString("event_id"), row.getString("artist"), Columns.instant(row, "opens_at"),
        ZoneId.of(row.getString("zone")), stockIfKnown, registeredIfKnown, curve(row));
  }

  private static DemandCurve curve(ResultSet row) throws SQLException {
    var offsets = numbers(row, "offsets");
    var concurrent = numbers(row, "concurrent");
    var queued = numbers(row, "queued");
    return DemandCurve.of(IntStream.range(0, offsets.length)
        .mapToObj(index -> new Point(offsets[index], concurrent[index], queued[index])).toList());
  }

  private static Integer[] numbers(ResultSet row, String column) throws SQLException {
    return (Integer[]) row.getArray(column).getArray();
  }
}
