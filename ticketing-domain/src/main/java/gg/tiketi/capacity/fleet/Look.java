package gg.tiketi.capacity.fleet;

import java.util.List;

/** What the keeper of the group tells about it. */
public sealed interface Look {
  /** The group, and our bookings by time. */
  record Seen(GroupState group, List<Booking> bookings) implements Look {
    public Seen {
      bookings = List.copyOf(bookings);
    }
  }

  /** It does not answer, or not now. */
  record Unseen(String code) implements Look {}
}
