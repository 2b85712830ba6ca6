package gg.tiketi.app.bench;

import java.util.List;

/**
 * One row of the table.
 *
 * @param name what was measured
 * @param goal what was to be reached, in words
 * @param verdict whether it was
 * @param lines the figures, to be read
 */
public record Outcome(String name, String goal, Verdict verdict, List<String> lines) {
  /** Copies the lines. */
  public Outcome {
    lines = List.copyOf(lines);
  }

  /** Whether a goal was reached. */
  public enum Verdict {
    /** It was. */
    MET,
    /** It was not. */
    NOT_MET,
    /** The run says nothing: the generator was the limit, or answers were wrong. */
    VOID
  }
}
