package gg.tiketi;

import gg.tiketi.capacity.Crowd;
import gg.tiketi.capacity.TrafficService;
import gg.tiketi.kernel.EventId;
import gg.tiketi.queue.LineFigures;
import gg.tiketi.queue.LinesInSight;
import gg.tiketi.queue.QueueMode;
import gg.tiketi.queue.QueueService;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The people whom this instance sees now. Of an event with a waiting room its line tells how many are inside and wait, to every
 * instance the same; of one without, those count who watch it from here.
 */
public final class CrowdsInSight {
  /** A line that could not be read for so long tells nothing: a hole is better than a false minute. */
  private static final Duration FRESH = Duration.ofSeconds(15);

  private final QueueService queue;
  private final Supplier<Map<EventId, Integer>> viewers;
  private final String instance;

  /**
   * As an instance sees them.
   *
   * @param viewers how many watch each event from here
   * @param instance its name, which no other has
   */
  public CrowdsInSight(QueueService queue, Supplier<Map<EventId, Integer>> viewers, String instance) {
    this.queue = queue;
    this.viewers = viewers;
    this.instance = instance;
  }

  /** Has what is seen now written down. */
  public void tell(TrafficService traffic, Instant now) {
    var lines = queue.inSight(now.minus(FRESH));
    traffic.look(crowds(lines, now), lines.readyInstances(), now);
  }

  private List<Crowd> crowds(LinesInSight known, Instant now) {
    var lines = known.figures().entrySet().stream().map(line -> of(line.getKey(), line.getValue()));
    var others = viewers.get().entrySet().stream().filter(watched -> watched.getValue() > 0)
        .filter(watched -> queue.rules(watched.getKey(), now).mode() == QueueMode.OFF)
        .map(watched -> new Crowd(watched.getKey(), instance, watched.getValue(), 0, 0, 0));
    return Stream.concat(lines, others).toList();
  }

  /** Who was called and has not come yet is on the way from the one to the other, and counts as waiting. */
  private static Crowd of(EventId event, LineFigures figures) {
    return new Crowd(event, Crowd.LINE, figures.inside(), Math.toIntExact(figures.waiting() + figures.called()),
        figures.tail(), figures.head());
  }
}
