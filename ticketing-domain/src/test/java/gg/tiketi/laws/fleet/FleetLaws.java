package gg.tiketi.laws.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import gg.tiketi.capacity.fleet.Fleet;
import gg.tiketi.laws.LawLedger;
import gg.tiketi.laws.OverAdapter;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The laws of the fleet, over seasons of sales. */
@ExtendWith(LawLedger.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class FleetLaws implements OverAdapter {
  private final FleetParts parts;
  private final int sales;
  private final long firstSeed;
  private FleetSeason.Played played = new FleetSeason.Played(List.of(), List.of());

  /** The laws over so many sales played with these parts, from this seed on. */
  protected FleetLaws(FleetParts parts, int sales, long firstSeed) {
    this.parts = parts;
    this.sales = sales;
    this.firstSeed = firstSeed;
  }

  @Override
  public String adapterName() {
    return parts.name();
  }

  @BeforeAll
  void play() {
    played = FleetSeason.play(parts, sales, firstSeed, breach -> false);
  }

  private void keeps(String law) {
    assertThat(played.breaches()).filteredOn(breach -> breach.contains(law + " at")).isEmpty();
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

  @Test
  void C6_theSameTickTwiceChangesNothing() {
    keeps("C6");
  }

  /** What is only said is what would be done: the same looks lead to the same steps. */
  @Test
  void C7_aDryRunDecidesTheSame() {
    var said = new FleetSeason(firstSeed, FleetParts.IN_MEMORY.withFleet(DryFleet::new)).play().transcript();
    assertThat(said).isNotEmpty().isEqualTo(played.first());
  }

  /** A fleet that calls itself a dry run. */
  static class DryFleet extends FleetOver {
    DryFleet(Fleet fleet) {
      super(fleet);
    }

    @Override
    public boolean isDryRun() {
      return true;
    }
  }
}
