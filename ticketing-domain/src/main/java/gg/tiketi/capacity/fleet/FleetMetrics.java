package gg.tiketi.capacity.fleet;

import java.time.Instant;
import java.util.List;

/** Where figures of the fleet are published. A failure costs a point of a curve and nothing else: it is thrown and tried no more. */
public interface FleetMetrics {
  /** Publishes figures of an instant, in calls of bounded size. */
  void publish(List<FleetMetric> metrics, Instant at);
}
