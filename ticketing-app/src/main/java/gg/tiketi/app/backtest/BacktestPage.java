package gg.tiketi.app.backtest;

import gg.tiketi.app.page.ReportPage;

/** A backtest as one HTML page: no script, nothing from elsewhere, light or dark as the reader's system is. */
final class BacktestPage {
  private final BacktestDocument document;
  private final ReportPage page = new ReportPage("Backtest");

  private BacktestPage(BacktestDocument document) {
    this.document = document;
  }

  /** The whole page. */
  static String of(BacktestDocument document) {
    return new BacktestPage(document).written();
  }

  private String written() {
    page.add("<h1>What each policy would have cost</h1><p>" + ReportPage.safe(BacktestText.summary(document)) + "</p>");
    table();
    page.add("<h2>Cost</h2><figure>" + CostChart.of(document)
        + "<figcaption>Red: what missing instances cost. Blue: what idle ones cost.</figcaption></figure>");
    document.policies().forEach(this::decisions);
    return page.written();
  }

  private void table() {
    page.add("<table><tr><th>policy</th><th>short</th><th>missing</th><th>idle</th><th>cost</th><th>per need</th>"
        + "<th>against the average</th></tr>");
    for (var policy : document.policies()) {
      page.add("<tr><td>" + ReportPage.safe(policy.policy()) + "</td><td>" + BacktestText.percent(policy.shortShare())
          + "</td><td>"
          + BacktestText.whole(policy.missing()) + "</td><td>" + BacktestText.whole(policy.idle()) + "</td><td>"
          + BacktestText.whole(policy.cost()) + "</td><td>" + BacktestText.two(policy.costPerNeed()) + "</td><td>"
          + BacktestText.two(policy.againstAverage()) + "</td></tr>");
    }
    page.add("</table>");
  }

  private void decisions(BacktestDocument.Policy policy) {
    page.add("<h2>" + ReportPage.safe(policy.policy()) + "</h2><figure>" + DecisionChart.of(policy)
        + "<figcaption>Line: instances that each show needed, in the order of openings. Dots: instances that the policy would have "
        + "brought, red where they were too few.</figcaption></figure>");
  }
}
