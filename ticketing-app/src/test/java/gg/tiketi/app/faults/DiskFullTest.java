package gg.tiketi.app.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import gg.tiketi.app.verify.UnavailableBooksException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk of PostgreSQL, of Redis and of the server's log is full in the middle of a sale. */
class DiskFullTest {
  private static final int MEGABYTES = 256;

  @TempDir
  Path folder;

  private Optional<SmallDisk> disk = Optional.empty();

  @BeforeEach
  void mount() throws Exception {
    disk = SmallDisk.mounted(Files.createDirectory(folder.resolve("disk")), MEGABYTES);
    if (disk.isEmpty()) {
      System.out.println(">>> SKIPPED: this user may not mount, and without a small disk none can be full");
    }
    assumeTrue(disk.isPresent());
  }

  @AfterEach
  void unmount() {
    disk.ifPresent(SmallDisk::close);
  }

  @Test
  void nobody_is_told_what_is_not_written_and_the_sale_goes_on_when_there_is_room() {
    var full = disk.orElseThrow();
    try (var site = Site.make(full.folder());
        var server = site.server(Map.of("TIKETI_SIMULATED_PAYMENT", "delay=10..50ms"));
        var preparation = site.preparation(server);
        var sale = Sale.begin(preparation, List.of(server), 20, 100, 1, folder.resolve("history.jsonl"))) {
      await().atMost(Duration.ofSeconds(30)).until(() -> sale.journal().successes() >= 100);
      long process = server.process();
      long filled = System.nanoTime();
      await().atMost(Duration.ofSeconds(30)).until(() -> {
        full.fill();
        nextLogFile(site);
        return sale.journal().acts().stream().filter(act -> act.invokedNanos() > filled && act.isUnavailable())
            .count() >= 20;
      });
      full.free();
      long freed = System.nanoTime();
      await().atMost(Duration.ofSeconds(30)).until(() -> sale.journal().acts().stream()
          .filter(act -> act.invokedNanos() > freed && act.outcome() == Act.Outcome.OK).count() >= 100);
      sale.end();
      assertThat(new Checker(site.installation(), List.of(server)).check(sale, List.of())).isEmpty();
      assertThat(server.process()).isEqualTo(process);
      assertThat(sale.journal().acts()).allSatisfy(act -> assertThat(act.status()).as("%s", act).isPositive());
    }
  }

  /** PostgreSQL finds room in files it has made in advance; so it is made to need a new one. */
  private static void nextLogFile(Site site) {
    try (var connection = site.installation().connect(); var statement = connection.createStatement()) {
      statement.execute("select pg_switch_wal()");
    } catch (SQLException | UnavailableBooksException full) {
      // It has none, or is not there at all: both are what this test is about.
    }
  }
}
