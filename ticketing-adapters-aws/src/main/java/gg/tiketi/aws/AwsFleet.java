package gg.tiketi.aws;

import gg.tiketi.capacity.fleet.Booking;
import gg.tiketi.capacity.fleet.Fleet;
import gg.tiketi.capacity.fleet.GroupState;
import gg.tiketi.capacity.fleet.Look;
import gg.tiketi.capacity.fleet.Outcome;
import gg.tiketi.capacity.fleet.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.Activity;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.Instance;
import software.amazon.awssdk.services.autoscaling.model.LifecycleState;
import software.amazon.awssdk.services.autoscaling.model.ScalingActivityStatusCode;
import software.amazon.awssdk.services.autoscaling.model.ScheduledUpdateGroupAction;

/**
 * An Auto Scaling group. The floor is its MinSize: a least size above the present one raises that too, and no scale-in policy goes
 * below it. Only bookings with our prefix are ours.
 */
public final class AwsFleet implements Fleet {
  private static final Logger LOG = LoggerFactory.getLogger(AwsFleet.class);
  private static final String HEALTHY = "Healthy";
  private static final String LAUNCH = "Launching";
  private static final int LATEST = 100;

  private final AutoScalingClient scaling;
  private final String group;

  public AwsFleet(AwsClients clients, AwsSettings settings) {
    this.scaling = clients.scaling();
    this.group = settings.group();
  }

  @Override
  public String name() {
    return "aws";
  }

  @Override
  public boolean isDryRun() {
    return false;
  }

  @Override
  public Look look() {
    try {
      var found = scaling.describeAutoScalingGroups(request -> request.autoScalingGroupNames(group))
          .autoScalingGroups();
      return found.isEmpty() ? new Look.Unseen("GroupNotFound") : new Look.Seen(state(found.getFirst()), bookings());
    } catch (SdkException failure) {
      LOG.debug("the group does not answer", failure);
      return new Look.Unseen(AwsFaults.code(failure));
    }
  }

  private static GroupState state(AutoScalingGroup found) {
    int serving = (int) found.instances().stream().filter(AwsFleet::isServing).count();
    return new GroupState(found.minSize(), found.maxSize(), found.desiredCapacity(), serving);
  }

  private static boolean isServing(Instance instance) {
    return instance.lifecycleState() == LifecycleState.IN_SERVICE && HEALTHY.equals(instance.healthStatus());
  }

  private List<Booking> bookings() {
    return scaling.describeScheduledActionsPaginator(request -> request.autoScalingGroupName(group))
        .scheduledUpdateGroupActions().stream()
        .filter(action -> action.scheduledActionName().startsWith(Booking.PREFIX)).map(AwsFleet::booking)
        .sorted(Comparator.comparing(Booking::at)).toList();
  }

  private static Booking booking(ScheduledUpdateGroupAction action) {
    return new Booking(action.scheduledActionName(), action.startTime(),
        Optional.ofNullable(action.minSize()).orElse(0), optional(action.desiredCapacity()));
  }

  private static OptionalInt optional(@Nullable Integer number) {
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }

  @Override
  public Outcome carryOut(Step step) {
    return switch (step) {
      case Step.Raise(int min) -> ask(client -> client
          .updateAutoScalingGroup(request -> request.autoScalingGroupName(group).minSize(min)));
      case Step.Lower(int min, int desired) -> ask(client -> client.updateAutoScalingGroup(
          request -> request.autoScalingGroupName(group).minSize(min).desiredCapacity(desired)));
      case Step.Book(var booking) -> book(booking);
      case Step.Unbook(var name) -> ask(client -> client
          .deleteScheduledAction(request -> request.autoScalingGroupName(group).scheduledActionName(name)));
    };
  }

  private Outcome book(Booking booking) {
    return ask(client -> client.putScheduledUpdateGroupAction(request -> {
      request.autoScalingGroupName(group).scheduledActionName(booking.name()).startTime(booking.at())
          .minSize(booking.min());
      booking.desired().ifPresent(request::desiredCapacity);
    }));
  }

  private Outcome ask(Function<AutoScalingClient, AwsResponse> call) {
    try {
      return new Outcome.Done(call.apply(scaling).responseMetadata().requestId());
    } catch (SdkException failure) {
      LOG.debug("the group was asked in vain", failure);
      return AwsFaults.outcome(failure);
    }
  }

  @Override
  public List<Duration> launches() {
    try {
      return scaling.describeScalingActivities(request -> request.autoScalingGroupName(group).maxRecords(LATEST))
          .activities().stream().filter(AwsFleet::isLaunch).map(AwsFleet::length).filter(Objects::nonNull).toList();
    } catch (SdkException failure) {
      LOG.debug("nobody knows how long launches take", failure);
      return List.of();
    }
  }

  private static boolean isLaunch(Activity activity) {
    return activity.statusCode() == ScalingActivityStatusCode.SUCCESSFUL && activity.description().startsWith(LAUNCH);
  }

  private static @Nullable Duration length(Activity activity) {
    Instant end = activity.endTime();
    return end == null ? null : Duration.between(activity.startTime(), end);
  }
}
