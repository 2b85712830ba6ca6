package gg.tiketi.app.backtest;

import java.util.Locale;

/** A backtest as a table for people. */
final class BacktestText {
  private static final String ROW = "%-20s %8s %8s %8s %10s %9s %11s%n";

  private BacktestText() {}

  static String of(BacktestDocument document) {
    var text = new StringBuilder(summary(document)).append("\n\n");
    text.append(String.format(Locale.ROOT, ROW, "policy", "short", "missing", "idle", "cost", "per need",
        "vs average"));
    for (var policy : document.policies()) {
      text.append(String.format(Locale.ROOT, ROW, policy.policy(), percent(policy.shortShare()),
          whole(policy.missing()), whole(policy.idle()), whole(policy.cost()), two(policy.costPerNeed()),
          two(policy.againstAverage())));
    }
    return text.append(
        """

        short: shows with too few instances. missing, idle: instances, over all shows. cost: missing × %s + idle.
        per need: the mean over the shows of the cost for each instance needed.
        """.formatted(ratio(document))).toString();
  }

  static String summary(BacktestDocument document) {
    return String.format(Locale.ROOT,
        "%s%n%,d shows, %,d of them forecast %d minutes before the opening with what was known then; too few : too many = %s : 1; "
            + "%,d people an instance, %d to %d instances",
        document.source(), document.shows(), document.scored(), document.leadMinutes(), ratio(document),
        document.usersPerInstance(), document.instancesMin(), document.instancesMax());
  }

  private static String ratio(BacktestDocument document) {
    return String.format(Locale.ROOT, "%s", document.fewToMany()).replaceFirst("\\.0$", "");
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  static String whole(double value) {
    return String.format(Locale.ROOT, "%,.0f", value);
  }

  static String two(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
