package gg.tiketi.app.backtest;

/** A backtest as one HTML page: no script, nothing from elsewhere, light or dark as the reader's system is. */
final class BacktestPage {
  private static final String STYLE = """
                                      :root { color-scheme: light dark; --ink: #1d2430; --soft: #667085; --line: #d9dee6;
                                        --few: #c01048; --many: #4f6bed; --need: #0e9384; --paper: #ffffff; }
                                      @media (prefers-color-scheme: dark) { :root { --ink: #e6e9ef; --soft: #98a2b3;
                                        --line: #344054; --few: #fd6f8e; --many: #8098f9; --need: #2ed3b7;
                                        --paper: #101828; } }
                                      body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 62rem;
                                        padding: 0 1rem; color: var(--ink); background: var(--paper); }
                                      h1 { font-size: 1.5rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
                                      p, figcaption { color: var(--soft); white-space: pre-line; } figure { margin: 0; }
                                      table { border-collapse: collapse; width: 100%; }
                                      th, td { padding: .25rem .6rem; border-bottom: 1px solid var(--line); text-align: right;
                                        font-variant-numeric: tabular-nums; }
                                      td:first-child, th:first-child { text-align: left; }
                                      svg { width: 100%; height: auto; } svg text { fill: var(--soft); font-size: 11px; }
                                      svg .grid { stroke: var(--line); } svg .few { fill: var(--few); }
                                      svg .many { fill: var(--many); } svg .need { stroke: var(--need); fill: none;
                                        stroke-width: 1.5; } svg .planned { fill: var(--many); opacity: .7; }
                                      svg .short { fill: var(--few); }
                                      """;

  private final BacktestDocument document;
  private final StringBuilder page = new StringBuilder();

  private BacktestPage(BacktestDocument document) {
    this.document = document;
  }

  /** The whole page. */
  static String of(BacktestDocument document) {
    return new BacktestPage(document).written();
  }

  private String written() {
    add("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Backtest</title>");
    add("<meta name=\"viewport\" content=\"width=device-width\"><style>\n" + STYLE + "</style></head><body>");
    add("<h1>What each policy would have cost</h1><p>" + safe(BacktestText.summary(document)) + "</p>");
    table();
    add("<h2>Cost</h2><figure>" + CostChart.of(document)
        + "<figcaption>Red: what missing instances cost. Blue: what idle ones cost.</figcaption></figure>");
    document.policies().forEach(this::decisions);
    add("</body></html>");
    return page.toString();
  }

  private void table() {
    add("<table><tr><th>policy</th><th>short</th><th>missing</th><th>idle</th><th>cost</th><th>per need</th>"
        + "<th>against the average</th></tr>");
    for (var policy : document.policies()) {
      add("<tr><td>" + safe(policy.policy()) + "</td><td>" + BacktestText.percent(policy.shortShare()) + "</td><td>"
          + BacktestText.whole(policy.missing()) + "</td><td>" + BacktestText.whole(policy.idle()) + "</td><td>"
          + BacktestText.whole(policy.cost()) + "</td><td>" + BacktestText.two(policy.costPerNeed()) + "</td><td>"
          + BacktestText.two(policy.againstAverage()) + "</td></tr>");
    }
    add("</table>");
  }

  private void decisions(BacktestDocument.Policy policy) {
    add("<h2>" + safe(policy.policy()) + "</h2><figure>" + DecisionChart.of(policy)
        + "<figcaption>Line: instances that each show needed, in the order of openings. Dots: instances that the policy would have "
        + "brought, red where they were too few.</figcaption></figure>");
  }

  static String safe(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
  }

  private void add(String html) {
    page.append(html).append('\n');
  }
}
