package gg.tiketi.app.verify;

import gg.tiketi.app.verify.Books.Audit;
import gg.tiketi.app.verify.Books.Finding;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** An audit to read in a terminal: every rule, and under a broken one the rows that show it. */
final class AuditText {
  private AuditText() {}

  static String of(Audit audit) {
    var text = new StringBuilder();
    audit.findings().forEach(finding -> add(text, finding));
    text.append('\n');
    audit.figures().forEach((name, value) -> text
        .append(String.format(Locale.ROOT, "  %-28s %20s%n", name.replace('_', ' '), value)));
    long broken = audit.findings().stream().filter(finding -> finding.broken() > 0).count();
    return text.append(broken == 0
        ? "\nThe books are right: " + audit.findings().size() + " rules hold.\n"
        : "\nThe books are WRONG: " + broken + " of " + audit.findings().size() + " rules are broken.\n").toString();
  }

  private static void add(StringBuilder text, Finding finding) {
    text.append(String.format(Locale.ROOT, "%-7s %s%n", finding.broken() == 0 ? "ok" : "BROKEN", finding.rule()));
    for (var row : finding.rows()) {
      text.append("          ").append(shown(row)).append('\n');
    }
    if (finding.broken() > finding.rows().size()) {
      text.append("          … ").append(finding.broken()).append(" rows in all\n");
    }
  }

  private static String shown(Map<String, String> row) {
    return row.entrySet().stream().map(column -> column.getKey() + "=" + column.getValue())
        .collect(Collectors.joining(", "));
  }
}
