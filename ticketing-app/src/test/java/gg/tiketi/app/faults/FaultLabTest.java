package gg.tiketi.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Faults by seed against a sale. {@code tiketi.faults.seed} runs another seed; long runs kill servers 200 times, PostgreSQL and
 * Redis 50 times each.
 */
class FaultLabTest {
  private static final boolean LONG = Boolean.getBoolean("tiketi.long");
  private static final long SEED = Long.getLong("tiketi.faults.seed", 1);
  private static final int SALES = LONG ? 10 : 1;
  private static final int KILLS_OF_SERVERS = LONG ? 20 : 0;
  private static final int KILLS_OF_STORES = LONG ? 5 : 0;

  @TempDir
  Path folder;

  @Test
  void whatever_fails_nothing_that_was_told_is_lost_and_nothing_is_sold_twice() {
    try (var lab = FaultLab.open(folder.resolve("data"))) {
      runs(lab, SEED);
      assertThat(lab.tornCommits()).as("commits whose answer was cut off").isPositive();
      LongStream.range(SEED, SEED + SALES).forEach(seed -> kills(lab, seed));
    }
  }

  private void runs(FaultLab lab, long seed) {
    var outcome = lab.run(seed, Fault.oneOfEach(seed), folder.resolve("history-" + seed + ".jsonl"));
    System.out.println(outcome.summary());
    assertThat(outcome.wrong()).as(outcome.summary()).isEmpty();
  }

  private void kills(FaultLab lab, long seed) {
    if (KILLS_OF_SERVERS > 0) {
      var plan = Fault.kills(seed, KILLS_OF_SERVERS, KILLS_OF_STORES, KILLS_OF_STORES);
      var outcome = lab.run(seed, plan, folder.resolve("history-kills-" + seed + ".jsonl"));
      System.out.println(outcome.summary());
      assertThat(outcome.wrong()).as(outcome.summary()).isEmpty();
    }
  }
}
