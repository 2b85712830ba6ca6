package gg.tiketi.app.bench;

import gg.tiketi.app.bench.load.Job;
import gg.tiketi.app.bench.load.LoadGenerator;
import gg.tiketi.app.bench.load.Played;
import gg.tiketi.app.bench.load.Script;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The load generator's process, seen from here. */
final class Generator implements AutoCloseable {
  private final Child child;
  private final Path folder;
  private int scripts;

  Generator(Path folder) {
    this.folder = folder;
    child = Child.start(LoadGenerator.class.getName(), List.of(), Map.of(), folder.resolve("generator.log"));
  }

  /** Writes requests down for later. */
  Path script(Iterable<String> requests) {
    var file = folder.resolve("requests-" + scripts++);
    Script.write(file, requests);
    return file;
  }

  /** Plays around and around for some time. */
  Played play(int port, Path script, int connections, long millis) {
    return play(new Job(port, script.toString(), connections, millis, false, 0));
  }

  /** Plays each request once. */
  Played playOnce(int port, Path script, int connections) {
    return play(new Job(port, script.toString(), connections, 120_000, true, 0));
  }

  /** Plays a job. */
  Played play(Job job) {
    child.say(job.line());
    return Played.of(child.hear().orElseThrow(() -> new IllegalStateException("the load generator has died; its log is "
        + folder.resolve("generator.log"))));
  }

  @Override
  public void close() {
    child.close();
  }
}
