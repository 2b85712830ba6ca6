package gg.tiketi.queue.draw;

import java.util.ArrayList;
import java.util.List;

/**
 * The hash tree of RFC 6962 over leaves that are at hand anyway: a node without a sibling stands for itself one level up. Only
 * the upper levels are kept, 1/32 of the leaves; what lies below is computed again for each path, some sixty hashes.
 */
final class MerkleTree {
  private static final int KEPT_FROM = 6;

  private final int size;
  private final Leaves leaves;
  private final List<byte[]> kept = new ArrayList<>();
  private final Hash root;

  /** What the tree stands on. */
  @FunctionalInterface
  interface Leaves {
    /** The hash of the leaf at this index, made with {@code sha} if it has to be made. */
    byte[] leaf(int index, Sha256 sha);
  }

  /** Over {@code size} leaves. */
  MerkleTree(int size, Leaves leaves) {
    this.size = size;
    this.leaves = leaves;
    var sha = new Sha256();
    for (int level = KEPT_FROM; level <= height(); level++) {
      kept.add(level(level, sha));
    }
    root = Hash.of(size == 0 ? sha.of(new byte[0]) : node(height(), 0, sha));
  }

  /** Stands for all leaves and their order. */
  Hash root() {
    return root;
  }

  /** The siblings on the way from a leaf up to the root. */
  List<Hash> path(int index) {
    var sha = new Sha256();
    var path = new ArrayList<Hash>();
    for (int level = 0; level < height(); level++) {
      int sibling = (index >> level) ^ 1;
      if (sibling < width(level)) {
        path.add(Hash.of(node(level, sibling, sha)));
      }
    }
    return path;
  }

  private byte[] level(int level, Sha256 sha) {
    var nodes = new byte[width(level) * Hash.BYTES];
    for (int i = 0; i < width(level); i++) {
      System.arraycopy(node(level, i, sha), 0, nodes, i * Hash.BYTES, Hash.BYTES);
    }
    return nodes;
  }

  private byte[] node(int level, int index, Sha256 sha) {
    if (level == 0) {
      return leaves.leaf(index, sha);
    }
    if (level >= KEPT_FROM && level - KEPT_FROM < kept.size()) {
      return Hashes.at(kept.get(level - KEPT_FROM), index);
    }
    byte[] left = node(level - 1, index * 2, sha);
    boolean hasRight = index * 2 + 1 < width(level - 1);
    return hasRight ? sha.node(left, node(level - 1, index * 2 + 1, sha)) : left;
  }

  private int height() {
    return size < 2 ? 0 : Integer.SIZE - Integer.numberOfLeadingZeros(size - 1);
  }

  private int width(int level) {
    return (int) (((long) size + (1L << level) - 1) >> level);
  }
}
