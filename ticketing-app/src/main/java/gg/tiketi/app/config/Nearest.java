package gg.tiketi.app.config;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Guesses which known name somebody meant. */
final class Nearest {
  private Nearest() {}

  /** The known name with the fewest changed letters, if at least half of it is right. */
  static Optional<String> to(String name, Collection<String> known) {
    return known.stream().min(Comparator.comparingInt((String other) -> distance(name, other)).thenComparing(it -> it))
        .filter(other -> distance(name, other) <= Math.max(name.length(), other.length()) / 2);
  }

  /** Levenshtein's distance: letters to add, drop or change. */
  private static int distance(String from, String to) {
    var row = new int[to.length() + 1];
    Arrays.setAll(row, i -> i);
    for (int i = 1; i <= from.length(); i++) {
      var diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        var changed = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }
}
