package gg.tiketi.app.bench;

import gg.tiketi.app.embedded.Folders;
import gg.tiketi.app.rush.Preparation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What every row works with: a server on fresh data, a bare handler, a load generator, and how long to measure. */
final class Workshop implements AutoCloseable {
  /** How the gateway behaves in a dome's opening. */
  static final String PAYMENT = "delay=500..1500ms";

  private final Path folder;
  private final Effort effort;
  private final Instance server;
  private final Bare bare;
  private final Generator generator;
  private final Preparation preparation;

  /**
   * How much is done.
   *
   * @param pairs how many runs of each side
   * @param millis how long a run goes on that has no end of its own
   * @param holds how many holds a run makes
   * @param connections how many the generator opens
   * @param buyers how many people come to the dome
   * @param seats how many seats the dome has
   * @param hold how long the dome's holds last
   * @param starts how often the server is started
   * @param viewers how many people watch a map
   * @param sockets how many people have a page open while others buy
   * @param mixMillis how long visitors of all kinds come together
   * @param waiting how many people wait in a line
   */
  record Effort(int pairs, long millis, int holds, int connections, int buyers, int seats, Duration hold, int starts,
      int viewers, int sockets, long mixMillis, int waiting) {}

  private Workshop(Path folder, Effort effort) {
    this.folder = folder;
    this.effort = effort;
    server = Instance.own(folder.resolve("data"), PAYMENT);
    bare = new Bare(folder);
    generator = new Generator(folder);
    preparation = new Preparation(server.installation(), server.place());
  }

  /** Opens one in an empty folder. */
  static Workshop open(Path folder, Effort effort) {
    try {
      Folders.delete(folder);
      Files.createDirectories(folder);
      return new Workshop(folder, effort);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path folder() {
    return folder;
  }

  Effort effort() {
    return effort;
  }

  Instance server() {
    return server;
  }

  Bare bare() {
    return bare;
  }

  Generator generator() {
    return generator;
  }

  Preparation preparation() {
    return preparation;
  }

  /** Plays a script to the server around and around; only {@code status} is right. */
  Sample serve(Path script, int status) {
    return Bare.measure(
        () -> generator.play(server.place().port(), script, effort.connections(), effort.millis()), server::cpu,
        server::databaseCpu, status);
  }

  /** Plays a script to the bare handler around and around. */
  Sample bare(Path script) {
    return bare.measure(() -> generator.play(bare.port(), script, effort.connections(), effort.millis()));
  }

  @Override
  public void close() {
    preparation.close();
    generator.close();
    bare.close();
    server.close();
  }
}
