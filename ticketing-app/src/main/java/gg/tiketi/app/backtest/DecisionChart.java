package gg.tiketi.app.backtest;

import gg.tiketi.app.backtest.BacktestDocument.Decision;
import gg.tiketi.app.page.Drawing;
import gg.tiketi.app.page.ReportPage;
import java.util.List;
import java.util.Locale;

/** Draws what one policy would have brought beside what was needed, show by show; of very many shows the last ones. */
final class DecisionChart {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 190;
  private static final int LEFT = 40;
  private static final int BOTTOM = 10;
  private static final int TOP = 10;
  private static final int MOST = 600;

  private final List<Decision> decisions;
  private final int highest;
  private final Drawing svg = new Drawing(WIDTH, HEIGHT, "Needed and planned instances");

  private DecisionChart(List<Decision> decisions) {
    this.decisions = decisions.subList(Math.max(0, decisions.size() - MOST), decisions.size());
    this.highest = Math.max(1,
        this.decisions.stream().mapToInt(one -> Math.max(one.need(), one.planned())).max().orElse(1));
  }

  static String of(BacktestDocument.Policy policy) {
    return new DecisionChart(policy.decisions()).drawn();
  }

  private String drawn() {
    for (int level : List.of(0, highest / 2, highest)) {
      svg.add("<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>", LEFT, WIDTH, y(level), y(level));
      svg.add("<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%d</text>", LEFT - 6, y(level) + 4, level);
    }
    need();
    for (int index = 0; index < decisions.size(); index++) {
      dot(index, decisions.get(index));
    }
    return svg.drawn();
  }

  private void need() {
    var points = new StringBuilder();
    for (int index = 0; index < decisions.size(); index++) {
      points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(index), y(decisions.get(index).need())));
    }
    svg.add("<polyline class=\"need\" points=\"%s\"/>", points);
  }

  private void dot(int index, Decision decision) {
    svg.add(
        "<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"3\"><title>%s, %s: needed %d, planned %d: %s</title></circle>",
        decision.planned() < decision.need() ? "short" : "planned", x(index), y(decision.planned()),
        ReportPage.safe(decision.event()), ReportPage.safe(decision.artist()), decision.need(), decision.planned(),
        ReportPage.safe(decision.because()));
  }

  private double x(int index) {
    return LEFT + 6 + (double) (WIDTH - LEFT - 12) * index / Math.max(1, decisions.size() - 1);
  }

  private double y(int instances) {
    return HEIGHT - BOTTOM - (double) instances / highest * (HEIGHT - TOP - BOTTOM);
  }
}
