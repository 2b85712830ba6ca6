package gg.tiketi.queue.draw;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * Who stands where: Fisher–Yates over the list's indexes. It follows from the seed and the number of entrants alone, so
 * everybody can compute it again without the list.
 */
final class DrawOrder {
  /** The list's index at place p + 1. */
  private final int[] indexes;
  /** The place, counted from 1, of each index in the list. */
  private final int[] places;
  private final MerkleTree tree;

  DrawOrder(Hash seed, int size) {
    indexes = shuffled(seed, size);
    places = new int[size];
    for (int i = 0; i < size; i++) {
      places[indexes[i]] = i + 1;
    }
    tree = new MerkleTree(size, this::leaf);
  }

  /** The indexes below {@code size} in the order of the places. */
  static int[] shuffled(Hash seed, int size) {
    var words = new RandomWords(seed);
    var shuffled = new int[size];
    for (int i = 0; i < size; i++) {
      shuffled[i] = i;
    }
    for (int last = size - 1; last > 0; last--) {
      int other = words.below(last + 1);
      int index = shuffled[last];
      shuffled[last] = shuffled[other];
      shuffled[other] = index;
    }
    return shuffled;
  }

  int placeOf(int index) {
    return places[index];
  }

  Hash root() {
    return tree.root();
  }

  /** Proves who stands at this place. */
  List<Hash> path(int place) {
    return tree.path(place - 1);
  }

  private byte[] leaf(int place, Sha256 sha) {
    return sha.leaf(ByteBuffer.allocate(Integer.BYTES).putInt(indexes[place]).array());
  }
}
