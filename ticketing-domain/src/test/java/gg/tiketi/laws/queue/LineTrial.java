package gg.tiketi.laws.queue;

import gg.tiketi.queue.LineEntry;
import gg.tiketi.queue.LineEntry.Kind;
import gg.tiketi.queue.LineTerms;
import java.util.List;

/** Judges a line by its log alone, whoever moved it and from wherever. */
public final class LineTrial {
  private LineTrial() {}

  /** Which laws these entries break, if the line worked under these terms. */
  public static List<String> breaches(List<LineEntry> log, LineTerms terms) {
    var referee = new LineReferee(terms);
    for (var entry : log) {
      referee.at(entry.at());
      // Who was heard of when is not in the log, so nobody can say that a stay ended too early.
      if (entry.kind() == Kind.LEFT || entry.kind() == Kind.ENDED || entry.kind() == Kind.REVOKED) {
        referee.leaves(entry.account().orElseThrow());
      }
      referee.read(List.of(entry));
    }
    return referee.breaches();
  }
}
