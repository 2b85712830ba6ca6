package gg.tiketi.queue.draw;

import java.util.Arrays;
import java.util.HexFormat;

/** A SHA-256 hash, or 256 bits that stand where one could stand. Its text is 64 lower-case hex digits. */
public final class Hash {
  /** How long one is. */
  public static final int BYTES = 32;

  private final byte[] value;

  private Hash(byte[] value) {
    if (value.length != BYTES) {
      throw new IllegalArgumentException("a hash has " + BYTES + " bytes, not " + value.length);
    }
    this.value = value;
  }

  /** The one with these bytes. */
  public static Hash of(byte[] bytes) {
    return new Hash(bytes.clone());
  }

  /** The one that was written so. */
  public static Hash parse(String hex) {
    return new Hash(HexFormat.of().parseHex(hex));
  }

  /** Its bytes; the caller's to keep. */
  public byte[] bytes() {
    return value.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hash hash && Arrays.equals(value, hash.value);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(value);
  }

  @Override
  public String toString() {
    return HexFormat.of().formatHex(value);
  }
}
