package gg.tiketi.http.token;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.auth0.jwt.exceptions.TokenExpiredException;
import com.auth0.jwt.interfaces.DecodedJWT;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import gg.tiketi.identity.SessionId;
import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Access tokens: JWTs (RFC 9068) of HS256 and nothing else, that name an account and a session and no role. A key is looked
 * up by its id on our own ring; where a token says that its key lies is never read.
 */
public final class AccessTokens {
  /** How long a token works. */
  public static final Duration LIFE = Duration.ofMinutes(15);

  private static final String PURPOSE = "access";
  private static final String ISSUER = "tiketi";
  private static final String AUDIENCE = "tiketi-api";
  private static final String TYPE = "at+jwt";
  private static final String SESSION = "sid";
  private static final int LONGEST = 2_048;
  private static final int REMEMBERED = 50_000;
  /** Clocks of two instances differ by milliseconds; a token names whole seconds. */
  private static final Duration LEEWAY = Duration.ofSeconds(5);

  private final Algorithm signer;
  private final String signerId;
  private final Map<String, JWTVerifier> verifiers = new LinkedHashMap<>();
  /** Tokens whose signature was checked; their expiry is checked each time. */
  private final Cache<String, Valid> known = Caffeine.newBuilder().maximumSize(REMEMBERED).build();

  /** Tokens of this ring; {@code clock} tells when they expire. */
  public AccessTokens(KeyRing ring, InstantSource clock) {
    List<KeyRing.Key> keys = ring.keys(PURPOSE);
    signer = algorithm(keys.getFirst());
    signerId = keys.getFirst().id();
    keys.forEach(key -> verifiers.put(key.id(), verifier(algorithm(key), clock)));
  }

  /** A token and when it stops working. */
  public record Issued(String token, Instant expiresAt) {
    @Override
    public String toString() {
      return "Issued[until " + expiresAt + "]";
    }
  }

  /** What a token proves. */
  public sealed interface Reading {}

  /** We gave it for this account and session. */
  public record Valid(AccountId account, SessionId session, Instant issuedAt, Instant expiresAt) implements Reading {}

  /** We gave it, too long ago. */
  public record Expired() implements Reading {}

  /** It proves nothing. */
  public record Invalid() implements Reading {}

  /** Makes a token. */
  public Issued issue(AccountId account, SessionId session, Instant now) {
    Instant expiresAt = Instant.ofEpochSecond(now.plus(LIFE).getEpochSecond());
    String token = JWT.create().withHeader(Map.of("typ", TYPE)).withKeyId(signerId).withIssuer(ISSUER)
        .withAudience(AUDIENCE).withSubject(account.toString()).withClaim(SESSION, session.toString())
        .withIssuedAt(now).withExpiresAt(expiresAt).sign(signer);
    return new Issued(token, expiresAt);
  }

  /** Judges a token. */
  public Reading read(String token, Instant now) {
    Valid seen = known.getIfPresent(token);
    if (seen != null) {
      return now.isBefore(seen.expiresAt()) ? seen : new Expired();
    }
    if (token.length() > LONGEST) {
      return new Invalid();
    }
    try {
      return valid(token, JWT.decode(token));
    } catch (TokenExpiredException late) {
      return new Expired();
    } catch (JWTVerificationException notOurs) {
      return new Invalid();
    }
  }

  private Reading valid(String token, DecodedJWT decoded) {
    String keyId = decoded.getKeyId();
    JWTVerifier verifier = keyId == null ? null : verifiers.get(keyId);
    if (verifier == null || !TYPE.equals(decoded.getType())) {
      return new Invalid();
    }
    DecodedJWT verified = verifier.verify(decoded);
    Optional<Valid> valid = Ids.parse(verified.getSubject())
        .flatMap(account -> Ids.parse(verified.getClaim(SESSION).asString()).map(session -> new Valid(
            new AccountId(account), new SessionId(session), verified.getIssuedAtAsInstant(),
            verified.getExpiresAtAsInstant())));
    valid.ifPresent(proof -> known.put(token, proof));
    return valid.<Reading>map(proof -> proof).orElseGet(Invalid::new);
  }

  private static Algorithm algorithm(KeyRing.Key key) {
    return Algorithm.HMAC256(key.secret().getEncoded());
  }

  private static JWTVerifier verifier(Algorithm algorithm, InstantSource clock) {
    var verification = (JWTVerifier.BaseVerification) JWT.require(algorithm).withIssuer(ISSUER).withAudience(AUDIENCE)
        .withClaimPresence("sub").withClaimPresence("iat").withClaimPresence("exp").withClaimPresence(SESSION)
        .acceptLeeway(LEEWAY.toSeconds()).acceptExpiresAt(0);
    return verification.build(clockOf(clock));
  }

  private static Clock clockOf(InstantSource source) {
    return source.withZone(ZoneOffset.UTC);
  }
}
