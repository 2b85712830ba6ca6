package gg.tiketi.laws.fleet;

import gg.tiketi.capacity.fleet.Fleet;
import gg.tiketi.capacity.fleet.Look;
import gg.tiketi.capacity.fleet.Outcome;
import gg.tiketi.capacity.fleet.Step;
import java.time.Duration;
import java.util.List;

/** A fleet that hands everything on. */
class FleetOver implements Fleet {
  private final Fleet fleet;

  FleetOver(Fleet fleet) {
    this.fleet = fleet;
  }

  @Override
  public String name() {
    return fleet.name();
  }

  @Override
  public boolean isDryRun() {
    return fleet.isDryRun();
  }

  @Override
  public Look look() {
    return fleet.look();
  }

  @Override
  public Outcome carryOut(Step step) {
    return fleet.carryOut(step);
  }

  @Override
  public List<Duration> launches() {
    return fleet.launches();
  }
}
