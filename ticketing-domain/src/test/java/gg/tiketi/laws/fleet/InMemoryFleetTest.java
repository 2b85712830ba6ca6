package gg.tiketi.laws.fleet;

import gg.tiketi.capacity.fleet.Faults;
import gg.tiketi.capacity.fleet.Fleet;
import gg.tiketi.capacity.fleet.GroupModel;
import gg.tiketi.capacity.fleet.InMemoryFleet;

/** The fleet in memory. */
class InMemoryFleetTest extends FleetContract {
  @Override
  public String adapterName() {
    return "in-memory";
  }

  @Override
  protected Fleet over(GroupModel group, Faults faults) {
    return new InMemoryFleet(group, faults);
  }
}
