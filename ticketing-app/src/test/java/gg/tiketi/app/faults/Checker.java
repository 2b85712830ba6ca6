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
  private static final String OVERDUE = "select count(*) from reservation"
      + " where status = 'PENDING' and expires_at < now() - interval '1 second'";
  private static final String HOLDS = "select count(*) from reservation where status = 'PENDING' and event_id = '%s'";
  private static final String CANCELLED = "select id, status from reservation where id = '%s' and status <> 'CANCELLED'";
  private static final String SEATS = "select string_agg(status::text, '' order by seat_no) from seat where event_id = '%s'";

  private final Installation installation;
  private final List<LabServer> servers;

  Checker(Installation installation, List<LabServer> servers) {
    this.installation = installation;
    this.servers = servers;
  }

  /** Waits until nothing is on its way and no hold is left, then looks; what is wrong, in words. */
  List<String> check(Sale sale) {
    var wrong = new ArrayList<>(sale.journal().complaints());
    var books = new Books(installation, Optional.of(sale.journal().file()));
    await().atMost(QUIET_WITHIN).pollInterval(Duration.ofMillis(200)).ignoreException(UnavailableBooksException.class)
        .until(() -> !books.isUnsettled() && one(HOLDS.formatted(sale.event())).equals("0"));
    books.audit().findings().stream().filter(finding -> finding.broken() > 0)
        .forEach(finding -> wrong.add(finding.rule() + ": " + finding.rows()));
    if (!one(OVERDUE).equals("0")) {
      wrong.add("K8 holds outlived their end: " + one(OVERDUE));
    }
    sale.journal().cancelled().stream().map(CANCELLED::formatted).map(this::one).filter(row -> !row.isEmpty())
        .forEach(row -> wrong.add("K1 somebody was told that reservation " + row + " is cancelled"));
    wrong.addAll(shown(sale.event()));
    wrong.addAll(promises(sale.journal().acts()));
    return List.copyOf(wrong);
  }

  /** K7: every server shows the seats as they are in the books. */
  private List<String> shown(String event) {
    var truth = one(SEATS.formatted(event));
    var wrong = new ArrayList<String>();
    for (var server : servers) {
      var last = new String[1];
      try {
        await().atMost(Duration.ofSeconds(10)).until(() -> {
          last[0] = seats(server, event, truth.length());
          return truth.equals(last[0]);
        });
      } catch (ConditionTimeoutException never) {
        wrong.add("K7 server " + server.place() + " shows " + last[0] + " instead of " + truth);
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

  /** K10: what fails, fails as promised. */
  private static List<String> promises(List<Act> acts) {
    var broken = new TreeMap<String, Integer>();
    acts.stream().filter(act -> act.isFault() && !act.isUnavailable())
        .forEach(act -> broken.merge(act.call() + " got " + act.status() + " " + act.code() + ", retry after "
            + act.retryAfter(), 1, Integer::sum));
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
