package gg.tiketi.app.rush;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
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

  private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int SEATS_OF_A_WORD = Long.SIZE / 2;
  /** The lower bit of each pair. */
  private static final long LOW = 0x5555_5555_5555_5555L;

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

  /** The first free seat from {@code from} on and below {@code end}, or {@code end}. A crowd looks often, at few free seats. */
  int nextAvailable(int from, int end) {
    int seat = from;
    while (seat < end && !isAvailable(seat)) {
      seat = isWordTaken(seat) ? seat + SEATS_OF_A_WORD : seat + 1;
    }
    return Math.min(seat, end);
  }

  /** Whether a whole word begins with this seat and none of its seats is free. */
  private boolean isWordTaken(int seat) {
    int at = seat / 4;
    if (seat % 4 != 0 || at + Long.BYTES > packed.length) {
      return false;
    }
    long word = (long) WORDS.get(packed, at);
    return ((word | word >>> 1) & LOW) == LOW;
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
    for (int seat = 0; seat < seats; seat = isByteGone(seat) ? seat + 4 : seat + 1) {
      if (status(seat) < RESERVED) {
        return false;
      }
    }
    return true;
  }

  /** Whether a whole byte begins with this seat and all of its seats are sold or blocked: the higher bit of each is set. */
  private boolean isByteGone(int seat) {
    return seat % 4 == 0 && (packed[seat / 4] & 0xAA) == 0xAA;
  }

  @Override
  public String toString() {
    return "SeatPicture[version " + version + ", " + Arrays.toString(counts()) + "]";
  }
}
