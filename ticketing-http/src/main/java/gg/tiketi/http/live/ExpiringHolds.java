package gg.tiketi.http.live;

import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.ReservationId;
import gg.tiketi.reservation.ReservationChanged;
import gg.tiketi.reservation.ReservationStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The holds of people who are connected here, to warn them before the end, once for each end. */
final class ExpiringHolds {
  /** How long before the end people are warned. */
  static final Duration WARNING = Duration.ofMinutes(1);

  private final Map<ReservationId, ReservationChanged> holds = new HashMap<>();

  synchronized void heard(ReservationChanged changed) {
    if (changed.status() == ReservationStatus.PENDING) {
      holds.put(changed.id(), changed);
    } else {
      holds.remove(changed.id());
    }
  }

  /** Takes the holds that end soon; those of people who are gone are forgotten. */
  synchronized List<ReservationChanged> due(Instant now, Predicate<AccountId> connected) {
    var due = new ArrayList<ReservationChanged>();
    holds.values().removeIf(hold -> {
      boolean soon = !now.isBefore(hold.expiresAt().minus(WARNING));
      if (soon) {
        due.add(hold);
      }
      return soon || !connected.test(hold.accountId());
    });
    return due;
  }
}
