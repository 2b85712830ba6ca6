package gg.tiketi.app.page;

import com.google.errorprone.annotations.FormatMethod;
import java.util.Locale;

/** An SVG drawing, element by element; numbers are written as every browser reads them. */
public final class Drawing {
  private final StringBuilder svg = new StringBuilder();

  /**
   * An empty drawing.
   *
   * @param label what it shows, for those who do not see it
   */
  public Drawing(int width, int height, String label) {
    add("<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">", width, height, label);
  }

  /** Adds an element. */
  @FormatMethod
  public void add(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  /** The whole drawing. */
  public String drawn() {
    return svg + "</svg>\n";
  }
}
