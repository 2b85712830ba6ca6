package gg.tiketi.seating;

/** What can be done with a seat. */
public enum SeatStatus {
  /** Anybody may hold it. */
  AVAILABLE(0),
  /** Held, not yet paid. */
  LOCKED(1),
  /** Paid. */
  RESERVED(2),
  /** Not for sale. */
  BLOCKED(3);

  private final int code;

  SeatStatus(int code) {
    this.code = code;
  }

  /** The two bits that stand for the status on the wire and in the store. */
  public int code() {
    return code;
  }

  /** The status that {@code code} stands for. */
  public static SeatStatus of(int code) {
    return switch (code) {
      case 0 -> AVAILABLE;
      case 1 -> LOCKED;
      case 2 -> RESERVED;
      case 3 -> BLOCKED;
      default -> throw new IllegalArgumentException("no seat status " + code);
    };
  }
}
