package gg.tiketi.queue.draw;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 with the prefixes of RFC 6962, which keep a leaf from ever passing as a node. For one thread at a time. */
final class Sha256 {
  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  private final MessageDigest digest = newDigest();

  byte[] of(byte[] bytes) {
    return digest.digest(bytes);
  }

  byte[] leaf(byte[] data) {
    digest.update(LEAF);
    return digest.digest(data);
  }

  byte[] node(byte[] left, byte[] right) {
    digest.update(NODE);
    digest.update(left);
    return digest.digest(right);
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java platform has SHA-256", missing);
    }
  }
}
