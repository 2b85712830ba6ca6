package gg.tiketi.identity;

import gg.tiketi.kernel.Ids;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Refresh tokens: the session's id, a dot, and 256 random bits. Only their SHA-256 is stored. */
final class RefreshTokens {
  private static final int SECRET_BYTES = 32;

  private final RandomGenerator secrets;

  RefreshTokens(RandomGenerator secrets) {
    this.secrets = secrets;
  }

  String next(SessionId session) {
    var secret = new byte[SECRET_BYTES];
    secrets.nextBytes(secret);
    return session + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
  }

  static Optional<SessionId> sessionOf(String token) {
    int dot = token.indexOf('.');
    return dot < 0 ? Optional.empty() : Ids.parse(token.substring(0, dot)).map(SessionId::new);
  }

  static String hash(String token) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java platform has SHA-256", missing);
    }
  }
}
