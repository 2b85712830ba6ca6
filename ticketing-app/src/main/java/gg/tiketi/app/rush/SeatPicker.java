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
    int run = 0;
    for (int step = 0; step < among; step++) {
      int seat = (start + step) % among;
      if (!picture.isAvailable(seat)) {
        run = 0;
        continue;
      }
      run = run > 0 && seat > 0 && hall.row(seat) == hall.row(seat - 1) ? run + 1 : 1;
      if (run == wanted) {
        return block(seat - wanted + 1, wanted);
      }
      if (fallback.size() < wanted) {
        fallback.add(seat);
      }
    }
    return fallback;
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
