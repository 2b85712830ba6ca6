package gg.tiketi.app.rush.report;

import com.google.errorprone.annotations.FormatMethod;
import java.util.List;
import java.util.Locale;

/** Draws sales over time: a bar for each second, a line for the sum, each with a scale of its own. */
final class SalesChart {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 280;
  private static final int LEFT = 56;
  private static final int RIGHT = 60;
  private static final int TOP = 12;
  private static final int BOTTOM = 26;
  private static final int LINES = 4;

  private final List<Integer> perSecond;
  private final int highest;
  private final int sum;
  private final StringBuilder svg = new StringBuilder();

  private SalesChart(List<Integer> perSecond) {
    this.perSecond = perSecond;
    this.highest = Math.max(1, perSecond.stream().mapToInt(Integer::intValue).max().orElse(1));
    this.sum = Math.max(1, perSecond.stream().mapToInt(Integer::intValue).sum());
  }

  static String of(List<Integer> perSecond) {
    return new SalesChart(perSecond).drawn();
  }

  private String drawn() {
    add("<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"Seats paid over time\">", WIDTH, HEIGHT);
    for (int line = 0; line <= LINES; line++) {
      grid(line);
    }
    bars();
    total();
    seconds();
    add("</svg>");
    return svg.toString();
  }

  private void grid(int line) {
    double share = (double) line / LINES;
    double y = y(share);
    add("<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>", LEFT, WIDTH - RIGHT, y, y);
    add("<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%,.0f</text>", LEFT - 6, y + 4, share * highest);
    add("<text x=\"%d\" y=\"%.1f\">%,.0f</text>", WIDTH - RIGHT + 6, y + 4, share * sum);
  }

  private void bars() {
    double width = step();
    for (int second = 0; second < perSecond.size(); second++) {
      double share = (double) perSecond.get(second) / highest;
      add("<rect class=\"bar\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"><title>%d s: %,d</title></rect>",
          x(second) + width * 0.1, y(share), width * 0.8, y(0) - y(share), second, perSecond.get(second));
    }
  }

  private void total() {
    var points = new StringBuilder(point(0, 0));
    int sold = 0;
    for (int second = 0; second < perSecond.size(); second++) {
      sold += perSecond.get(second);
      points.append(' ').append(point(second + 1, (double) sold / sum));
    }
    add("<polyline class=\"total\" points=\"%s\"/>", points);
  }

  private String point(int second, double share) {
    return String.format(Locale.ROOT, "%.1f,%.1f", x(second), y(share));
  }

  private void seconds() {
    int every = Math.max(1, perSecond.size() / 10);
    for (int second = 0; second <= perSecond.size(); second += every) {
      add("<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%d s</text>", x(second), HEIGHT - 8, second);
    }
  }

  private double step() {
    return (double) (WIDTH - LEFT - RIGHT) / Math.max(1, perSecond.size());
  }

  private double x(int second) {
    return LEFT + second * step();
  }

  private static double y(double share) {
    return HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM);
  }

  @FormatMethod
  private void add(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
