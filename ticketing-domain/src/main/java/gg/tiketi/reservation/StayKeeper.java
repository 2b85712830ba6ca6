package gg.tiketi.reservation;

import gg.tiketi.kernel.EventId;
import gg.tiketi.kernel.FeedListener;
import gg.tiketi.kernel.Published;
import gg.tiketi.queue.QueueService;
import java.time.Duration;
import java.time.InstantSource;

/** Who holds stays inside the waiting room, until a minute after the hold has ended. */
public final class StayKeeper implements FeedListener {
  private static final Duration AFTER = Duration.ofSeconds(60);

  private final QueueService queue;
  private final InstantSource clock;

  public StayKeeper(QueueService queue, InstantSource clock) {
    this.queue = queue;
    this.clock = clock;
  }

  @Override
  public void heard(Published published) {
    published.topic().ifPresent(event -> published.facts().forEach(fact -> {
      if (fact instanceof ReservationChanged changed) {
        heard(event, changed, published.version());
      }
    }));
  }

  private void heard(EventId event, ReservationChanged changed, long version) {
    var ends = changed.status() == ReservationStatus.PENDING ? changed.expiresAt() : clock.instant();
    queue.held(event, changed.accountId(), ends.plus(AFTER), version);
  }

  /** Nothing is remembered here; stays go by the signs of life that come next. */
  @Override
  public void interrupted() {}
}
