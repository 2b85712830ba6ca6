package gg.tiketi.app.rush.report;

import com.google.errorprone.annotations.FormatMethod;
import java.util.Locale;

/** A report to read in a terminal. */
public final class TextReport {
  private static final int BAR = 50;

  private final RushReport report;
  private final StringBuilder text = new StringBuilder();

  private TextReport(RushReport report) {
    this.report = report;
  }

  /** The whole text. */
  public static String of(RushReport report) {
    return new TextReport(report).written();
  }

  private String written() {
    line("Rush on event %s at %s", report.event(), String.join(", ", report.servers()));
    line("%s", report.setting());
    figures();
    milestones();
    calls();
    refusals();
    perSecond();
    findings();
    return text.toString();
  }

  private void figures() {
    line("");
    report.figures().forEach((name, value) -> line("  %-34s %,14.1f", name, value));
  }

  private void milestones() {
    line("%n  paid seats                              after");
    report.milestones().forEach(one -> line("  %-34s %,12.2f s", one.name() + " (" + one.seat() + ")", one.seconds()));
  }

  private void calls() {
    line("%n  call (ms)           count      mean       p50       p95       p99       max");
    report.calls().forEach(call -> line("  %-14s %,10d %,9.1f %,9.1f %,9.1f %,9.1f %,9.1f", call.name(), call.count(),
        call.mean(), call.p50(), call.p95(), call.p99(), call.max()));
  }

  private void refusals() {
    line("%n  refusals");
    report.refusals().forEach((code, count) -> line("  %-34s %,12d", code, count));
  }

  private void perSecond() {
    line("%n  seats paid in each second");
    int most = report.paidPerSecond().stream().mapToInt(Integer::intValue).max().orElse(1);
    for (int second = 0; second < report.paidPerSecond().size(); second++) {
      int seats = report.paidPerSecond().get(second);
      line("  %4d s %,8d %s", second, seats, "#".repeat((int) ((long) seats * BAR / Math.max(1, most))));
    }
  }

  private void findings() {
    line("");
    if (report.isClean()) {
      line("  Every answer was right.");
    }
    for (var finding : report.findings()) {
      line("  BROKEN %s: %,d times", finding.rule(), finding.count());
      finding.examples().forEach(example -> line("    %s", example));
    }
  }

  @FormatMethod
  private void line(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
