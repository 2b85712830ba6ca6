package gg.tiketi.app.backtest;

import gg.tiketi.app.page.Drawing;
import gg.tiketi.app.page.ReportPage;
import java.util.Locale;

/** Draws what each policy cost: a bar of what was missing and what was idle. */
final class CostChart {
  private static final int WIDTH = 900;
  private static final int LEFT = 170;
  private static final int RIGHT = 90;
  private static final int ROW = 30;

  private final BacktestDocument document;
  private final double highest;
  private final Drawing svg;

  private CostChart(BacktestDocument document) {
    this.document = document;
    this.highest = Math.max(1, document.policies().stream().mapToDouble(BacktestDocument.Policy::cost).max().orElse(1));
    this.svg = new Drawing(WIDTH, ROW * document.policies().size() + 8, "Cost of each policy");
  }

  static String of(BacktestDocument document) {
    return new CostChart(document).drawn();
  }

  private String drawn() {
    for (int row = 0; row < document.policies().size(); row++) {
      bar(row, document.policies().get(row));
    }
    return svg.drawn();
  }

  private void bar(int row, BacktestDocument.Policy policy) {
    double few = width(policy.cost() - policy.idle());
    double many = width(policy.idle());
    int top = row * ROW + 6;
    svg.add("<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>", LEFT - 8, top + 15,
        ReportPage.safe(policy.policy()));
    svg.add("<rect class=\"few\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"20\"><title>missing: %,d</title></rect>",
        LEFT,
        top, few, policy.missing());
    svg.add("<rect class=\"many\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"20\"><title>idle: %,d</title></rect>",
        LEFT + few, top, many, policy.idle());
    svg.add("<text x=\"%.1f\" y=\"%d\">%,.0f</text>", LEFT + few + many + 6, top + 15, policy.cost());
  }

  private double width(double cost) {
    return cost / highest * (WIDTH - LEFT - RIGHT);
  }
}
