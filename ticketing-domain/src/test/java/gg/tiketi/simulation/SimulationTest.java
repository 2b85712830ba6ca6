package gg.tiketi.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole sales in virtual time: some small ones in every build, twenty full ones in a long one. */
class SimulationTest {
  private static final boolean LONG = Boolean.getBoolean("tiketi.long");

  static LongStream seeds() {
    return LongStream.rangeClosed(1, LONG ? 20 : 2);
  }

  private static SimulationReport played(Scenario scenario, List<String> lines) {
    return Simulation.run(scenario, Machinery.STANDARD, Simulation.Progress.NONE, lines::add);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatever_goes_wrong_the_referee_finds_nothing(long seed) {
    var report = Simulation.run(Sales.faulty(LONG ? Sales.full(seed) : Sales.small(seed)));
    assertThat(report.findings()).isEmpty();
    assertThat(report.sale().seatsSold()).as("seats sold").isGreaterThan(report.seats() / 5);
  }

  @Test
  void the_same_seed_gives_the_same_transcript() {
    var lines = new ArrayList<String>();
    var again = new ArrayList<String>();
    var report = played(Sales.faulty(Sales.small(4)), lines);
    assertThat(played(Sales.faulty(Sales.small(4)), again)).isEqualTo(report);
    assertThat(again).isEqualTo(lines);
    assertThat(report.lines()).isEqualTo(lines.size());
  }
}
