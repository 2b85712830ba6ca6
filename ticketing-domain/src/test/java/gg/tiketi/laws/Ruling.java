package gg.tiketi.laws;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** What a referee found. It goes on after a breach, so that one fault cannot hide another. */
final class Ruling {
  /** What goes wrong goes wrong again; the first findings tell most. */
  private static final int ENOUGH = 200;
  private static final String LONG_ID = "([0-9a-f]{4})[0-9a-f]{4}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  private final List<Violation> violations = new ArrayList<>();
  private Supplier<String> context = () -> "";
  private final Map<String, Long> met = new TreeMap<>();
  private Optional<RuntimeException> broken = Optional.empty();
  private long checks;

  /** Where the play stands: part of every finding from now on. */
  void at(Supplier<String> context) {
    this.context = context;
  }

  void check(String law, boolean holds, String what) {
    checks++;
    if (!holds && violations.size() < ENOUGH) {
      violations.add(new Violation(law, (what + " · " + context.get()).replaceAll(LONG_ID, "$1")));
    }
  }

  <T> void same(String law, T expected, T actual, String what) {
    if (expected.equals(actual)) {
      checks++;
    } else {
      check(law, false, what + ": expected " + expected + ", saw " + actual);
    }
  }

  /** Counts what was answered, so that a law is not kept for want of anybody who tries it. */
  void meet(String verb, Object answer) {
    var name = answer instanceof Enum<?> value ? value.name() : answer.getClass().getSimpleName();
    met.merge(verb + " " + name, 1L, Long::sum);
  }

  /** The play could not go on. */
  void breakOff(RuntimeException fault) {
    broken = Optional.of(fault);
  }

  /** Takes over what another referee found. */
  void add(Ruling other) {
    checks += other.checks;
    violations.addAll(other.violations);
    other.met.forEach((name, count) -> met.merge(name, count, Long::sum));
    broken = broken.or(() -> other.broken);
  }

  List<Violation> of(String law) {
    return violations.stream().filter(violation -> violation.law().equals(law)).toList();
  }

  boolean isClean() {
    return violations.isEmpty() && broken.isEmpty();
  }

  Map<String, Long> met() {
    return met;
  }

  Optional<RuntimeException> broken() {
    return broken;
  }

  @Override
  public String toString() {
    return checks + " checks, " + violations;
  }
}
