package gg.tiketi.queue.draw;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Writes values so that different values never give the same bytes: fixed widths, big-endian, texts with their length. */
final class Canonical {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** Begins with what the bytes are for, so that no bytes serve two purposes. */
  static Canonical of(String purpose) {
    return new Canonical().bytes((DrawPlan.ALGORITHM + "/" + purpose + "\0").getBytes(StandardCharsets.US_ASCII));
  }

  Canonical hash(Hash hash) {
    return bytes(hash.bytes());
  }

  Canonical id(UUID id) {
    return number(id.getMostSignificantBits()).number(id.getLeastSignificantBits());
  }

  Canonical number(int number) {
    return bytes(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
  }

  Canonical number(long number) {
    return bytes(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
  }

  Canonical text(String text) {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    return number(encoded.length).bytes(encoded);
  }

  byte[] toBytes() {
    return bytes.toByteArray();
  }

  Hash toHash() {
    return Hash.of(new Sha256().of(toBytes()));
  }

  private Canonical bytes(byte[] more) {
    bytes.writeBytes(more);
    return this;
  }
}
