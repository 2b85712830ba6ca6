package gg.tiketi.app.rush.report;

import java.util.Locale;
import java.util.stream.Collectors;

/** A report as one HTML page: no script, nothing from elsewhere, light or dark as the reader's system is. */
public final class PageReport {
  private static final String STYLE = """
                                      :root { color-scheme: light dark; --ink: #1d2430; --soft: #667085; --line: #d9dee6;
                                        --bar: #4f6bed; --total: #0e9384; --bad: #c01048; --paper: #ffffff; }
                                      @media (prefers-color-scheme: dark) { :root { --ink: #e6e9ef; --soft: #98a2b3;
                                        --line: #344054; --bar: #8098f9; --total: #2ed3b7; --bad: #fd6f8e;
                                        --paper: #101828; } }
                                      body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 62rem;
                                        padding: 0 1rem; color: var(--ink); background: var(--paper); }
                                      h1 { font-size: 1.5rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
                                      p, figcaption { color: var(--soft); } figure { margin: 0; }
                                      table { border-collapse: collapse; width: 100%; }
                                      th, td { padding: .25rem .6rem; border-bottom: 1px solid var(--line); }
                                      td, th { text-align: right; font-variant-numeric: tabular-nums; }
                                      td:first-child, th:first-child { text-align: left; }
                                      .bad { color: var(--bad); } .good { color: var(--total); }
                                      svg { width: 100%; height: auto; } svg text { fill: var(--soft); font-size: 11px; }
                                      svg .bar { fill: var(--bar); } svg .grid { stroke: var(--line); }
                                      svg .total { stroke: var(--total); stroke-width: 2; fill: none; }
                                      """;

  private final RushReport report;
  private final StringBuilder page = new StringBuilder();

  private PageReport(RushReport report) {
    this.report = report;
  }

  /** The whole page. */
  public static String of(RushReport report) {
    return new PageReport(report).written();
  }

  private String written() {
    add("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Rush</title>");
    add("<meta name=\"viewport\" content=\"width=device-width\"><style>\n" + STYLE + "</style></head><body>");
    add("<h1>Rush on event " + safe(report.event()) + "</h1><p>" + safe(report.setting()) + "<br>opened "
        + safe(report.opening()) + " at " + safe(String.join(", ", report.servers())) + "</p>");
    findings();
    figures();
    add("<h2>Seats paid</h2><figure>" + SalesChart.of(report.paidPerSecond())
        + "<figcaption>Bars: seats paid in each second after the opening. Line: all seats paid so far.</figcaption>"
        + "</figure>");
    milestones();
    calls();
    refusals();
    add("</body></html>");
    return page.toString();
  }

  private void findings() {
    if (report.isClean()) {
      add("<p class=\"good\">Every answer was right.</p>");
    }
    for (var finding : report.findings()) {
      add("<p class=\"bad\"><strong>Broken: " + safe(finding.rule()) + "</strong> (" + finding.count() + " times)<br>"
          + finding.examples().stream().map(PageReport::safe).collect(Collectors.joining("<br>")) + "</p>");
    }
  }

  private void figures() {
    add("<h2>Figures</h2><table>");
    report.figures().forEach((name, value) -> row(safe(name), number(value)));
    add("</table>");
  }

  private void milestones() {
    add("<h2>Milestones</h2><table><tr><th>paid seat</th><th>number</th><th>seconds after the opening</th></tr>");
    report.milestones().forEach(one -> row(safe(one.name()), number(one.seat()), number(one.seconds())));
    add("</table>");
  }

  private void calls() {
    add("<h2>Calls, in milliseconds</h2><table><tr><th>call</th><th>count</th><th>mean</th><th>p50</th><th>p95</th>"
        + "<th>p99</th><th>max</th></tr>");
    report.calls().forEach(call -> row(safe(call.name()), number((double) call.count()), number(call.mean()),
        number(call.p50()), number(call.p95()), number(call.p99()), number(call.max())));
    add("</table>");
  }

  private void refusals() {
    add("<h2>Refusals</h2><table><tr><th>call and code</th><th>count</th></tr>");
    report.refusals().forEach((code, count) -> row(safe(code), number((double) count)));
    add("</table>");
  }

  private void row(String... cells) {
    page.append("<tr>");
    for (var cell : cells) {
      page.append("<td>").append(cell).append("</td>");
    }
    page.append("</tr>\n");
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value == Math.rint(value) ? "%,.0f" : "%,.2f", value);
  }

  private static String safe(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
  }

  private void add(String html) {
    page.append(html).append('\n');
  }
}
