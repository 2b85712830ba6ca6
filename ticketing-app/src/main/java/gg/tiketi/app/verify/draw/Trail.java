package gg.tiketi.app.verify.draw;

import java.util.List;

/** The way from a leaf up to the root of a tree of {@code size} leaves, as RFC 6962 describes it: from the root down. */
record Trail(List<String> siblings, int size) {
  /** Where the way ends that begins with this leaf at this index; says so if there is no such way. */
  String from(byte[] leaf, int index) {
    if (index < 0 || index >= size || siblings.size() != length(index, size)) {
      return "no way of " + siblings.size() + " steps from " + index + " in " + size;
    }
    return Sums.hex(climb(leaf, index, size, siblings.size(), new Sums()));
  }

  private byte[] climb(byte[] leaf, int index, int width, int steps, Sums sums) {
    if (width == 1) {
      return leaf;
    }
    int left = Integer.highestOneBit(width - 1);
    byte[] sibling = Sums.bytes(siblings.get(steps - 1));
    return index < left
        ? sums.node(climb(leaf, index, left, steps - 1, sums), sibling)
        : sums.node(sibling, climb(leaf, index - left, width - left, steps - 1, sums));
  }

  private static int length(int index, int width) {
    if (width == 1) {
      return 0;
    }
    int left = Integer.highestOneBit(width - 1);
    return 1 + (index < left ? length(index, left) : length(index - left, width - left));
  }
}
