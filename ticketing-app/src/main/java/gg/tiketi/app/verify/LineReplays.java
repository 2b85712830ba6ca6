package gg.tiketi.app.verify;

import gg.tiketi.app.verify.Books.Finding;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Plays the logs of all lines again, one entry after the other, and notes which entries break which rules. */
final class LineReplays {
  private static final int READ_AT_ONCE = 10_000;
  private static final String LOG = """
                                    select event_id, epoch, entry, at, kind, first_number, last_number, account_id
                                    from queue_log
                                    order by event_id, epoch, entry
                                    """;

  private final Map<LineRule, Broken> found = new EnumMap<>(LineRule.class);
  private Optional<Life> life = Optional.empty();

  /** One life of a line. */
  private record Life(UUID event, int epoch, LineReplay replay) {
    boolean isOf(UUID event, int epoch) {
      return this.event.equals(event) && this.epoch == epoch;
    }
  }

  /** The entries that break a rule. */
  private static final class Broken {
    private final List<Map<String, String>> rows = new ArrayList<>();
    private int count;
  }

  /** What came of each rule, read within the connection's transaction. */
  static List<Finding> findings(Connection connection) throws SQLException {
    var replays = new LineReplays();
    try (var statement = connection.createStatement()) {
      statement.setFetchSize(READ_AT_ONCE);
      try (var row = statement.executeQuery(LOG)) {
        while (row.next()) {
          replays.play(row);
        }
      }
    }
    return Stream.of(LineRule.values()).map(replays::finding).toList();
  }

  private void play(ResultSet row) throws SQLException {
    for (var rule : lifeOf(row).play(row.getString("kind"), row.getLong("first_number"), row.getLong("last_number"))) {
      note(rule, row);
    }
  }

  private LineReplay lifeOf(ResultSet row) throws SQLException {
    var event = row.getObject("event_id", UUID.class);
    int epoch = row.getInt("epoch");
    if (life.filter(known -> known.isOf(event, epoch)).isEmpty()) {
      long formerTail = life.filter(known -> known.event().equals(event)).map(known -> known.replay().tail())
          .orElse(0L);
      life = Optional.of(new Life(event, epoch, new LineReplay(formerTail)));
    }
    return life.orElseThrow().replay();
  }

  private void note(LineRule rule, ResultSet row) throws SQLException {
    var broken = found.computeIfAbsent(rule, fresh -> new Broken());
    broken.count++;
    if (broken.rows.size() < Books.SHOWN) {
      broken.rows.add(Books.columns(row));
    }
  }

  private Finding finding(LineRule rule) {
    var broken = found.getOrDefault(rule, new Broken());
    return new Finding(rule.text(), broken.count, broken.rows);
  }
}
