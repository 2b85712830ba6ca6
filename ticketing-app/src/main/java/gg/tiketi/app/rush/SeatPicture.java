package gg.tiketi.app.rush;

import java.util.Arrays;
import java.util.Base64;

/**
 * What one person sees of the seats: two bits each (0 available, 1 locked, 2 reserved, 3 blocked), seat i in byte i / 4
 * shifted left by 2 × (i mod 4), as the status call sends them. Never changes.
 */
final class SeatPicture {
  static final int AVAILABLE = 0;
  static final int LOCKED = 1;
  static final int RESERVED = 2;
  static final int BLOCKED = 3;

  private final int seats;
  private final byte[] packed;
  private final long version;

  private SeatPicture(int seats, byte[] packed, long version) {
    this.seats = seats;
    this.packed = packed;
    this.version = version;
  }

  /**
   * A whole picture.
   *
   * @throws IllegalArgumentException if that is no Base64 or not as long as that many seats are
   */
  static SeatPicture of(int seats, String base64, long version) {
    var packed = Base64.getDecoder().decode(base64);
    if (packed.length != (seats + 3) / 4) {
      throw new IllegalArgumentException(packed.length + " bytes for " + seats + " seats");
    }
    return new SeatPicture(seats, packed, version);
  }

  /** This picture after some changes: pairs of index and status, one after the other. */
  SeatPicture with(int[] changes, long newVersion) {
    var changed = changes.length == 0 ? packed : packed.clone();
    for (int i = 0; i < changes.length; i += 2) {
      int shift = 2 * (changes[i] % 4);
      changed[changes[i] / 4] = (byte) ((changed[changes[i] / 4] & ~(3 << shift)) | (changes[i + 1] << shift));
    }
    return new SeatPicture(seats, changed, newVersion);
  }

  long version() {
    return version;
  }

  int seats() {
    return seats;
  }

  int status(int seat) {
    return (packed[seat / 4] >> (2 * (seat % 4))) & 3;
  }

  boolean isAvailable(int seat) {
    return status(seat) == AVAILABLE;
  }

  /** How many seats have each status. */
  int[] counts() {
    var counts = new int[4];
    for (int seat = 0; seat < seats; seat++) {
      counts[status(seat)]++;
    }
    return counts;
  }

  /** Whether nothing is left that could still be had, now or when a hold runs out. */
  boolean isGone() {
    for (int seat = 0; seat < seats; seat++) {
      if (status(seat) < RESERVED) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return "SeatPicture[version " + version + ", " + Arrays.toString(counts()) + "]";
  }
}
