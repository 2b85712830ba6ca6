package gg.tiketi.simulation;

import gg.tiketi.Tiketi;
import gg.tiketi.capacity.fleet.ScalingBook;
import gg.tiketi.queue.Shares;
import gg.tiketi.queue.WaitingLine;
import java.util.function.UnaryOperator;

/**
 * What a site is built of, so that something else can be put in the place of a part: to try another adapter, or to see whether the
 * referee notices a bad one.
 *
 * @param stores of the sale
 * @param lines in front of it
 * @param shares of the fleet
 * @param plans where plans and actions are kept
 */
public record Machinery(UnaryOperator<Tiketi.Stores> stores, UnaryOperator<WaitingLine> lines,
    UnaryOperator<Shares> shares, UnaryOperator<ScalingBook> plans) {
  /** The in-memory adapters as they are. */
  public static final Machinery STANDARD = new Machinery(UnaryOperator.identity(), UnaryOperator.identity(),
      UnaryOperator.identity(), UnaryOperator.identity());
}
