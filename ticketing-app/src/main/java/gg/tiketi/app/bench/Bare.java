package gg.tiketi.app.bench;

import gg.tiketi.app.bench.load.Played;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The bare handler's process, and how it and the server are measured alike. */
final class Bare implements AutoCloseable {
  private final Child child;
  private final int port = Instance.freePort();
  private double micros = Double.MAX_VALUE;

  Bare(Path folder) {
    this(BareServer.class, folder, List.of());
  }

  private Bare(Class<?> server, Path folder, List<String> more) {
    var arguments = Stream.concat(Stream.of(String.valueOf(port)), more.stream()).toList();
    child = Child.start(server.getName(), arguments, Map.of(), folder.resolve("bare.log"));
    if (child.hear().isEmpty()) {
      throw new IllegalStateException("the bare handler does not start; its log is in " + folder);
    }
  }

  /** One that numbers callers in the Redis of a server ({@link BareLine}). */
  static Bare line(Path folder, Instance server) {
    return new Bare(BareLine.class, folder, List.of(server.dataDir().toString()));
  }

  int port() {
    return port;
  }

  /** Plays something to it. */
  Sample measure(Supplier<Played> play) {
    var sample = measure(play, child::cpu, () -> Duration.ZERO, 200);
    micros = Math.min(micros, sample.serverMicros());
    return sample;
  }

  /** Its processor time so far. */
  Duration cpu() {
    return child.cpu();
  }

  /** The least that the bare handler has cost for a request so far. */
  double micros() {
    return micros;
  }

  /**
   * Plays something and takes the processor times before and after.
   *
   * @param status the only right answer
   */
  static Sample measure(Supplier<Played> play, Supplier<Duration> server, Supplier<Duration> database, int status) {
    var serverBefore = server.get();
    var databaseBefore = database.get();
    var played = play.get();
    double serverMicros = micros(server.get().minus(serverBefore));
    double databaseMicros = micros(database.get().minus(databaseBefore));
    double count = Math.max(1, played.total());
    double generatorMicros = played.cpuSeconds() * 1e6;
    return new Sample(played.count(status) / played.seconds(), serverMicros / count, databaseMicros / count,
        generatorMicros / count, (serverMicros + databaseMicros + generatorMicros) / 1e6 / played.seconds(),
        played.total() - played.count(status) + played.broken());
  }

  private static double micros(Duration time) {
    return time.toNanos() / 1e3;
  }

  @Override
  public void close() {
    child.close();
  }
}
