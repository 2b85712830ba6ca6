package gg.tiketi.app.faults;

import java.util.Base64;

/** The packed picture of the seats: two bits a seat, in layout order. */
final class SeatBits {
  private SeatBits() {}

  /** One seat's two bits. */
  static int of(String base64, int seat) {
    return at(Base64.getDecoder().decode(base64), seat);
  }

  /** The first {@code count} seats, a digit each. */
  static String digits(String base64, int count) {
    var bytes = Base64.getDecoder().decode(base64);
    var text = new StringBuilder();
    for (int seat = 0; seat < count && seat / 4 < bytes.length; seat++) {
      text.append(at(bytes, seat));
    }
    return text.toString();
  }

  private static int at(byte[] bytes, int seat) {
    return bytes[seat / 4] >> 2 * (seat % 4) & 3;
  }
}
