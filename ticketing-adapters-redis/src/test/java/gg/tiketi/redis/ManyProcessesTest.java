package gg.tiketi.redis;

import static org.assertj.core.api.Assertions.assertThat;

import gg.tiketi.laws.queue.LineTrial;
import gg.tiketi.queue.LineEntry;
import gg.tiketi.queue.LineEntry.Kind;
import gg.tiketi.queue.LinePast;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** One line in one Redis, moved by several processes at once: by its log no law is broken. */
class ManyProcessesTest {
  private static final int STEPS = Boolean.getBoolean("tiketi.long") ? 200_000 : 2_500;
  private static final int PROCESSES = 2;

  @Test
  void the_laws_hold_whichever_process_moves_the_line() throws Exception {
    var place = UUID.randomUUID();
    var opensAt = Instant.now();
    try (var redis = TestRedis.open()) {
      var line = new RedisWaitingLine(redis, new Keyspace(place));
      line.open(LineMob.EVENT, 1, 0, LinePast.none(), opensAt);
      line.allow(LineMob.EVENT, 12, 1, opensAt);
      var others = new Process[PROCESSES];
      for (int i = 0; i < PROCESSES; i++) {
        others[i] = start(place, opensAt, i);
      }
      LineMob.rage(line, LineMob.terms(opensAt), PROCESSES, STEPS);
      for (var other : others) {
        assertThat(other.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(other.exitValue()).isZero();
      }
      var log = line.log(LineMob.EVENT, 1, 0, 1_000_000);
      assertThat(log).extracting(LineEntry::kind).contains(Kind.JOINED, Kind.CALLED, Kind.CLAIMED,
          Kind.LEFT, Kind.ENDED);
      assertThat(LineTrial.breaches(log, LineMob.terms(opensAt))).isEmpty();
      var forged = log.stream().filter(entry -> entry.kind() != Kind.CALLED).toList();
      assertThat(LineTrial.breaches(forged, LineMob.terms(opensAt))).as("the same without its calls").isNotEmpty();
    }
  }

  private static Process start(UUID place, Instant opensAt, int seed) throws IOException {
    var settings = TestRedis.settings();
    var node = settings.nodes().getFirst();
    return new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), LineMob.class.getName(), node.host(),
        String.valueOf(node.port()), settings.user().orElse(""), settings.password().orElse(""),
        String.valueOf(settings.encrypted()), place.toString(), opensAt.toString(), String.valueOf(seed),
        String.valueOf(STEPS))).inheritIO().start();
  }
}
