package gg.tiketi.app.backtest;

/** A file that is not a recorded history: which line, and why. */
public final class BrokenCsvException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BrokenCsvException(String file, int line, String reason) {
    super("%s, line %d: %s".formatted(file, line, reason));
  }
}
