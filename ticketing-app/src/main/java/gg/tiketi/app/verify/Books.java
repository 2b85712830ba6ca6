package gg.tiketi.app.verify;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The books of an installation, read in one transaction that sees one state of them and changes nothing. */
public final class Books {
  /** So many of the rows that break a rule are shown. */
  static final int SHOWN = 20;
  private static final int READ_AT_ONCE = 1_000;
  private static final String FIGURES = """
                                        select
                                          (select count(*) from ticket where live) as live_tickets,
                                          (select coalesce(sum(quantity * unit_price), 0) from ticket where live) as live_ticket_prices,
                                          (select count(*) from reservation where status = 'PENDING') as holds,
                                          (select count(*) from payment) as payments,
                                          (select coalesce(sum(captured), 0) from payment) as captured,
                                          (select coalesce(sum(amount), 0) from simulated_charge where captured) as captured_by_the_provider,
                                          (select coalesce(sum(amount), 0) from refund) as refunds,
                                          (select count(*) from refund) as refunds_made,
                                          (select count(*) from queue_log) as queue_entries,
                                          (select count(*) from queue_admission) as admissions,
                                          (select count(*) from queue_log l where kind in ('CLAIMED', 'ENTERED') and not exists (
                                            select from queue_admission a
                                            where a.event_id = l.event_id and a.epoch = l.epoch and a.number = l.first_number))
                                            as claims_not_admitted,
                                          (select position from feed_head) as feed_position
                                        """;
  private static final String UNSETTLED = """
                                          select exists (select from payment where status = 'PENDING')
                                            or exists (select from refund where status = 'PENDING')
                                            or exists (select from outbox)
                                            or exists (
                                              select from queue_admission a
                                              join queue_line l on l.event_id = a.event_id and l.epoch = a.epoch
                                              where a.admitted_at > now() - interval '10 seconds' and a.admitted_at > coalesce((
                                                select at + interval '1 millisecond' from queue_log
                                                where event_id = l.event_id and epoch = l.epoch
                                                order by entry desc
                                                limit 1), '-infinity'))
                                          """;

  private final Installation installation;
  private final Optional<Path> history;

  /** The books of this installation, held against the history of a rush if there is one. */
  public Books(Installation installation, Optional<Path> history) {
    this.installation = installation;
    this.history = history;
  }

  /**
   * What came of a check.
   *
   * @param rule what must be so
   * @param broken how many rows show that it is not so
   * @param rows the first of them, column by column
   */
  public record Finding(String rule, int broken, List<Map<String, String>> rows) {
    /** Copies the rows. */
    public Finding {
      rows = List.copyOf(rows);
    }
  }

  /**
   * Everything that was checked.
   *
   * @param figures what was sold and paid in total
   * @param findings one for each check, in order
   */
  public record Audit(Map<String, String> figures, List<Finding> findings) {
    /** Copies the findings. */
    public Audit {
      findings = List.copyOf(findings);
    }

    /** Whether everything is as it must be. */
    public boolean isClean() {
      return findings.stream().allMatch(finding -> finding.broken() == 0);
    }
  }

  /** Whether payments, refunds or facts are still on their way, which a running server brings to an end by itself. */
  public boolean isUnsettled() {
    try (var connection = installation.connect();
        var statement = connection.createStatement();
        var row = statement.executeQuery(UNSETTLED)) {
      return row.next() && row.getBoolean(1);
    } catch (SQLException e) {
      throw new UnavailableBooksException("the books cannot be read: " + e.getMessage(), e);
    }
  }

  /** Checks everything. */
  public Audit audit() {
    try (var connection = installation.connect()) {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      try {
        return audit(connection);
      } finally {
        connection.rollback();
      }
    } catch (SQLException e) {
      throw new UnavailableBooksException("the books cannot be read: " + e.getMessage(), e);
    }
  }

  private Audit audit(Connection connection) throws SQLException {
    if (history.isPresent()) {
      HistoryFile.load(history.get(), connection);
    }
    var findings = new ArrayList<Finding>();
    for (var check : checks().toList()) {
      findings.add(found(check, connection));
    }
    findings.addAll(LineReplays.findings(connection));
    return new Audit(figures(connection), findings);
  }

  private Stream<Check> checks() {
    var always = Stream.of(SeatChecks.ALL, MoneyChecks.ALL, FeedChecks.ALL, QueueChecks.ALL).flatMap(List::stream);
    return history.isPresent() ? Stream.concat(always, HistoryChecks.ALL.stream()) : always;
  }

  private static Map<String, String> figures(Connection connection) throws SQLException {
    try (var statement = connection.createStatement(); var row = statement.executeQuery(FIGURES)) {
      row.next();
      return columns(row);
    }
  }

  /** A plain statement: the question mark of jsonb is no parameter in it. */
  private static Finding found(Check check, Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.setFetchSize(READ_AT_ONCE);
      try (var row = statement.executeQuery(check.sql())) {
        return found(check.rule(), row);
      }
    }
  }

  private static Finding found(String rule, ResultSet row) throws SQLException {
    int broken = 0;
    var rows = new ArrayList<Map<String, String>>();
    while (row.next()) {
      broken++;
      if (rows.size() < SHOWN) {
        rows.add(columns(row));
      }
    }
    return new Finding(rule, broken, rows);
  }

  /** The columns of the row at hand by their names. */
  static Map<String, String> columns(ResultSet row) throws SQLException {
    var columns = new LinkedHashMap<String, String>();
    var names = row.getMetaData();
    for (int column = 1; column <= names.getColumnCount(); column++) {
      columns.put(names.getColumnLabel(column), String.valueOf(row.getString(column)));
    }
    return columns;
  }
}
