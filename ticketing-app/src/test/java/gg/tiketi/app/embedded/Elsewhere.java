package gg.tiketi.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A process of its own that keeps an embedded PostgreSQL and Redis until it is told to end or killed. */
public final class Elsewhere {
  private Elsewhere() {}

  /** Starts one on a folder and returns once its stores are there. */
  static Process started(Path home) throws IOException {
    var java = ProcessHandle.current().info().command().orElseThrow();
    var process = new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"), Elsewhere.class.getName(),
        home.toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    assertThat(process.inputReader().lines().anyMatch("ready"::equals)).isTrue();
    return process;
  }

  public static void main(String[] arguments) throws InterruptedException {
    var folder = DataFolder.open(Path.of(arguments[0]));
    var postgres = EmbeddedPostgres.start(folder);
    var redis = EmbeddedRedis.start(folder);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> {
      redis.close();
      postgres.close();
      folder.close();
    }));
    System.out.println("ready");
    new CountDownLatch(1).await();
  }
}
