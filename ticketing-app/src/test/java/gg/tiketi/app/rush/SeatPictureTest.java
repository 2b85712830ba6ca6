package gg.tiketi.app.rush;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Looking at many seats at once sees what looking at each of them sees. */
class SeatPictureTest {
  private static final int PICTURES = 2_000;
  private static final int MOST_SEATS = 200;

  private final SplittableRandom chance = new SplittableRandom(20_261_122);

  @Test
  void the_next_free_seat_is_the_first_free_one() {
    for (int picture = 0; picture < PICTURES; picture++) {
      var seen = picture(1 + chance.nextInt(MOST_SEATS));
      int from = chance.nextInt(seen.seats() + 1);
      int end = chance.nextInt(seen.seats() + 1);
      int first = IntStream.range(from, end).filter(seen::isAvailable).findFirst().orElse(end);
      assertThat(seen.nextAvailable(from, end)).as("%s from %d to %d", seen, from, end).isEqualTo(Math.min(first, end));
    }
  }

  @Test
  void nothing_is_left_when_each_seat_is_sold_or_blocked() {
    for (int picture = 0; picture < PICTURES; picture++) {
      var seen = picture(1 + chance.nextInt(MOST_SEATS));
      boolean isGone = IntStream.range(0, seen.seats()).map(seen::status)
          .allMatch(status -> status == SeatPicture.RESERVED || status == SeatPicture.BLOCKED);
      assertThat(seen.isGone()).as("%s", seen).isEqualTo(isGone);
    }
  }

  /** Most are crowded, some have no free seat, some are gone. */
  private SeatPicture picture(int seats) {
    int free = chance.nextInt(3) == 0 ? 0 : chance.nextInt(20);
    int locked = chance.nextInt(3) == 0 ? 0 : 20;
    var packed = new byte[(seats + 3) / 4];
    for (int seat = 0; seat < seats; seat++) {
      int drawn = chance.nextInt(100);
      int status = drawn < free
          ? SeatPicture.AVAILABLE
          : drawn < free + locked ? SeatPicture.LOCKED : SeatPicture.RESERVED + chance.nextInt(2);
      packed[seat / 4] |= (byte) (status << 2 * (seat % 4));
    }
    return SeatPicture.of(seats, Base64.getEncoder().encodeToString(packed), 1);
  }
}
