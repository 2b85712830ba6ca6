package gg.tiketi.app.simulate;

import gg.tiketi.app.page.Drawing;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Draws how something changes over the minutes around the opening: several curves on one scale.
 *
 * @param <T> one moment
 */
final class CurveChart<T> {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 220;
  private static final int LEFT = 60;
  private static final int RIGHT = 12;
  private static final int TOP = 10;
  private static final int BOTTOM = 24;
  private static final int LINES = 4;
  private static final int TICK = 15;

  private final List<T> moments;
  private final ToDoubleFunction<T> minute;
  private final List<Curve<T>> curves;
  private final double first;
  private final double last;
  private final double highest;
  private final Drawing svg;

  /**
   * One curve.
   *
   * @param look how it is drawn: {@code first} to {@code fourth}
   */
  record Curve<T>(String look, ToDoubleFunction<T> value) {}

  private CurveChart(String label, List<T> moments, ToDoubleFunction<T> minute, List<Curve<T>> curves) {
    this.moments = moments;
    this.minute = minute;
    this.curves = curves;
    first = moments.stream().mapToDouble(minute).min().orElse(0);
    last = Math.max(first + 1, moments.stream().mapToDouble(minute).max().orElse(1));
    highest = Math.max(1, curves.stream().flatMapToDouble(curve -> moments.stream().mapToDouble(curve.value())).max()
        .orElse(1));
    svg = new Drawing(WIDTH, HEIGHT, label);
  }

  static <T> String of(String label, List<T> moments, ToDoubleFunction<T> minute, List<Curve<T>> curves) {
    return new CurveChart<>(label, moments, minute, curves).drawn();
  }

  private String drawn() {
    for (int line = 0; line <= LINES; line++) {
      double level = highest * line / LINES;
      svg.add("<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>", LEFT, WIDTH - RIGHT, y(level),
          y(level));
      svg.add("<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%,.0f</text>", LEFT - 6, y(level) + 4, level);
    }
    for (int tick = (int) Math.ceil(first / TICK) * TICK; tick <= last; tick += TICK) {
      svg.add("<line class=\"grid\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/>", x(tick), x(tick), TOP,
          HEIGHT - BOTTOM);
      svg.add("<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%+d min</text>", x(tick), HEIGHT - 8, tick);
    }
    curves.forEach(this::curve);
    return svg.drawn();
  }

  private void curve(Curve<T> curve) {
    var points = new StringBuilder();
    for (var moment : moments) {
      points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(minute.applyAsDouble(moment)),
          y(curve.value().applyAsDouble(moment))));
    }
    svg.add("<polyline class=\"curve %s\" points=\"%s\"/>", curve.look(), points);
  }

  private double x(double at) {
    return LEFT + (at - first) / (last - first) * (WIDTH - LEFT - RIGHT);
  }

  private double y(double value) {
    return HEIGHT - BOTTOM - value / highest * (HEIGHT - TOP - BOTTOM);
  }
}
