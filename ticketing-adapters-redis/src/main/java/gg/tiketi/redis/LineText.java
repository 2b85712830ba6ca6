package gg.tiketi.redis;

import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.Ids;
import gg.tiketi.queue.LineEntry;
import gg.tiketi.queue.LineFigures;
import gg.tiketi.queue.LineNews;
import gg.tiketi.queue.LineNews.Change;
import gg.tiketi.queue.LineNews.Fate;
import gg.tiketi.queue.LineNews.States;
import gg.tiketi.queue.LineNews.Wave;
import gg.tiketi.queue.LinePast.Numbers;
import gg.tiketi.queue.LineTerms;
import gg.tiketi.queue.NumberSet;
import gg.tiketi.queue.Place;
import gg.tiketi.queue.Turn;
import gg.tiketi.queue.WaitingLine.Sign;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How a line's scripts write what the domain says, and back. Times are whole milliseconds. */
final class LineText {
  private LineText() {}

  static String millis(Instant instant) {
    return String.valueOf(instant.toEpochMilli());
  }

  static String rules(LineTerms terms) {
    var times = terms.times();
    return String.join(" ", terms.mode().name(), millis(terms.opensAt()),
        String.valueOf(terms.ratePerSecond().orElse(0)), String.valueOf(times.claim().toMillis()),
        String.valueOf(times.idle().toMillis()), String.valueOf(times.stay().toMillis()),
        String.valueOf(times.farewell().toMillis()));
  }

  static String sign(Sign sign) {
    return sign.account() + " " + sign.heldUntil().map(LineText::millis).orElse("-") + " " + sign.version();
  }

  /** The answer {@code {state, number, until, epoch}}. */
  static Place place(List<?> answer) {
    var until = Instant.ofEpochMilli((Long) answer.get(2));
    return switch ((String) answer.get(0)) {
      case "W" -> new Place.Waiting(turn(answer));
      case "C" -> new Place.Called(turn(answer), until);
      case "I" -> new Place.Inside(turn(answer), until);
      case "N" -> new Place.Nowhere();
      default -> throw new IllegalStateException("no place: " + answer);
    };
  }

  private static Turn turn(List<?> answer) {
    return new Turn(Math.toIntExact((Long) answer.get(3)), (Long) answer.get(1));
  }

  /** The answer of the script of news, whose texts came as bytes. */
  static LineNews news(List<?> answer) {
    var figures = ((List<?>) answer.get(2)).stream().map(LineText::text).map(Long::parseLong).toList();
    var waves = ((List<?>) answer.get(3)).stream().map(LineText::text).map(LineText::wave).toList();
    return new LineNews(Integer.parseInt(text(answer.get(0))), Long.parseLong(text(answer.get(1))), figures(figures),
        waves, states(answer, Long.parseLong(text(answer.get(4)))));
  }

  private static LineFigures figures(List<Long> figures) {
    return new LineFigures(figures.get(0), figures.get(1), figures.get(2), Math.toIntExact(figures.get(3)),
        Math.toIntExact(figures.get(4)), Math.toIntExact(figures.get(5)), figures.get(6), figures.get(7),
        figures.get(8) == 1);
  }

  private static Wave wave(String text) {
    int space = text.indexOf(' ');
    return new Wave(Long.parseLong(text, 0, space, 10),
        Instant.ofEpochMilli(Long.parseLong(text, space + 1, text.length(), 10)));
  }

  private static States states(List<?> answer, long since) {
    return since < 0
        ? new LineNews.Whole(new Numbers(set(answer.get(5)), set(answer.get(6)), set(answer.get(7))))
        : new LineNews.Changed(since, ((List<?>) answer.get(5)).stream().map(LineText::text).map(LineText::change)
            .toList());
  }

  private static Change change(String text) {
    var fate = switch (text.charAt(0)) {
      case 'L' -> Fate.LEFT;
      case 'C' -> Fate.CLAIMED;
      case 'E' -> Fate.ENDED;
      case 'R' -> Fate.RETURNED;
      default -> throw new IllegalStateException("no change: " + text);
    };
    return new Change(fate, Long.parseLong(text, 1, text.length(), 10));
  }

  private static String text(Object bytes) {
    return new String((byte[]) bytes, StandardCharsets.US_ASCII);
  }

  /** Redis counts the bits of a byte from its other end. */
  static byte[] bits(NumberSet set) {
    return turned(set.toBytes());
  }

  private static NumberSet set(Object bits) {
    return NumberSet.of(turned((byte[]) bits));
  }

  private static byte[] turned(byte[] bytes) {
    var turned = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      turned[i] = (byte) (Integer.reverse(bytes[i]) >>> 24);
    }
    return turned;
  }

  static LineEntry entry(String text) {
    var parts = text.split(" ", -1);
    return new LineEntry(Long.parseLong(parts[0]), Instant.ofEpochMilli(Long.parseLong(parts[1])),
        LineEntry.Kind.valueOf(parts[2]), Long.parseLong(parts[3]), Long.parseLong(parts[4]), account(parts[5]));
  }

  private static Optional<AccountId> account(String text) {
    return Ids.parse(text).map(AccountId::new);
  }
}
