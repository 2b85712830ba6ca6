package gg.tiketi.aws;

import gg.tiketi.capacity.fleet.FleetMetric;
import gg.tiketi.capacity.fleet.FleetMetrics;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;

/**
 * Figures to CloudWatch: each event's under the dimension {@code EventId}, those of all together under {@code
 * AutoScalingGroupName}, which alarms and policies of the group name.
 */
public final class AwsMetrics implements FleetMetrics {
  /** The dimension of one event's figures. */
  public static final String EVENT = "EventId";
  /** The dimension of the figures of all together. */
  public static final String GROUP = "AutoScalingGroupName";
  /** The service takes a thousand at once, and a megabyte. */
  private static final int AT_ONCE = 500;

  private final CloudWatchClient watch;
  private final AwsSettings settings;

  public AwsMetrics(AwsClients clients, AwsSettings settings) {
    this.watch = clients.watch();
    this.settings = settings;
  }

  @Override
  public void publish(List<FleetMetric> metrics, Instant at) {
    for (int from = 0; from < metrics.size(); from += AT_ONCE) {
      var data = metrics.subList(from, Math.min(metrics.size(), from + AT_ONCE)).stream()
          .map(metric -> datum(metric, at)).toList();
      watch.putMetricData(request -> request.namespace(settings.namespace()).metricData(data));
    }
  }

  private MetricDatum datum(FleetMetric metric, Instant at) {
    var dimension = metric.event().map(event -> dimension(EVENT, event.toString()))
        .orElseGet(() -> dimension(GROUP, settings.group()));
    return MetricDatum.builder().metricName(metric.name().text()).dimensions(dimension).value(metric.value())
        .unit(StandardUnit.COUNT).timestamp(at).build();
  }

  private static Dimension dimension(String name, String value) {
    return Dimension.builder().name(name).value(value).build();
  }
}
