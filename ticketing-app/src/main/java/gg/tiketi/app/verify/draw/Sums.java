package gg.tiketi.app.verify.draw;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;

/** The hashes of {@code docs/draw.md}. Every method ends one hash and begins the next. */
final class Sums {
  /** The only algorithm known here. */
  static final String ALGORITHM = "tiketi-draw-1";
  /** Bytes of a hash. */
  static final int LENGTH = 32;

  private static final HexFormat HEX = HexFormat.of();

  private final MessageDigest sha;

  Sums() {
    try {
      sha = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java platform has SHA-256", missing);
    }
  }

  String plan(Published.Plan plan) {
    var event = UUID.fromString(plan.eventId());
    var opening = Instant.parse(plan.opening());
    begin("plan");
    sha.update(ByteBuffer.allocate(32).putLong(event.getMostSignificantBits()).putLong(event.getLeastSignificantBits())
        .putInt(plan.round()).putLong(opening.getEpochSecond()).putInt(opening.getNano()).flip());
    add(plan.commitment());
    add(plan.saltCommitment());
    addText(plan.source());
    addText(plan.proves());
    addText(plan.doesNotProve());
    return end();
  }

  String commitment(String secret) {
    begin("commitment");
    add(secret);
    return end();
  }

  String seed(String planHash, String entrantsRoot, int entrants, String secret) {
    begin("seed");
    add(planHash);
    add(entrantsRoot);
    addNumber(entrants);
    add(secret);
    return end();
  }

  String leaf(String pseudonym, String nonce) {
    sha.update((byte) 0);
    add(pseudonym);
    add(nonce);
    return end();
  }

  byte[] orderLeaf(int index) {
    sha.update((byte) 0);
    addNumber(index);
    return sha.digest();
  }

  byte[] node(byte[] left, byte[] right) {
    sha.update((byte) 1);
    sha.update(left);
    sha.update(right);
    return sha.digest();
  }

  byte[] block(byte[] seed, long counter) {
    sha.update(seed);
    sha.update(ByteBuffer.allocate(Long.BYTES).putLong(counter).flip());
    return sha.digest();
  }

  byte[] nothing() {
    return sha.digest();
  }

  static byte[] bytes(String hex) {
    return HEX.parseHex(hex);
  }

  static String hex(byte[] bytes) {
    return HEX.formatHex(bytes);
  }

  private void begin(String purpose) {
    sha.update((ALGORITHM + "/" + purpose).getBytes(StandardCharsets.US_ASCII));
    sha.update((byte) 0);
  }

  private void add(String hex) {
    sha.update(bytes(hex));
  }

  private void addNumber(int number) {
    sha.update(ByteBuffer.allocate(Integer.BYTES).putInt(number).flip());
  }

  private void addText(String text) {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    addNumber(encoded.length);
    sha.update(encoded);
  }

  private String end() {
    return hex(sha.digest());
  }
}
