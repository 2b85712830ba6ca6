package gg.tiketi.identity;

import static org.assertj.core.api.Assertions.assertThat;

import gg.tiketi.kernel.AccountId;
import gg.tiketi.laws.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the watch of one instance believes when commits were missed: they may have been of the end of any session. */
class SessionWatchTest {
  private static final AccountId PERSON = new AccountId(new UUID(0, 1));
  private static final SessionId SESSION = new SessionId(new UUID(0, 2));
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final VirtualClock clock = new VirtualClock();
  private final SessionWatch watch = new SessionWatch(age -> true, clock);

  @Test
  void after_a_gap_in_the_feed_an_older_token_is_no_proof() {
    clock.pass(MINUTE);
    var issuedAt = clock.instant();
    assertThat(isLive(issuedAt, false)).isTrue();
    clock.pass(MINUTE);
    watch.interrupted();
    assertThat(isLive(issuedAt, false)).isFalse();
  }

  @Test
  void a_token_issued_after_the_gap_is_proof_again() {
    watch.interrupted();
    clock.pass(MINUTE);
    assertThat(isLive(clock.instant(), false)).isTrue();
  }

  @Test
  void after_a_gap_what_the_store_said_before_it_is_forgotten() {
    var issuedAt = clock.instant();
    assertThat(isLive(issuedAt, true)).isTrue();
    assertThat(isLive(issuedAt, false)).isTrue();
    watch.interrupted();
    assertThat(isLive(issuedAt, false)).isFalse();
  }

  @Test
  void what_the_store_was_asked_before_the_gap_is_not_kept_after_it() {
    var issuedAt = clock.instant();
    assertThat(watch.isLive(PERSON, SESSION, issuedAt, clock.instant(), () -> {
      watch.interrupted();
      return true;
    })).isTrue();
    assertThat(isLive(issuedAt, false)).isFalse();
  }

  private boolean isLive(Instant issuedAt, boolean store) {
    return watch.isLive(PERSON, SESSION, issuedAt, clock.instant(), () -> store);
  }
}
