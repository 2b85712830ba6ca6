package gg.tiketi.queue;

import gg.tiketi.queue.draw.Draw;
import gg.tiketi.queue.draw.FinishedDraw;
import gg.tiketi.queue.draw.FrozenDraw;
import gg.tiketi.queue.draw.PlannedDraw;
import java.util.OptionalLong;

/** How far an event's draw has come. */
sealed interface DrawStage {
  /** What may be known of it. */
  Draw draw();

  /** People may enter. */
  record Entering(PlannedDraw draw) implements DrawStage {}

  /**
   * Nobody may enter any more.
   *
   * @param before after which number of the line the drawn ones come, once it has kept numbers for them
   */
  record Closed(PlannedDraw draw, int entrants, OptionalLong before) implements DrawStage {}

  /** The list is public. */
  record Frozen(FrozenDraw draw, long before) implements DrawStage {}

  /** Everybody in it has a number. */
  record Drawn(FinishedDraw draw, long before) implements DrawStage {}
}
