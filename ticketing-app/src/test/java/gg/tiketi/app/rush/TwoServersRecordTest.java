package gg.tiketi.app.rush;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gg.tiketi.app.rush.client.Request;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two server processes that write down the same minutes. */
@ExtendWith(SharedServers.class)
class TwoServersRecordTest {
  /** Each looks every ten seconds; the looks of a minute's last seconds may lie on both sides of its end. */
  private static final Duration THREE_LOOKS = Duration.ofSeconds(40);

  /** A row: one source in one minute. */
  private record Row(long minute, String source, int concurrent, int queued) {}

  @Test
  void watchers_add_up_over_instances_a_line_counts_once_and_a_killed_instance_leaves_its_rows(TwoServers servers)
      throws SQLException {
    var watched = servers.preparation().event(10, Duration.ofMinutes(5), 4);
    var queued = servers.preparation().queuedEvent(10, 2);
    var people = servers.preparation().people(3);
    List<Row> complete;
    try (var third = servers.joined();
        var one = Viewer.at(servers.first().place());
        var two = Viewer.at(servers.first().place());
        var other = Viewer.at(third.place())) {
      for (var viewer : List.of(one, two, other)) {
        viewer.say("join-event", "{\"eventId\":\"" + watched + "\"}");
      }
      for (var person : people) {
        servers.fleet().call(0, Request.post("check", "/api/queue/check/" + queued, Optional.of(person.token()),
            Optional.empty(), "{}"));
      }
      await().atMost(THREE_LOOKS).pollInterval(Duration.ofMillis(200))
          .until(() -> sumsOf(rows(servers, watched)).contains(3) && rows(servers, queued).stream()
              .anyMatch(row -> row.concurrent() == 2 && row.queued() == 1));
      third.kill();
      complete = rows(servers, watched);
    }
    var dead = complete.stream().filter(row -> row.source().equals(sourceOfOne(complete))).toList();
    var rows = rows(servers, watched);
    assertThat(rows).containsAll(dead);
    assertThat(sumsOf(rows)).as("two watched here and one there").contains(3).allMatch(sum -> sum <= 3);
    var line = rows(servers, queued);
    assertThat(line).extracting(Row::source).containsOnly("line");
    assertThat(line).extracting(Row::minute).doesNotHaveDuplicates();
    assertThat(line).allMatch(row -> row.concurrent() <= 2 && row.queued() <= 1);
  }

  /** The instance where only one watched. */
  private static String sourceOfOne(List<Row> rows) {
    var twos = rows.stream().filter(row -> row.concurrent() == 2).map(Row::source).toList();
    return rows.stream().map(Row::source).filter(source -> !twos.contains(source)).findFirst().orElseThrow();
  }

  /** How many watched in each minute. */
  private static List<Integer> sumsOf(List<Row> rows) {
    return rows.stream().map(Row::minute).distinct().map(minute -> rows.stream()
        .filter(row -> row.minute() == minute).mapToInt(Row::concurrent).sum()).toList();
  }

  private static List<Row> rows(TwoServers servers, String event) throws SQLException {
    var rows = new ArrayList<Row>();
    try (var connection = servers.first().installation().connect();
        var statement = connection.prepareStatement("""
                                                    select extract(epoch from minute), source, concurrent, queued
                                                    from traffic_minute where event_id = ? order by minute, source
                                                    """)) {
      statement.setObject(1, UUID.fromString(event));
      try (var found = statement.executeQuery()) {
        while (found.next()) {
          rows.add(new Row(found.getLong(1), found.getString(2), found.getInt(3), found.getInt(4)));
        }
      }
    }
    return rows;
  }
}
