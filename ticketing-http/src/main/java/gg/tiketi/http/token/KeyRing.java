package gg.tiketi.http.token;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * The server's secrets, newest first: the first signs, all of them verify, so that a secret can be changed while the tokens
 * of the old one live out. Each purpose has keys of its own (HKDF, RFC 5869), so that what was made for one never serves
 * another.
 */
public final class KeyRing {
  /** The least bytes of a secret, as HMAC-SHA256 wants them. */
  public static final int MIN_BYTES = 32;

  private static final int MAX_SECRETS = 2;
  private static final int KEY_BYTES = 32;

  private final List<byte[]> secrets;

  /** A ring of one or, while one is being replaced, two secrets. */
  public KeyRing(List<byte[]> secrets) {
    if (secrets.isEmpty() || secrets.size() > MAX_SECRETS) {
      throw new IllegalArgumentException("One secret, or two during rotation; not " + secrets.size());
    }
    if (secrets.stream().anyMatch(secret -> secret.length < MIN_BYTES)) {
      throw new IllegalArgumentException("A secret has at least " + MIN_BYTES + " bytes");
    }
    this.secrets = secrets.stream().map(byte[]::clone).toList();
  }

  /** A key of one purpose, with the id by which tokens name it; the id tells nothing about the key. */
  public record Key(String id, SecretKey secret) {}

  /** The keys of a purpose, the one that signs first. */
  public List<Key> keys(String purpose) {
    return secrets.stream().map(secret -> new Key(id(secret, purpose), derived(secret, purpose))).toList();
  }

  private static String id(byte[] secret, String purpose) {
    try {
      byte[] name = derived(secret, purpose + "/id").getEncoded();
      return HexFormat.of().formatHex(Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(name), 6));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static SecretKey derived(byte[] secret, String purpose) {
    try {
      var info = ("tiketi/" + purpose).getBytes(StandardCharsets.UTF_8);
      var parameters = HKDFParameterSpec.ofExtract().addIKM(secret).thenExpand(info, KEY_BYTES);
      return KDF.getInstance("HKDF-SHA256").deriveKey("HmacSHA256", parameters);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
