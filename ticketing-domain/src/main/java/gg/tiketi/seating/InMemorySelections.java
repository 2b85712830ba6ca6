package gg.tiketi.seating;

import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.EventId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Remembers in this process a bounded number of people, those who changed something last. */
public final class InMemorySelections implements Selections {
  private final Map<AccountId, Kept> kept;

  private record Kept(Selection selection, Instant until) {}

  /** Remembers at most that many people. */
  public InMemorySelections(int mostPeople) {
    kept = new LinkedHashMap<>() {
      @Override
      protected boolean removeEldestEntry(Map.Entry<AccountId, Kept> eldest) {
        return size() > mostPeople;
      }
    };
  }

  @Override
  public synchronized Selection of(AccountId account, Instant now) {
    return Optional.ofNullable(kept.get(account)).filter(known -> known.until().isAfter(now)).map(Kept::selection)
        .orElse(Selection.NONE);
  }

  private synchronized void change(AccountId account, Instant now, UnaryOperator<Selection> change) {
    var selection = change.apply(of(account, now));
    // Out and in again: who changed something last is forgotten last.
    kept.remove(account);
    kept.put(account, new Kept(selection, now.plus(KEPT)));
  }

  @Override
  public void watched(AccountId account, EventId event, Instant now) {
    change(account, now, was -> new Selection(Optional.of(event), was.seatEvent(), was.seats(), was.queueEvent()));
  }

  @Override
  public void unwatched(AccountId account, EventId event, Instant now) {
    change(account, now, was -> was.event().equals(Optional.of(event))
        ? new Selection(Optional.empty(), was.seatEvent(), was.seats(), was.queueEvent())
        : was);
  }

  @Override
  public void queued(AccountId account, EventId event, Instant now) {
    change(account, now, was -> new Selection(was.event(), was.seatEvent(), was.seats(), Optional.of(event)));
  }

  @Override
  public void unqueued(AccountId account, EventId event, Instant now) {
    change(account, now, was -> was.queueEvent().equals(Optional.of(event))
        ? new Selection(was.event(), was.seatEvent(), was.seats())
        : was);
  }

  @Override
  public void opened(AccountId account, EventId event, Instant now) {
    change(account, now, was -> new Selection(was.event(), Optional.of(event),
        was.seatEvent().equals(Optional.of(event)) ? was.seats() : List.of(), was.queueEvent()));
  }

  @Override
  public void closed(AccountId account, EventId event, Instant now) {
    change(account, now, was -> was.seatEvent().equals(Optional.of(event))
        ? new Selection(was.event(), Optional.empty(), List.of(), was.queueEvent())
        : was);
  }

  @Override
  public void marked(AccountId account, EventId event, List<Integer> seats, Instant now) {
    change(account, now, was -> new Selection(was.event(), Optional.of(event), seats, was.queueEvent()));
  }
}
