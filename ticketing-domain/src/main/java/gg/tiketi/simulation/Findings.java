package gg.tiketi.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What the referees found wrong: all counted, the first ones in words. */
final class Findings {
  private static final int MOST = 100;

  private final Consumer<String> told;
  private final List<String> first = new ArrayList<>();
  private long count;

  /** Nothing found. */
  Findings(Consumer<String> told) {
    this.told = told;
  }

  void add(String law, String what) {
    var finding = law + ": " + what;
    told.accept(finding);
    count++;
    if (first.size() < MOST) {
      first.add(finding);
    }
  }

  long count() {
    return count;
  }

  List<String> first() {
    return List.copyOf(first);
  }
}
