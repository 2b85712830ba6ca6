package gg.tiketi.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What may become of a hold whose owner heard of it late, because the first answer was lost. */
class SeatRefereeTest {
  private static final Instant ASKED = Instant.parse("2026-05-01T11:00:37Z");
  private static final Instant TOLD = ASKED.plusSeconds(36);
  private static final Instant LONGEST = ASKED.plus(Duration.ofMinutes(20));

  private final Findings findings = new Findings(line -> {});
  private final SeatReferee referee = new SeatReferee(findings, 4);

  @Test
  void it_may_be_as_old_as_the_wish() {
    payLate();
    referee.ranOut("r", LONGEST);
    assertThat(findings.first()).isEmpty();
  }

  @Test
  void it_ends_no_earlier() {
    payLate();
    referee.ranOut("r", LONGEST.minusMillis(1));
    assertThat(findings.first()).singleElement().asString().contains("S8");
  }

  private void payLate() {
    referee.granted("somebody", "r", List.of(1), ASKED.plus(Duration.ofMinutes(5)), ASKED, TOLD);
    referee.pays("r", ASKED.plus(Duration.ofMinutes(4)));
    referee.pays("r", ASKED.plus(Duration.ofMinutes(10)));
  }
}
