package gg.tiketi.queue.draw;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Many hashes one after the other in one array: a million of them as objects would cost three times the memory. */
final class Hashes {
  /** So many fit the keys by which they are sorted. */
  static final int MOST = 1 << 24;

  private static final int FEW = 64;

  private byte[] bytes = new byte[FEW * Hash.BYTES];
  private int size;

  static Hashes of(byte[] bytes) {
    if (bytes.length % Hash.BYTES != 0 || bytes.length / Hash.BYTES > MOST) {
      throw new IllegalArgumentException("no list of hashes: " + bytes.length + " bytes");
    }
    var hashes = new Hashes();
    hashes.bytes = bytes.clone();
    hashes.size = bytes.length / Hash.BYTES;
    return hashes;
  }

  void add(Hash hash) {
    if (size == MOST) {
      throw new IllegalArgumentException("more than " + MOST + " entrants");
    }
    if (bytes.length == size * Hash.BYTES) {
      bytes = Arrays.copyOf(bytes, bytes.length * 2);
    }
    System.arraycopy(hash.bytes(), 0, bytes, size++ * Hash.BYTES, Hash.BYTES);
  }

  int size() {
    return size;
  }

  byte[] get(int index) {
    return at(bytes, index);
  }

  static byte[] at(byte[] hashes, int index) {
    return Arrays.copyOfRange(hashes, index * Hash.BYTES, (index + 1) * Hash.BYTES);
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, size * Hash.BYTES);
  }

  /** The same in ascending order of their bytes, unsigned. */
  Hashes sorted() {
    var sorted = new Hashes();
    sorted.bytes = new byte[size * Hash.BYTES];
    sorted.size = size;
    int place = 0;
    for (int index : ascending()) {
      System.arraycopy(bytes, index * Hash.BYTES, sorted.bytes, place++ * Hash.BYTES, Hash.BYTES);
    }
    return sorted;
  }

  /** Whether each is greater than the one before it. */
  boolean isAscending() {
    for (int i = 1; i < size; i++) {
      if (compare(i - 1, i) >= 0) {
        return false;
      }
    }
    return true;
  }

  /** Where it stands if these are ascending; negative if it does not. */
  int indexOf(Hash hash) {
    byte[] wanted = hash.bytes();
    int low = 0;
    int high = size - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = Arrays.compareUnsigned(bytes, middle * Hash.BYTES, (middle + 1) * Hash.BYTES, wanted, 0, Hash.BYTES);
      if (order == 0) {
        return middle;
      }
      low = order < 0 ? middle + 1 : low;
      high = order < 0 ? high : middle - 1;
    }
    return -1;
  }

  /** Sorted by their first 40 bits as plain numbers, which is quick; the few that share those are compared whole. */
  private int[] ascending() {
    var keys = new long[size];
    var whole = ByteBuffer.wrap(bytes);
    for (int i = 0; i < size; i++) {
      long first = whole.getLong(i * Hash.BYTES) ^ Long.MIN_VALUE;
      keys[i] = (first & -MOST) | i;
    }
    Arrays.sort(keys);
    var order = new int[size];
    int from = 0;
    for (int i = 0; i < size; i++) {
      order[i] = (int) keys[i] & (MOST - 1);
      if (i + 1 == size || (keys[i] & -MOST) != (keys[i + 1] & -MOST)) {
        sortWhole(order, from, i + 1);
        from = i + 1;
      }
    }
    return order;
  }

  private void sortWhole(int[] order, int from, int to) {
    if (to - from > 1) {
      var some = Arrays.stream(order, from, to).boxed().sorted(this::compare).mapToInt(Integer::intValue).toArray();
      System.arraycopy(some, 0, order, from, some.length);
    }
  }

  private int compare(int one, int other) {
    return Arrays.compareUnsigned(bytes, one * Hash.BYTES, (one + 1) * Hash.BYTES, bytes, other * Hash.BYTES,
        (other + 1) * Hash.BYTES);
  }
}
