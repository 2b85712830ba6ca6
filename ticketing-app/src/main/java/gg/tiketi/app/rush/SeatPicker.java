package gg.tiketi.app.rush;

import java.util.List;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeSet;

/** How people choose among the seats they see free: mostly near the stage, side by side if they can, fewer if they must. */
final class SeatPicker {
  private final Hall hall;
  private final double bestTenthShare;

  SeatPicker(Hall hall, double bestTenthShare) {
    this.hall = hall;
    this.bestTenthShare = bestTenthShare;
  }

  /** The seats to ask for, at most {@code wanted}; none if the picture shows no free one. */
  SortedSet<Integer> pick(SeatPicture picture, int wanted, SplittableRandom chance) {
    int best = Math.max(1, hall.seats() / 10);
    if (chance.nextDouble() < bestTenthShare) {
      var picked = pick(picture, wanted, chance.nextInt(best), best);
      if (!picked.isEmpty()) {
        return picked;
      }
    }
    return pick(picture, wanted, chance.nextInt(hall.seats()), hall.seats());
  }

  /** Looks among the first {@code among} seats from {@code start} on, once around. */
  private SortedSet<Integer> pick(SeatPicture picture, int wanted, int start, int among) {
    var fallback = new TreeSet<Integer>();
    var behind = sideBySide(picture, wanted, start, among, fallback);
    var found = behind.isEmpty() ? sideBySide(picture, wanted, 0, start, fallback) : behind;
    return found.isEmpty() ? fallback : found;
  }

  /** So many side by side between {@code from} and {@code end}; if there are none, the first single ones go to {@code fallback}. */
  private SortedSet<Integer> sideBySide(SeatPicture picture, int wanted, int from, int end,
      SortedSet<Integer> fallback) {
    int run = 0;
    int last = -2;
    for (int seat = picture.nextAvailable(from, end); seat < end; seat = picture.nextAvailable(seat + 1, end)) {
      run = seat == last + 1 && hall.row(seat) == hall.row(last) ? run + 1 : 1;
      last = seat;
      if (run == wanted) {
        return block(seat - wanted + 1, wanted);
      }
      if (fallback.size() < wanted) {
        fallback.add(seat);
      }
    }
    return new TreeSet<>();
  }

  private static SortedSet<Integer> block(int first, int count) {
    var seats = new TreeSet<Integer>();
    for (int seat = first; seat < first + count; seat++) {
      seats.add(seat);
    }
    return seats;
  }

  /** One of the blocks that a refusal offered instead. */
  static SortedSet<Integer> offered(List<List<Integer>> alternatives, SplittableRandom chance) {
    return new TreeSet<>(alternatives.get(chance.nextInt(alternatives.size())));
  }
}
