package gg.tiketi.app.rush;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** What must not be, and was seen nevertheless. The first of each kind are kept in words, all are counted. */
public final class Findings {
  private static final int KEPT = 20;

  private final Map<String, Kind> kinds = new TreeMap<>();

  /**
   * Findings of one kind.
   *
   * @param rule what ought to hold
   * @param count how often it did not
   * @param examples the first of them
   */
  public record Kind(String rule, int count, List<String> examples) {
    /** Copies the examples. */
    public Kind {
      examples = List.copyOf(examples);
    }

    private Kind and(String example) {
      var more = new ArrayList<>(examples);
      if (more.size() < KEPT) {
        more.add(example);
      }
      return new Kind(rule, count + 1, more);
    }
  }

  /** Notes that {@code rule} did not hold. */
  synchronized void add(String rule, String example) {
    kinds.put(rule, kinds.getOrDefault(rule, new Kind(rule, 0, List.of())).and(example));
  }

  /** Notes it unless {@code holds}. */
  void check(boolean holds, String rule, Supplier<String> example) {
    if (!holds) {
      add(rule, example.get());
    }
  }

  /** Everything found so far, by rule. */
  synchronized List<Kind> all() {
    return List.copyOf(kinds.values());
  }

  /** Whether nothing was found. */
  synchronized boolean isEmpty() {
    return kinds.isEmpty();
  }
}
