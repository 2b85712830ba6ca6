package gg.tiketi.queue;

import gg.tiketi.kernel.EventId;
import java.util.Map;

/**
 * What one instance knows of all lines together.
 *
 * @param readyInstances how many instances were ready when this one last reported
 * @param figures how each line stands that it knows
 */
public record LinesInSight(int readyInstances, Map<EventId, LineFigures> figures) {
  public LinesInSight {
    figures = Map.copyOf(figures);
  }
}
