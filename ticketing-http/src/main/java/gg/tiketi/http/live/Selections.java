package gg.tiketi.http.live;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.EventId;
import java.util.List;
import java.util.Optional;

/** What people were looking at, kept for those who come back. As of now each instance remembers its own visitors. */
final class Selections {
  private static final int REMEMBERED = 50_000;

  private final Cache<AccountId, Selection> selections = Caffeine.newBuilder().maximumSize(REMEMBERED).build();

  /** What somebody looked at last. */
  record Selection(Optional<EventId> event, Optional<EventId> seatEvent, List<Integer> seats) {
    static final Selection NONE = new Selection(Optional.empty(), Optional.empty(), List.of());

    Selection {
      seats = List.copyOf(seats);
    }
  }

  Selection of(AccountId account) {
    return Optional.ofNullable(selections.getIfPresent(account)).orElse(Selection.NONE);
  }

  void joined(AccountId account, LiveSocket.Subscription subscription) {
    Selection was = of(account);
    selections.put(account, switch (subscription.topic()) {
      case EVENT -> new Selection(Optional.of(subscription.event()), was.seatEvent(), was.seats());
      case SEATS -> new Selection(was.event(), Optional.of(subscription.event()),
          was.seatEvent().filter(subscription.event()::equals).isPresent() ? was.seats() : List.of());
    });
  }

  void left(AccountId account, LiveSocket.Subscription subscription) {
    Selection was = of(account);
    var event = Optional.of(subscription.event());
    selections.put(account, switch (subscription.topic()) {
      case EVENT -> was.event().equals(event) ? new Selection(Optional.empty(), was.seatEvent(), was.seats()) : was;
      case SEATS -> was.seatEvent().equals(event) ? new Selection(was.event(), Optional.empty(), List.of()) : was;
    });
  }

  void selected(AccountId account, EventId event, List<Integer> seats) {
    selections.put(account, new Selection(of(account).event(), Optional.of(event), seats));
  }
}
