package gg.tiketi.seating;

import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.EventId;
import java.time.InstantSource;
import java.util.List;

/** Remembers what people look at, and gives it back to those who return. */
public final class SelectionService {
  private final Selections selections;
  private final InstantSource clock;

  public SelectionService(Selections selections, InstantSource clock) {
    this.selections = selections;
    this.clock = clock;
  }

  /** What this person looked at last. */
  public Selection of(AccountId account) {
    return selections.of(account, clock.instant());
  }

  /** The person joined an event's topic. */
  public void watched(AccountId account, EventId event) {
    selections.watched(account, event, clock.instant());
  }

  /** The person left an event's topic. */
  public void unwatched(AccountId account, EventId event) {
    selections.unwatched(account, event, clock.instant());
  }

  /** The person joined an event's line. */
  public void queued(AccountId account, EventId event) {
    selections.queued(account, event, clock.instant());
  }

  /** The person left an event's line. */
  public void unqueued(AccountId account, EventId event) {
    selections.unqueued(account, event, clock.instant());
  }

  /** The person joined an event's seats. */
  public void opened(AccountId account, EventId event) {
    selections.opened(account, event, clock.instant());
  }

  /** The person left an event's seats. */
  public void closed(AccountId account, EventId event) {
    selections.closed(account, event, clock.instant());
  }

  /** The person marked these seats. */
  public void marked(AccountId account, EventId event, List<Integer> seats) {
    selections.marked(account, event, seats, clock.instant());
  }
}
