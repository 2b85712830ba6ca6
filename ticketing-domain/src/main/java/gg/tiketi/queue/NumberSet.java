package gg.tiketi.queue;

import java.util.Arrays;

/**
 * A set of the numbers of a line, a bit each. Counting over any range costs the same, however long it is: the members of each
 * block of {@value #BLOCK} numbers are counted as they come.
 */
public final class NumberSet {
  private static final int BLOCK = 4_096;
  private static final int WORDS_PER_BLOCK = BLOCK / Long.SIZE;

  private long[] words = new long[WORDS_PER_BLOCK];
  /** How many members each block has. */
  private int[] blocks = new int[1];
  private long size;

  /** A set of nothing. */
  public NumberSet() {}

  /** The set that {@link #toBytes} wrote. */
  public static NumberSet of(byte[] bytes) {
    var set = new NumberSet();
    set.room((long) bytes.length * Byte.SIZE);
    for (int i = 0; i < bytes.length; i++) {
      set.words[i / Long.BYTES] |= (bytes[i] & 0xFFL) << ((i % Long.BYTES) * Byte.SIZE);
    }
    for (int word = 0; word < set.words.length; word++) {
      int members = Long.bitCount(set.words[word]);
      set.blocks[word / WORDS_PER_BLOCK] += members;
      set.size += members;
    }
    return set;
  }

  /** Bit {@code n % 8} of byte {@code n / 8} stands for number {@code n}. */
  public byte[] toBytes() {
    int used = words.length;
    while (used > 0 && words[used - 1] == 0) {
      used--;
    }
    var bytes = new byte[used * Long.BYTES];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (words[i / Long.BYTES] >>> ((i % Long.BYTES) * Byte.SIZE));
    }
    return bytes;
  }

  /** A set of its own with the same members. */
  public NumberSet copy() {
    var copy = new NumberSet();
    copy.words = words.clone();
    copy.blocks = blocks.clone();
    copy.size = size;
    return copy;
  }

  /** Puts a number in; false if it was there. */
  public boolean add(long number) {
    room(number);
    int word = word(number);
    if ((words[word] & bit(number)) != 0) {
      return false;
    }
    words[word] |= bit(number);
    blocks[word / WORDS_PER_BLOCK]++;
    size++;
    return true;
  }

  /** Takes a number out; false if it was not there. */
  public boolean remove(long number) {
    if (!contains(number)) {
      return false;
    }
    int word = word(number);
    words[word] &= ~bit(number);
    blocks[word / WORDS_PER_BLOCK]--;
    size--;
    return true;
  }

  /** Puts in all members of another set. */
  public void addAll(NumberSet other) {
    for (long number = other.next(0); number >= 0; number = other.next(number + 1)) {
      add(number);
    }
  }

  /** Whether a number is in it. */
  public boolean contains(long number) {
    int word = word(number);
    return number >= 0 && word < words.length && (words[word] & bit(number)) != 0;
  }

  /** How many are in it. */
  public long size() {
    return size;
  }

  /** How many of the numbers after {@code after} up to {@code last} are in it. */
  public long count(long after, long last) {
    return upTo(last) - upTo(after);
  }

  /** The first member from a number on, -1 if there is none. */
  public long next(long from) {
    int word = word(from);
    if (word >= words.length) {
      return -1;
    }
    long bits = words[word] & (-1L << from);
    while (bits == 0 && ++word < words.length) {
      bits = words[word];
    }
    return bits == 0 ? -1 : (long) word * Long.SIZE + Long.numberOfTrailingZeros(bits);
  }

  /** The bytes of memory that it takes, but for a few. */
  public long bytes() {
    return (long) words.length * Long.BYTES + (long) blocks.length * Integer.BYTES;
  }

  private long upTo(long last) {
    long end = Math.min(last + 1, (long) words.length * Long.SIZE);
    if (end <= 0) {
      return 0;
    }
    int block = (int) (end / BLOCK);
    long count = 0;
    for (int i = 0; i < block; i++) {
      count += blocks[i];
    }
    int word = block * WORDS_PER_BLOCK;
    for (; (long) (word + 1) * Long.SIZE <= end; word++) {
      count += Long.bitCount(words[word]);
    }
    int rest = (int) (end % Long.SIZE);
    return rest == 0 ? count : count + Long.bitCount(words[word] & ((1L << rest) - 1));
  }

  private void room(long number) {
    int needed = word(number) + 1;
    if (needed > words.length) {
      int blocksNeeded = Math.max((needed + WORDS_PER_BLOCK - 1) / WORDS_PER_BLOCK, blocks.length * 3 / 2);
      words = Arrays.copyOf(words, blocksNeeded * WORDS_PER_BLOCK);
      blocks = Arrays.copyOf(blocks, blocksNeeded);
    }
  }

  private static int word(long number) {
    return Math.toIntExact(number / Long.SIZE);
  }

  private static long bit(long number) {
    return 1L << number;
  }
}
