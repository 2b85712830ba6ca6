package gg.tiketi.simulation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.Consumer;

/** Everything that happens, line by line. The same seed gives the same lines, and so the same SHA-256 of them. */
final class Transcript {
  private final InstantSource clock;
  private final Instant opensAt;
  private final Consumer<String> lines;
  private final MessageDigest digest = sha256();
  private long count;

  /**
   * An empty transcript.
   *
   * @param lines gets each line
   */
  Transcript(InstantSource clock, Instant opensAt, Consumer<String> lines) {
    this.clock = clock;
    this.opensAt = opensAt;
    this.lines = lines;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Who did what, or to whom it happened. */
  void say(String who, String what) {
    var line = time(Duration.between(opensAt, clock.instant())) + ' ' + who + ' ' + what;
    digest.update((line + '\n').getBytes(StandardCharsets.UTF_8));
    lines.accept(line);
    count++;
  }

  /** A time from the opening, such as {@code -00:30:00.000}. */
  static String time(Duration fromOpening) {
    var time = fromOpening.abs();
    return String.format(Locale.ROOT, "%s%02d:%02d:%02d.%03d", fromOpening.isNegative() ? '-' : '+', time.toHours(),
        time.toMinutesPart(), time.toSecondsPart(), time.toMillisPart());
  }

  long count() {
    return count;
  }

  /** The SHA-256 of all lines so far, each ended by a line feed; to be asked once, at the end. */
  String sha256Hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
