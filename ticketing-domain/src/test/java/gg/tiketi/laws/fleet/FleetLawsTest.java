package gg.tiketi.laws.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import gg.tiketi.capacity.fleet.Fleet;
import gg.tiketi.capacity.fleet.GroupState;
import gg.tiketi.capacity.fleet.Look;
import gg.tiketi.laws.LawLedger;
import gg.tiketi.laws.OverAdapter;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Seasons over the fleet in memory: some in every build, ten thousand sales in a long one. */
@ExtendWith(LawLedger.class)
class FleetLawsTest implements OverAdapter {
  private static final int SALES = Boolean.getBoolean("tiketi.long") ? 10_000 : 60;
  private static List<String> breaches = List.of();

  @BeforeAll
  static void play() {
    breaches = FleetSeason.play(FleetParts.IN_MEMORY, SALES, breach -> false);
  }

  @Override
  public String adapterName() {
    return "in-memory";
  }

  private static void keeps(String law) {
    assertThat(breaches).filteredOn(breach -> breach.contains(law + " at")).isEmpty();
  }

  @Test
  void C1_theGroupStaysWithinItsBounds() {
    keeps("C1");
  }

  @Test
  void C4_nothingIsTakenAwayThatAPlanNeeds() {
    keeps("C4");
  }

  @Test
  void C5_whatIsPlannedStandsAtTheOpeningOrIsTold() {
    keeps("C5");
  }

  /** What is only said is what would be done: the same looks lead to the same steps. */
  @Test
  void C7_aDryRunDecidesTheSame() {
    for (long seed = 1; seed <= 3; seed++) {
      var real = new FleetSeason(seed, FleetParts.IN_MEMORY).play().transcript();
      var said = new FleetSeason(seed, FleetParts.IN_MEMORY.withFleet(DryFleet::new)).play().transcript();
      assertThat(said).isNotEmpty().isEqualTo(real);
    }
  }

  @Test
  void a_dry_run_that_decides_otherwise_is_noticed() {
    var real = new FleetSeason(1, FleetParts.IN_MEMORY).play().transcript();
    var lazy = FleetParts.IN_MEMORY.withFleet(fleet -> new DryFleet(fleet) {
      @Override
      public Look look() {
        return new Look.Seen(new GroupState(2, 20, 2, 2), List.of());
      }
    });
    assertThat(new FleetSeason(1, lazy).play().transcript()).isNotEqualTo(real);
  }

  /** A fleet that calls itself a dry run. */
  private static class DryFleet extends FleetOver {
    DryFleet(Fleet fleet) {
      super(fleet);
    }

    @Override
    public boolean isDryRun() {
      return true;
    }
  }

  @Test
  void C6_theSameTickTwiceChangesNothing() {
    keeps("C6");
  }
}
