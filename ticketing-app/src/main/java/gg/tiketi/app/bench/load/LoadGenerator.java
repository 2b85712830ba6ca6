package gg.tiketi.app.bench.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The generator's process: a job a line comes in, a result a line goes out, until the input ends. */
public final class LoadGenerator {
  private LoadGenerator() {}

  /** Runs until standard input ends. */
  public static void main(String[] arguments) throws IOException {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try (var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (var line = in.readLine(); line != null; line = in.readLine()) {
        var job = Job.of(line);
        out.println(new Player(job, Script.read(Path.of(job.script())), (_, _) -> {}).play().line());
      }
    }
  }
}
