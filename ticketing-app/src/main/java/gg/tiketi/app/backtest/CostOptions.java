package gg.tiketi.app.backtest;

import gg.tiketi.capacity.SizingRule;
import gg.tiketi.capacity.forecast.CostRatio;
import picocli.CommandLine.Option;

/** How many instances people need, and what missing ones cost: the server's own settings, where it has them. */
public final class CostOptions {
  @Option(names = "--ratio", paramLabel = "RATIO", description = "How many idle instances a missing one costs. Default: ${DEFAULT-VALUE}")
  private double ratio = 9;

  @Option(names = "--users-per-instance", paramLabel = "NUMBER", defaultValue = "${env:TIKETI_USERS_PER_INSTANCE:-1500}", description = "How many people one instance carries. Default: ${DEFAULT-VALUE}")
  private int usersPerInstance = 1_500;

  @Option(names = "--instances-min", paramLabel = "N", defaultValue = "${env:TIKETI_INSTANCES_MIN:-2}", description = "The least instances. Default: ${DEFAULT-VALUE}")
  private int instancesMin = 2;

  @Option(names = "--instances-max", paramLabel = "N", defaultValue = "${env:TIKETI_INSTANCES_MAX:-20}", description = "The most instances. Default: ${DEFAULT-VALUE}")
  private int instancesMax = 20;

  @Option(names = "--instances-default", paramLabel = "N", defaultValue = "${env:TIKETI_INSTANCES_DEFAULT:-5}", description = "How many run for a sale of which nothing is known. Default: ${DEFAULT-VALUE}")
  private int instancesDefault = 5;

  /** How many instances so many people need. */
  public SizingRule sizing() {
    return new SizingRule(usersPerInstance, instancesMin, instancesMax, instancesDefault);
  }

  /** What a missing instance costs. */
  public CostRatio ratio() {
    return new CostRatio(ratio);
  }
}
