package gg.tiketi.queue.draw;

import java.util.Arrays;

/** Somebody in a draw, under the name they have there. Both parts are told to them alone; the list shows the leaf. */
public record Entrant(Hash pseudonym, Nonce nonce) {
  /** What stands for them in the published list; without the nonce nobody can tell whose it is. */
  public Hash leaf() {
    return leaf(new Sha256());
  }

  Hash leaf(Sha256 sha) {
    byte[] data = Arrays.copyOf(pseudonym.bytes(), Hash.BYTES + Nonce.BYTES);
    System.arraycopy(nonce.bytes(), 0, data, Hash.BYTES, Nonce.BYTES);
    return Hash.of(sha.leaf(data));
  }
}
