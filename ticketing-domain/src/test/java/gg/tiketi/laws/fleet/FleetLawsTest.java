package gg.tiketi.laws.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import gg.tiketi.capacity.fleet.GroupState;
import gg.tiketi.capacity.fleet.Look;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Seasons over the fleet in memory: some in every build, ten thousand sales in a long one. */
class FleetLawsTest extends FleetLaws {
  FleetLawsTest() {
    super(FleetParts.IN_MEMORY, Boolean.getBoolean("tiketi.long") ? 10_000 : 60, 1);
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
}
