package gg.tiketi.queue.draw;

import gg.tiketi.kernel.AccountId;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The operator's keys for draws. The secrets of a draw are derived from them (HMAC-SHA256), so every instance has them and
 * there is nothing to store, to lose or to leak; a plan's commitments tell which key it was made with.
 */
public final class DrawKeys {
  private static final String HMAC = "HmacSHA256";

  private final List<SecretKey> keys;

  /** With these keys, the one for new plans first; older ones stay while plans made with them live. */
  public DrawKeys(List<SecretKey> keys) {
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("no key");
    }
    this.keys = List.copyOf(keys);
  }

  /** The names under which accounts enter a draw. */
  public Pseudonyms pseudonyms(DrawPlan plan) {
    return new Pseudonyms(opening("salt", plan.id(), plan.saltCommitment()));
  }

  /** Fixes the pseudonyms of a new draw. */
  Hash saltCommitment(DrawId id) {
    return derived(keys.getFirst(), "salt", id).commitment();
  }

  /** A secret for a new draw. */
  Secret secret(DrawId id) {
    return derived(keys.getFirst(), "randomness", id);
  }

  /** The secret that was promised for a draw. */
  Secret promised(DrawPlan plan) {
    return opening("randomness", plan.id(), plan.commitment());
  }

  static Hash pseudonym(Secret salt, AccountId account) {
    var key = new SecretKeySpec(salt.value().bytes(), HMAC);
    return hmac(key, Canonical.of("pseudonym").id(account.value()));
  }

  private Secret opening(String purpose, DrawId id, Hash commitment) {
    return keys.stream().map(key -> derived(key, purpose, id))
        .filter(secret -> secret.commitment().equals(commitment)).findFirst()
        .orElseThrow(() -> new IllegalStateException("no key opens the " + purpose + " of the draw " + id));
  }

  private static Secret derived(SecretKey key, String purpose, DrawId id) {
    return new Secret(hmac(key, Canonical.of(purpose).id(id.event().value()).number(id.round())));
  }

  private static Hash hmac(SecretKey key, Canonical message) {
    try {
      var mac = Mac.getInstance(HMAC);
      mac.init(key);
      return Hash.of(mac.doFinal(message.toBytes()));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
