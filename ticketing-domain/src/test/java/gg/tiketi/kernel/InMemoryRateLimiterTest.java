package gg.tiketi.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import gg.tiketi.kernel.RateLimiter.Exhausted;
import gg.tiketi.kernel.RateLimiter.Taken;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class InMemoryRateLimiterTest {
  private static final RateLimit ONCE = new RateLimit("once", 1, Duration.ofMinutes(1));
  private static final Instant NOW = Instant.parse("2026-05-01T00:00:00Z");

  private final InMemoryRateLimiter limiter = new InMemoryRateLimiter(160);

  @Test
  void it_remembers_a_bounded_number_of_subjects() {
    for (int i = 0; i < 100_000; i++) {
      limiter.take(ONCE, "subject " + i, NOW);
    }
    assertThat(limiter.subjects(ONCE)).isLessThanOrEqualTo(160).isGreaterThan(100);
  }

  @Test
  void who_took_lately_is_remembered_when_others_are_forgotten() {
    for (int i = 0; i < 10_000; i++) {
      limiter.take(ONCE, "subject " + i, NOW);
      assertThat(limiter.take(ONCE, "subject 0", NOW)).isInstanceOf(Exhausted.class);
    }
  }

  @Test
  void who_is_over_makes_room_for_newcomers() {
    for (int i = 0; i < 160; i++) {
      limiter.take(ONCE, "early " + i, NOW);
    }
    int before = limiter.subjects(ONCE);
    for (int i = 0; i < 80; i++) {
      assertThat(limiter.take(ONCE, "late " + i, NOW.plusSeconds(60))).isInstanceOf(Taken.class);
    }
    assertThat(limiter.subjects(ONCE)).isLessThan(before);
  }
}
