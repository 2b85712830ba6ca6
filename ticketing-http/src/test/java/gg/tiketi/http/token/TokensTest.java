package gg.tiketi.http.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import gg.tiketi.identity.SessionId;
import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.Overloaded;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TokensTest {
  private static final Instant NOON = Instant.parse("2026-05-01T03:00:00.5Z");
  private static final byte[] OLD = "an old secret of more than 32 bytes".getBytes(StandardCharsets.UTF_8);
  private static final byte[] NEW = "a new secret of more than 32 bytes!".getBytes(StandardCharsets.UTF_8);
  private static final AccountId ACCOUNT = new AccountId(new UUID(1, 1));
  private static final SessionId SESSION = new SessionId(new UUID(2, 2));

  private Instant now = NOON;
  private final AccessTokens tokens = of(OLD);

  private AccessTokens of(byte[]... secrets) {
    return new AccessTokens(new KeyRing(List.of(secrets)), () -> now);
  }

  @Test
  void a_token_names_account_and_session_until_it_expires() {
    var issued = tokens.issue(ACCOUNT, SESSION, now);
    assertThat(issued.expiresAt()).isBetween(now, now.plus(Duration.ofMinutes(15)));
    assertThat(of(OLD).read(issued.token(), now))
        .isEqualTo(new AccessTokens.Valid(ACCOUNT, SESSION, now.truncatedTo(ChronoUnit.SECONDS), issued.expiresAt()));
    assertThat(tokens.read(issued.token(), now)).isInstanceOf(AccessTokens.Valid.class);
    now = issued.expiresAt();
    assertThat(tokens.read(issued.token(), now)).isEqualTo(new AccessTokens.Expired());
    now = now.plusSeconds(1);
    assertThat(of(OLD).read(issued.token(), now)).isEqualTo(new AccessTokens.Expired());
  }

  @Test
  void a_token_holds_no_role_and_no_mail() {
    String payload = new String(
        Base64.getUrlDecoder().decode(tokens.issue(ACCOUNT, SESSION, now).token().split("\\.")[1]),
        StandardCharsets.UTF_8);
    assertThat(payload).doesNotContain("admin", "role", "@");
  }

  @Test
  void every_flipped_bit_makes_it_worthless() {
    byte[] token = tokens.issue(ACCOUNT, SESSION, now).token().getBytes(StandardCharsets.US_ASCII);
    // The last character of a part has bits that stand for nothing; the one before it has not.
    for (int i = 0; i < token.length - 1; i++) {
      token[i] ^= 4;
      assertThat(tokens.read(new String(token, StandardCharsets.US_ASCII), now)).isEqualTo(new AccessTokens.Invalid());
      token[i] ^= 4;
    }
  }

  @Test
  void while_a_secret_is_replaced_both_are_believed_and_the_new_one_signs() {
    var both = of(NEW, OLD);
    assertThat(both.read(tokens.issue(ACCOUNT, SESSION, now).token(), now)).isInstanceOf(AccessTokens.Valid.class);
    assertThat(of(NEW).read(both.issue(ACCOUNT, SESSION, now).token(), now)).isInstanceOf(AccessTokens.Valid.class);
    assertThat(of(NEW).read(tokens.issue(ACCOUNT, SESSION, now).token(), now)).isEqualTo(new AccessTokens.Invalid());
  }

  @Test
  void what_others_could_make_proves_nothing() {
    var key = new KeyRing(List.of(OLD)).keys("access").getFirst();
    var otherPurpose = new KeyRing(List.of(OLD)).keys("admission").getFirst();
    assertThat(key.id()).isNotEqualTo(otherPurpose.id());
    assertThat(key.secret().getEncoded()).isNotEqualTo(otherPurpose.secret().getEncoded());
    var good = Algorithm.HMAC256(key.secret().getEncoded());
    assertThat(read(Algorithm.none(), key.id(), "at+jwt", "tiketi-api", "tiketi")).isFalse();
    assertThat(read(Algorithm.HMAC512(key.secret().getEncoded()), key.id(), "at+jwt", "tiketi-api", "tiketi"))
        .isFalse();
    assertThat(read(good, "other", "at+jwt", "tiketi-api", "tiketi")).isFalse();
    assertThat(read(good, key.id(), "JWT", "tiketi-api", "tiketi")).isFalse();
    assertThat(read(good, key.id(), "at+jwt", "elsewhere", "tiketi")).isFalse();
    assertThat(read(good, key.id(), "at+jwt", "tiketi-api", "somebody")).isFalse();
    assertThat(read(good, key.id(), "at+jwt", "tiketi-api", "tiketi")).isTrue();
    assertThat(tokens.read("", now)).isEqualTo(new AccessTokens.Invalid());
    assertThat(tokens.read("a.b.c", now)).isEqualTo(new AccessTokens.Invalid());
    assertThat(tokens.read("x".repeat(10_000), now)).isEqualTo(new AccessTokens.Invalid());
  }

  private boolean read(Algorithm algorithm, String keyId, String type, String audience, String issuer) {
    String token = JWT.create().withHeader(Map.of("typ", type)).withKeyId(keyId).withIssuer(issuer)
        .withAudience(audience).withSubject(ACCOUNT.toString()).withClaim("sid", SESSION.toString()).withIssuedAt(now)
        .withExpiresAt(now.plusSeconds(60)).sign(algorithm);
    return tokens.read(token, now) instanceof AccessTokens.Valid;
  }

  @Test
  void a_short_secret_is_refused() {
    assertThatThrownBy(() -> new KeyRing(List.of(new byte[31]))).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new KeyRing(List.of())).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_password_matches_its_own_hash_only() {
    try (var passwords = new ArgonPasswords(1)) {
      String hash = passwords.hash("비밀번호 1234");
      assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").isNotEqualTo(passwords.hash("비밀번호 1234"));
      assertThat(passwords.matches("비밀번호 1234", hash)).isTrue();
      assertThat(passwords.matches("비밀번호 1235", hash)).isFalse();
      passwords.pretend("anything");
    }
  }

  @Test
  void a_flood_of_log_ins_is_refused_instead_of_piling_up() {
    try (var passwords = new ArgonPasswords(1); var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
      var refused = new AtomicInteger();
      var logins = new ArrayList<CompletableFuture<Void>>();
      for (int i = 0; i < 150; i++) {
        logins.add(CompletableFuture.runAsync(() -> passwords.pretend("x"), crowd));
      }
      logins.forEach(login -> {
        try {
          login.join();
        } catch (CompletionException failed) {
          assertThat(failed).hasCauseInstanceOf(Overloaded.class);
          refused.incrementAndGet();
        }
      });
      // 100 may wait; whether the one worker has taken the first by then is chance.
      assertThat(refused).hasValueBetween(1, 50);
    }
  }
}
