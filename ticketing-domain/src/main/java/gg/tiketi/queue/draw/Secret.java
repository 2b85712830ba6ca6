package gg.tiketi.queue.draw;

/**
 * 256 bits that are promised by their commitment long before they are told.
 *
 * @param value told to nobody before its time
 */
public record Secret(Hash value) {
  /** What may be published at once: it fixes the secret and tells nothing of it. */
  public Hash commitment() {
    return Canonical.of("commitment").hash(value).toHash();
  }

  /** Says nothing: secrets end up in logs otherwise. */
  @Override
  public String toString() {
    return "Secret[…]";
  }
}
