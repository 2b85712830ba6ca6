package gg.tiketi.laws.queue;

import gg.tiketi.queue.InMemoryWaitingLine;
import gg.tiketi.queue.WaitingLine;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A kind of lines that the laws are proved over.
 *
 * @param name as it stands in the table of laws
 * @param seasons how many random histories are played of each seed in a quick run
 * @param rounds how many rounds a race lasts in a quick run
 * @param lines makes lines that nobody joined
 */
public record LineAdapter(String name, int seasons, int rounds, Supplier<WaitingLine> lines) {
  /** The clock of histories jumps: no less than this is a time in which a line could not be reached. */
  public static final Duration SILENCE = Duration.ofSeconds(90);
  public static final LineAdapter IN_MEMORY = new LineAdapter("in-memory", 40, 200,
      () -> new InMemoryWaitingLine(SILENCE));

  /** The same lines with a fault built in. */
  public LineAdapter with(UnaryOperator<WaitingLine> fault) {
    return new LineAdapter(name + " (mutant)", seasons, rounds, () -> fault.apply(lines.get()));
  }
}
