package gg.tiketi.seating;

import java.util.BitSet;
import java.util.List;

/** The seats of one event as of one version; never changes. */
public final class SeatMap {
  private static final int SEATS_PER_BYTE = 4;
  private static final int MASK = 3;

  private final long version;
  private final byte[] packed;
  private final BitSet free;

  /** The status of one seat after a change of the map. */
  public record Change(int index, SeatStatus status) {}

  /** What changed after one version up to another; each seat once, by index. */
  public record Changes(long version, List<Change> seats) {
    public Changes {
      seats = List.copyOf(seats);
    }
  }

  private SeatMap(long version, byte[] packed, BitSet free) {
    this.version = version;
    this.packed = packed;
    this.free = free;
  }

  /** A map as it is drawn on, seat by seat, with copies of it for readers. */
  static final class Drawing {
    private final byte[] packed;
    private final BitSet free;

    /** A map on which every seat is blocked. */
    Drawing(int seats) {
      packed = new byte[(seats + SEATS_PER_BYTE - 1) / SEATS_PER_BYTE];
      free = new BitSet(seats);
      for (int i = 0; i < seats; i++) {
        draw(i, SeatStatus.BLOCKED);
      }
    }

    void draw(int index, SeatStatus status) {
      int others = packed[index / SEATS_PER_BYTE] & ~(MASK << shift(index));
      packed[index / SEATS_PER_BYTE] = (byte) (others | status.code() << shift(index));
      free.set(index, status == SeatStatus.AVAILABLE);
    }

    SeatStatus status(int index) {
      return statusOf(packed, index);
    }

    SeatMap at(long version) {
      return new SeatMap(version, packed.clone(), (BitSet) free.clone());
    }
  }

  /** How many commits of the event are contained. */
  public long version() {
    return version;
  }

  /**
   * Two bits a seat in layout order: seat i stands in byte i / 4, its bits shifted left by 2 × (i mod 4); the values are
   * the codes of {@link SeatStatus}.
   */
  public byte[] packed() {
    return packed.clone();
  }

  /** The available seats. */
  public BitSet free() {
    return (BitSet) free.clone();
  }

  public SeatStatus status(int index) {
    return statusOf(packed, index);
  }

  private static SeatStatus statusOf(byte[] packed, int index) {
    return SeatStatus.of(packed[index / SEATS_PER_BYTE] >> shift(index) & MASK);
  }

  @Override
  public String toString() {
    return "SeatMap[version " + version + ", " + free.cardinality() + " free]";
  }

  private static int shift(int index) {
    return 2 * (index % SEATS_PER_BYTE);
  }
}
