package gg.tiketi.app.verify.draw;

/** The order that follows from a seed, computed again. */
final class Shuffle {
  private static final int WORD = 4;
  private static final long WORDS = 0x1_0000_0000L;

  private final byte[] seed;
  private final Sums sums = new Sums();
  private byte[] block = new byte[0];
  private int used;
  private long blocks;

  private Shuffle(String seed) {
    this.seed = Sums.bytes(seed);
  }

  /** The index in the list of each place, the first place first. */
  static int[] of(String seed, int size) {
    var shuffle = new Shuffle(seed);
    var order = new int[size];
    for (int i = 0; i < size; i++) {
      order[i] = i;
    }
    for (int open = size; open > 1; open--) {
      int chosen = shuffle.choose(open);
      int moved = order[chosen];
      order[chosen] = order[open - 1];
      order[open - 1] = moved;
    }
    return order;
  }

  /** The root of the tree over an order. */
  static String root(int[] order) {
    var peaks = new Peaks();
    var sums = new Sums();
    for (int index : order) {
      peaks.add(sums.orderLeaf(index));
    }
    return peaks.root();
  }

  /** One of {@code open}; a word that would favour the first of them is passed over. */
  private int choose(int open) {
    long word = word();
    while (word >= WORDS / open * open) {
      word = word();
    }
    return (int) (word % open);
  }

  private long word() {
    if (used == block.length) {
      block = sums.block(seed, blocks++);
      used = 0;
    }
    long word = 0;
    for (int end = used + WORD; used < end; used++) {
      word = word << 8 | (block[used] & 0xff);
    }
    return word;
  }
}
