package gg.tiketi.app.embedded;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A process of its own that keeps an embedded PostgreSQL until it is told to end or killed. */
public final class Elsewhere {
  private Elsewhere() {}

  public static void main(String[] arguments) throws InterruptedException {
    var folder = DataFolder.open(Path.of(arguments[0]));
    var postgres = EmbeddedPostgres.start(folder);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> {
      postgres.close();
      folder.close();
    }));
    System.out.println("ready");
    new CountDownLatch(1).await();
  }
}
