package gg.tiketi.queue.draw;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** 128 bits that an entrant brings to the draw, so that nobody could know the list before they came. Its text is hex. */
public final class Nonce {
  /** How long one is. */
  public static final int BYTES = 16;

  private final byte[] value;

  private Nonce(byte[] value) {
    if (value.length != BYTES) {
      throw new IllegalArgumentException("a nonce has " + BYTES + " bytes, not " + value.length);
    }
    this.value = value;
  }

  /** The one with these bytes. */
  public static Nonce of(byte[] bytes) {
    return new Nonce(bytes.clone());
  }

  /** The one that was written so; empty if that is no nonce. */
  public static Optional<Nonce> parse(String hex) {
    var text = hex.toLowerCase(Locale.ROOT);
    return text.matches("[0-9a-f]{32}") ? Optional.of(new Nonce(HexFormat.of().parseHex(text))) : Optional.empty();
  }

  /** A new one, for who brought none. */
  public static Nonce next(RandomGenerator luck) {
    var bytes = new byte[BYTES];
    luck.nextBytes(bytes);
    return new Nonce(bytes);
  }

  /** Its bytes; the caller's to keep. */
  public byte[] bytes() {
    return value.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Nonce nonce && Arrays.equals(value, nonce.value);
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
