package gg.tiketi.app.house;

import static org.assertj.core.api.Assertions.assertThat;

import gg.tiketi.laws.LawTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every law that is due was proved over every adapter in this build. The modules before this one wrote their proofs. */
class LawTableTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  @Test
  void no_cell_that_is_due_is_empty_or_broken() {
    var table = LawTable.of(ROOT.resolve("ticketing-domain"), ROOT.resolve("ticketing-adapters-postgres"),
        ROOT.resolve("ticketing-adapters-redis"), ROOT.resolve("ticketing-adapters-aws"),
        ROOT.resolve("ticketing-http"));
    System.out.println(table);
    assertThat(table.open()).as("run the tests of every module first: mvn verify").isEmpty();
  }

  @Test
  void what_was_never_proved_or_is_broken_stays_open(@TempDir Path module) throws IOException {
    var laws = module.resolve("target/laws/in-memory");
    Files.writeString(Files.createDirectories(laws.resolve("S1")).resolve("Contract.S1_first"), "kept");
    Files.writeString(Files.createDirectories(laws.resolve("S2")).resolve("Contract.S2_first"), "kept");
    Files.writeString(laws.resolve("S2").resolve("Contract.S2_second"), "broken");
    assertThat(LawTable.of(module).open()).doesNotContain("S1 × in-memory: missing")
        .contains("S1 × postgres: missing", "S2 × in-memory: broken", "M6 × in-memory: missing", "L3 × http: missing");
  }
}
