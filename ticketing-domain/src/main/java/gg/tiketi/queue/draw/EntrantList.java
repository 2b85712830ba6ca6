package gg.tiketi.queue.draw;

import java.util.List;
import java.util.OptionalInt;

/**
 * Everybody in a draw, as leaves in ascending order: who came when leaves no trace in it. At most 16,777,216; a million take
 * 33 MB.
 */
public final class EntrantList {
  private final Hashes leaves;
  private final MerkleTree tree;

  private EntrantList(Hashes leaves) {
    this.leaves = leaves;
    tree = new MerkleTree(leaves.size(), (index, sha) -> leaves.get(index));
  }

  /**
   * Of these entrants, in whatever order they come.
   *
   * @throws IllegalArgumentException if somebody is among them twice
   */
  public static EntrantList of(Iterable<Entrant> entrants) {
    var pseudonyms = new Hashes();
    var leaves = new Hashes();
    var sha = new Sha256();
    for (var entrant : entrants) {
      pseudonyms.add(entrant.pseudonym());
      leaves.add(entrant.leaf(sha));
    }
    if (!pseudonyms.sorted().isAscending()) {
      throw new IllegalArgumentException("somebody entered twice");
    }
    return new EntrantList(leaves.sorted());
  }

  /**
   * The one that was written so by {@link #bytes()}.
   *
   * @throws IllegalArgumentException if no list was ever written so
   */
  public static EntrantList of(byte[] bytes) {
    var leaves = Hashes.of(bytes);
    if (!leaves.isAscending()) {
      throw new IllegalArgumentException("the leaves do not ascend");
    }
    return new EntrantList(leaves);
  }

  /** How many there are. */
  public int size() {
    return leaves.size();
  }

  /** Stands for the whole list: the Merkle tree hash of RFC 6962. */
  public Hash root() {
    return tree.root();
  }

  /** The list as it is published and kept: the leaves one after the other, 32 bytes each. */
  public byte[] bytes() {
    return leaves.toBytes();
  }

  /** Where a leaf stands in the list, counted from 0; empty if it does not. */
  public OptionalInt indexOf(Hash leaf) {
    int index = leaves.indexOf(leaf);
    return index < 0 ? OptionalInt.empty() : OptionalInt.of(index);
  }

  /** Proves that the leaf at this index is in the list. */
  List<Hash> path(int index) {
    return tree.path(index);
  }
}
