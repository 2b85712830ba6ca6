package gg.tiketi.app.backtest;

import java.util.ArrayList;
import java.util.List;

/** One line of comma-separated values as RFC 4180 has them; a value does not go on in the next line. */
final class CsvLine {
  private final String text;
  private int at;

  private CsvLine(String text) {
    this.text = text;
  }

  /**
   * Its values.
   *
   * @throws IllegalArgumentException with the reason if it is none
   */
  static List<String> values(String text) {
    var line = new CsvLine(text);
    var values = new ArrayList<String>();
    values.add(line.value());
    while (line.at < text.length()) {
      line.at++;
      values.add(line.value());
    }
    return values;
  }

  private String value() {
    if (at < text.length() && text.charAt(at) == '"') {
      return quoted();
    }
    int end = text.indexOf(',', at) < 0 ? text.length() : text.indexOf(',', at);
    var value = text.substring(at, end);
    if (value.indexOf('"') >= 0) {
      throw new IllegalArgumentException("a quotation mark inside a value that does not begin with one");
    }
    at = end;
    return value.strip();
  }

  private String quoted() {
    var value = new StringBuilder();
    at++;
    for (int end = text.indexOf('"', at); end >= 0; end = text.indexOf('"', at)) {
      value.append(text, at, end);
      at = end + 1;
      if (at == text.length() || text.charAt(at) == ',') {
        return value.toString();
      }
      if (text.charAt(at) != '"') {
        throw new IllegalArgumentException("something follows a closing quotation mark");
      }
      value.append('"');
      at++;
    }
    throw new IllegalArgumentException("a quotation mark is not closed in its line");
  }
}
