package gg.tiketi.app.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL dies in the middle of a sale. */
@ExtendWith(SharedSite.class)
class DatabaseKilledTest {
  @TempDir
  Path folder;

  @Test
  void callers_are_told_to_come_again_nothing_is_lost_and_the_sale_goes_on_without_a_restart(Site site) {
    try (var wire = site.wire();
        var server = site.server(wire, Map.of("TIKETI_SIMULATED_PAYMENT", "delay=10..50ms"));
        var preparation = site.preparation(server);
        var sale = Sale.begin(preparation, List.of(server), 20, 100, 1, folder.resolve("history.jsonl"))) {
      await().until(() -> sale.journal().successes() >= 100);
      long process = server.process();
      long killed = System.nanoTime();
      // The wire stays torn, so that the outage is longer than the database's own recovery.
      Signals.KILL.to(site.database());
      wire.behave(new FaultyWire.Manner.Torn());
      await().atMost(Duration.ofSeconds(20)).until(() -> sale.journal().acts().stream()
          .filter(act -> act.invokedNanos() > killed && act.isUnavailable()).count() >= 20);
      wire.behave(new FaultyWire.Manner.Sound());
      long healed = System.nanoTime();
      await().atMost(Duration.ofSeconds(20)).until(() -> sale.journal().acts().stream()
          .filter(act -> act.invokedNanos() > healed && act.outcome() == Act.Outcome.OK).count() >= 100);
      sale.end();
      assertThat(new Checker(site.installation(), List.of(server)).check(sale, List.of())).isEmpty();
      assertThat(server.process()).isEqualTo(process);
      assertThat(sale.journal().acts()).allSatisfy(act -> assertThat(act.status()).as("%s", act).isPositive());
    }
  }
}
