package gg.tiketi.app.verify.draw;

import java.util.ArrayList;
import java.util.List;

/**
 * The root of a hash tree whose leaves pass by once: complete subtrees are joined as soon as two of one size lie side by side,
 * and what is left at the end is joined from the right.
 */
final class Peaks {
  private final Sums sums = new Sums();
  private final List<byte[]> peaks = new ArrayList<>();
  private long leaves;

  void add(byte[] leaf) {
    var peak = leaf;
    for (long rest = leaves++; rest % 2 == 1; rest /= 2) {
      peak = sums.node(peaks.removeLast(), peak);
    }
    peaks.add(peak);
  }

  String root() {
    if (peaks.isEmpty()) {
      return Sums.hex(sums.nothing());
    }
    var root = peaks.getLast();
    for (var left : peaks.reversed().subList(1, peaks.size())) {
      root = sums.node(left, root);
    }
    return Sums.hex(root);
  }
}
