package gg.tiketi.aws;

import gg.tiketi.capacity.fleet.Departures;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingInstanceDetails;

/** What the group wants of this machine: whether it stands in the hook that departing instances pass through. */
public final class AwsDepartures implements Departures {
  private static final String WAITING_TO_GO = "Terminating:Wait";

  private final AutoScalingClient scaling;
  private final String group;
  private final String instance;

  /** The departure of the machine with this id. */
  public AwsDepartures(AwsClients clients, AwsSettings settings, String instance) {
    this.scaling = clients.scaling();
    this.group = settings.group();
    this.instance = instance;
  }

  @Override
  public boolean isLeaving() {
    return scaling.describeAutoScalingInstances(request -> request.instanceIds(instance)).autoScalingInstances()
        .stream().map(AutoScalingInstanceDetails::lifecycleState).anyMatch(WAITING_TO_GO::equals);
  }

  @Override
  public void mayGo() {
    scaling.completeLifecycleAction(request -> request.autoScalingGroupName(group)
        .lifecycleHookName(AwsSettings.DEPARTURE_HOOK).instanceId(instance).lifecycleActionResult("CONTINUE"));
  }
}
