package gg.tiketi.queue.draw;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The definitions of a draw as they are written, without a thought for speed. */
final class Slowly {
  private static final BigInteger WORDS = BigInteger.TWO.pow(32);
  private static final Sha256 SHA = new Sha256();

  private Slowly() {}

  /** RFC 6962, section 2.1, over leaf hashes. */
  static Hash root(List<Hash> leaves) {
    if (leaves.size() < 2) {
      return leaves.isEmpty() ? Hash.of(SHA.of(new byte[0])) : leaves.getFirst();
    }
    int left = Integer.highestOneBit(leaves.size() - 1);
    return node(root(leaves.subList(0, left)), root(leaves.subList(left, leaves.size())));
  }

  /** Where a path leads; RFC 9162, section 2.1.3.2. */
  static Hash rootOf(Hash leaf, int index, int size, List<Hash> path) {
    int first = index;
    int last = size - 1;
    var reached = leaf;
    for (var sibling : path) {
      if (last == 0) {
        return sibling;
      }
      if (first % 2 == 1 || first == last) {
        reached = node(sibling, reached);
        while (first % 2 == 0 && first != 0) {
          first /= 2;
          last /= 2;
        }
      } else {
        reached = node(reached, sibling);
      }
      first /= 2;
      last /= 2;
    }
    return last == 0 ? reached : leaf;
  }

  /** What stands for an index of the list in the tree of the order. */
  static Hash orderLeaf(int index) {
    return Hash.of(SHA.of(ByteBuffer.allocate(5).put((byte) 0).putInt(index).array()));
  }

  /** Fisher–Yates with every number written out. */
  static int[] order(Hash seed, int size) {
    var words = words(seed, size + 64);
    var order = new int[size];
    Arrays.setAll(order, i -> i);
    int used = 0;
    for (int last = size - 1; last > 0; last--) {
      var bound = BigInteger.valueOf(last + 1L);
      while (words.get(used).compareTo(WORDS.subtract(WORDS.mod(bound))) >= 0) {
        used++;
      }
      int other = words.get(used++).mod(bound).intValue();
      int index = order[last];
      order[last] = order[other];
      order[other] = index;
    }
    return order;
  }

  /** The words that follow from a seed, at least so many. */
  static List<BigInteger> words(Hash seed, int most) {
    var words = new ArrayList<BigInteger>();
    for (long counter = 0; words.size() < most; counter++) {
      byte[] block = SHA.of(ByteBuffer.allocate(40).put(seed.bytes()).putLong(counter).array());
      for (int i = 0; i < block.length; i += 4) {
        words.add(new BigInteger(1, Arrays.copyOfRange(block, i, i + 4)));
      }
    }
    return words;
  }

  private static Hash node(Hash left, Hash right) {
    return Hash.of(SHA.of(ByteBuffer.allocate(65).put((byte) 1).put(left.bytes()).put(right.bytes()).array()));
  }
}
