package gg.tiketi.reservation;

import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.EventId;
import gg.tiketi.kernel.FeedListener;
import gg.tiketi.kernel.Published;
import gg.tiketi.kernel.ReservationId;
import gg.tiketi.queue.QueueService;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/** Who holds stays inside the waiting room, until a minute after the last of their holds has ended. */
public final class StayKeeper implements FeedListener {
  private static final Duration AFTER = Duration.ofSeconds(60);

  private final QueueService queue;
  private final InstantSource clock;
  /** When the holds end that were heard of and are not over: one that is cancelled must not hide another. */
  private final Map<Holder, Map<ReservationId, Instant>> holds = new HashMap<>();

  private record Holder(EventId event, AccountId account) {}

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
    var holder = new Holder(event, changed.accountId());
    var ends = holds.computeIfAbsent(holder, first -> new HashMap<>());
    if (changed.status() == ReservationStatus.PENDING) {
      ends.put(changed.id(), changed.expiresAt());
    } else {
      ends.remove(changed.id());
    }
    if (ends.isEmpty()) {
      holds.remove(holder);
    }
    var last = ends.values().stream().max(Comparator.naturalOrder()).orElseGet(clock::instant);
    queue.held(event, changed.accountId(), last.plus(AFTER), version);
  }

  /** Stays go by the signs of life that come next. */
  @Override
  public void interrupted() {
    holds.clear();
  }
}
