package gg.tiketi.app.bench.audience;

import com.fasterxml.jackson.databind.ObjectMapper;
import gg.tiketi.app.bench.load.Played;
import gg.tiketi.app.bench.load.Player;
import gg.tiketi.app.bench.load.Script;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The audience's process. Its first argument is a {@link Gathering}; once everybody has come it says who. Then a
 * {@link Performance} a line comes in and what was {@link Seen} a line goes out, until the input ends and all leave. Who
 * plays and who watches share one clock.
 */
public final class AudienceProcess {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final long LOOK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private AudienceProcess() {}

  /** Runs until standard input ends. */
  public static void main(String[] arguments) throws IOException {
    var gathering = MAPPER.readValue(arguments[0], Gathering.class);
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    long start = System.nanoTime();
    try (var watchers = new Watchers(gathering);
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      int joined = watchers.joined();
      double seconds = (System.nanoTime() - start) / 1e9;
      out.println(MAPPER.writeValueAsString(new Gathered(joined, gathering.people() - joined, seconds)));
      for (var line = in.readLine(); line != null; line = in.readLine()) {
        out.println(MAPPER.writeValueAsString(perform(watchers, joined, MAPPER.readValue(line, Performance.class))));
      }
    }
  }

  private static Seen perform(Watchers watchers, int people, Performance performance) throws IOException {
    var presses = new Presses(performance.firstSeat(), performance.seatsEach());
    watchers.watch(presses);
    var job = performance.job();
    var played = new Player(job, Script.read(Path.of(job.script())), presses).play();
    long expected = played.count(201) * performance.seatsEach() * people;
    var summary = awaited(watchers, expected, performance.patienceMillis());
    return seen(played, expected, summary);
  }

  private static Notes.Summary awaited(Watchers watchers, long expected, long patienceMillis) {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patienceMillis);
    var summary = watchers.seen();
    while (summary.seen() < expected && System.nanoTime() < deadline) {
      LockSupport.parkNanos(LOOK_EVERY_NANOS);
      summary = watchers.seen();
    }
    return summary;
  }

  private static Seen seen(Played played, long expected, Notes.Summary summary) {
    return new Seen(played, expected, summary.seen(), summary.p50Millis(), summary.p99Millis(), summary.maxMillis(),
        summary.frames(), summary.frameBytes(), summary.rereads(), summary.left());
  }
}
