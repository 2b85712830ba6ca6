package gg.tiketi.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import gg.tiketi.capacity.fleet.FleetTroubled;
import gg.tiketi.capacity.fleet.PlanId;
import gg.tiketi.capacity.fleet.PlanNotReady;
import gg.tiketi.kernel.Published;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What the log says of the fleet. */
class FleetNoticesTest {
  private final Logger log = (Logger) LoggerFactory.getLogger(FleetNotices.class);
  private final ListAppender<ILoggingEvent> said = new ListAppender<>();

  @BeforeEach
  void listen() {
    log.setLevel(Level.DEBUG);
    log.setAdditive(false);
    said.start();
    log.addAppender(said);
  }

  @AfterEach
  void stop() {
    log.detachAppender(said);
    log.setAdditive(true);
    log.setLevel(null);
  }

  private List<Level> levels(FleetNotices notices) {
    notices.heard(published());
    var levels = said.list.stream().map(ILoggingEvent::getLevel).toList();
    said.list.clear();
    return levels;
  }

  private static Published published() {
    return new Published(1, Optional.empty(), 0, List.of(new PlanNotReady(new PlanId(new UUID(1, 1)), 5, 20, 1),
        new FleetTroubled(Instant.EPOCH, "Throttling")));
  }

  @Test
  void a_late_plan_warns_where_a_fleet_is_kept_is_said_in_a_dry_run_and_alarms_nobody_in_a_demonstration() {
    assertThat(levels(FleetNotices.of(false, false))).containsExactly(Level.WARN, Level.WARN);
    assertThat(levels(FleetNotices.of(false, true))).containsExactly(Level.WARN, Level.WARN);
    assertThat(levels(FleetNotices.of(true, false))).containsExactly(Level.INFO, Level.WARN);
    assertThat(levels(FleetNotices.of(true, true))).containsExactly(Level.DEBUG, Level.WARN);
  }
}
