package gg.tiketi.app.faults;

import static org.awaitility.Awaitility.await;

import gg.tiketi.app.rush.client.Connections;
import gg.tiketi.app.rush.client.Exchange;
import gg.tiketi.app.rush.client.Request;
import gg.tiketi.app.verify.Books;
import gg.tiketi.app.verify.Installation;
import gg.tiketi.app.verify.UnavailableBooksException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.awaitility.core.ConditionTimeoutException;

/** The one checker: after healing and quiescence the books must be right, and agree with what everybody was told. */
final class Checker {
  /** A payment whose provider never heard of it is given up after 30 s; looking again takes up to 15 s more. */
  private static final Duration QUIET_WITHIN = Duration.ofSeconds(100);
  /** Holds end at their instant; their rows soon after. */
  private static final String OVERDUE = "select coalesce(string_agg(id::text, ', '), '') from reservation"
      + " where status = 'PENDING' and expires_at < now() - interval '2 seconds'";
  private static final String NOT_CANCELLED = "select coalesce(string_agg(id || ' ' || status, ', '), '')"
      + " from reservation where id = any('{%s}'::uuid[]) and status <> 'CANCELLED'";
  private static final String SEATS = "select string_agg(status::text, '' order by seat_no) from seat where event_id = '%s'";

  private final Installation installation;
  private final List<LabServer> servers;

  Checker(Installation installation, List<LabServer> servers) {
    this.installation = installation;
    this.servers = servers;
  }

  /**
   * Waits until nothing is on its way, then looks.
   *
   * @param windows when faults may be felt; none means that nobody kept count of them
   * @return what is wrong, in words
   */
  List<String> check(Sale sale, List<Window> windows) {
    var wrong = new ArrayList<>(sale.journal().complaints());
    var books = new Books(installation, Optional.of(sale.journal().file()));
    await().atMost(QUIET_WITHIN).pollInterval(Duration.ofMillis(200)).ignoreException(UnavailableBooksException.class)
        .until(() -> !books.isUnsettled());
    books.audit().findings().stream().filter(finding -> finding.broken() > 0)
        .forEach(finding -> wrong.add(finding.rule() + ": " + finding.rows()));
    addUnlessEmpty(wrong, "K8 holds outlived their end: ", one(OVERDUE));
    addUnlessEmpty(wrong, "K1 cancelled, as somebody was told, but in the books it is not: ",
        one(NOT_CANCELLED.formatted(String.join(",", sale.journal().cancelled()))));
    wrong.addAll(shown(sale.event()));
    wrong.addAll(promises(sale.journal().acts(), windows));
    return List.copyOf(wrong);
  }

  private static void addUnlessEmpty(List<String> wrong, String what, String rows) {
    if (!rows.isEmpty()) {
      wrong.add(what + rows);
    }
  }

  /** K7: every server shows the seats as they are in the books. */
  private List<String> shown(String event) {
    var wrong = new ArrayList<String>();
    for (var server : servers) {
      try {
        await().atMost(Duration.ofSeconds(10)).until(() -> {
          var truth = one(SEATS.formatted(event));
          return truth.equals(seats(server, event, truth.length()));
        });
      } catch (ConditionTimeoutException never) {
        wrong.add("K7 server " + server.place() + " does not show the seats as they are");
      }
    }
    return wrong;
  }

  private static String seats(LabServer server, String event, int count) {
    var request = Request.get("status", "/api/seats/events/" + event + "/status", Optional.empty());
    try (var connections = new Connections(server.place(), 1, Duration.ofSeconds(5))) {
      if (!(connections.call(request) instanceof Exchange.Answered(var reply, var _, var _))) {
        return "nothing";
      }
      return SeatBits.digits(reply.json().path("seats").asText(), count);
    }
  }

  /** K10: what fails, fails as promised, and only while something is broken. */
  static List<String> promises(List<Act> acts, List<Window> windows) {
    var broken = new TreeMap<String, Integer>();
    acts.stream().filter(act -> act.isFault() && !act.isUnavailable())
        .forEach(act -> broken.merge(act.call() + " got " + act.status() + " " + act.code() + ", retry after "
            + act.retryAfter(), 1, Integer::sum));
    acts.stream()
        .filter(act -> act.isFault() && !windows.isEmpty() && windows.stream().noneMatch(window -> window.covers(act)))
        .forEach(act -> broken.merge(act.call() + " failed although nothing was broken", 1, Integer::sum));
    return broken.entrySet().stream().map(entry -> "K10 " + entry.getKey() + ", " + entry.getValue() + " times")
        .toList();
  }

  private String one(String sql) {
    try (var connection = installation.connect();
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      return row.next() ? String.valueOf(row.getString(1)) : "";
    } catch (SQLException e) {
      throw new UnavailableBooksException("the books cannot be read: " + e.getMessage(), e);
    }
  }
}
