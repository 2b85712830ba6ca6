package gg.tiketi.queue.draw;

import java.nio.ByteBuffer;

/** Numbers that follow from a seed: SHA-256 in counter mode, cut into unsigned 32-bit words. */
final class RandomWords {
  private static final long ALL = 1L << Integer.SIZE;

  private final Sha256 sha = new Sha256();
  private final byte[] input = new byte[Hash.BYTES + Long.BYTES];
  private ByteBuffer words = ByteBuffer.allocate(0);
  private long counter;

  RandomWords(Hash seed) {
    System.arraycopy(seed.bytes(), 0, input, 0, Hash.BYTES);
  }

  /** From 0 to bound − 1, each as likely: words beyond the last whole multiple of the bound are thrown away. */
  int below(int bound) {
    long fair = ALL - ALL % bound;
    long word = next();
    while (word >= fair) {
      word = next();
    }
    return (int) (word % bound);
  }

  private long next() {
    if (!words.hasRemaining()) {
      ByteBuffer.wrap(input).putLong(Hash.BYTES, counter++);
      words = ByteBuffer.wrap(sha.of(input));
    }
    return Integer.toUnsignedLong(words.getInt());
  }
}
