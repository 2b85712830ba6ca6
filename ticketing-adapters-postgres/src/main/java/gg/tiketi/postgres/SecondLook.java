package gg.tiketi.postgres;

import static java.util.stream.Collectors.toUnmodifiableSet;

import gg.tiketi.reservation.GrantResult;
import gg.tiketi.reservation.Wish;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.statement.Query;

/**
 * Finds the refused wishes that might be granted, or answered as before, after all: what was in their way was being decided by
 * another transaction, has run out, or is the effect of their own key.
 */
final class SecondLook {
  private final List<Seat> taken = new ArrayList<>();
  private final List<Refused> limited = new ArrayList<>();
  private final List<Refused> soldOut = new ArrayList<>();
  private final List<Refused> withKey = new ArrayList<>();

  private record Refused(int ordinal, Wish wish) {}

  private record Seat(Refused refused, int index) {}

  private SecondLook() {}

  /**
   * What it found.
   *
   * @param again the places in the list of those wishes that deserve to be decided again
   * @param isDue whether holds that have run out are in the way of one of them
   */
  record Finding(Set<Integer> again, boolean isDue) {
    private static final Finding NOTHING = new Finding(Set.of(), false);
  }

  /** Looks, in the transaction that decided, at what others have committed by now. */
  static Finding of(Work work, List<Wish> wishes, List<Optional<GrantResult>> results, Instant now) {
    var look = new SecondLook();
    for (int i = 0; i < wishes.size(); i++) {
      var refused = new Refused(i, wishes.get(i));
      results.get(i).ifPresent(result -> look.add(refused, result));
    }
    return look.isNeeded() ? look.at(work.query("reservations/second-look"), now) : Finding.NOTHING;
  }

  private void add(Refused refused, GrantResult result) {
    boolean isRefused = switch (result) {
      case GrantResult.Granted _,GrantResult.KeyReused _ -> false;
      case GrantResult.Closed _ -> true;
      case GrantResult.LimitExceeded _ -> limited.add(refused);
      case GrantResult.Taken(var seats) -> taken.addAll(seats.stream().map(seat -> new Seat(refused, seat)).toList());
      case GrantResult.SoldOut _ -> soldOut.add(refused);
    };
    if (isRefused && refused.wish().idempotency().isPresent()) {
      withKey.add(refused);
    }
  }

  private boolean isNeeded() {
    return !taken.isEmpty() || !limited.isEmpty() || !soldOut.isEmpty() || !withKey.isEmpty();
  }

  private Finding at(Query query, Instant now) {
    ordinals(query, "takenWishes", taken.stream().map(Seat::refused).toList());
    events(query, "takenEvents", taken.stream().map(Seat::refused).toList());
    query.bindArray("takenSeats", Integer.class, taken.stream().map(Seat::index).toList());
    ordinals(query, "limitedWishes", limited);
    events(query, "limitedEvents", limited);
    accounts(query, "limitedAccounts", limited);
    ordinals(query, "soldOutWishes", soldOut);
    events(query, "soldOutEvents", soldOut);
    ordinals(query, "keyWishes", withKey);
    accounts(query, "keyAccounts", withKey);
    query.bindArray("keys", String.class,
        withKey.stream().map(refused -> refused.wish().idempotency().orElseThrow().key()).toList());
    var found = query.bind("now", now)
        .map((row, context) -> Map.entry(row.getInt("ordinal"), row.getBoolean("is_due"))).list();
    return new Finding(found.stream().map(Map.Entry::getKey).collect(toUnmodifiableSet()),
        found.stream().anyMatch(Map.Entry::getValue));
  }

  private static void ordinals(Query query, String name, List<Refused> refused) {
    query.bindArray(name, Integer.class, refused.stream().map(Refused::ordinal).toList());
  }

  private static void events(Query query, String name, List<Refused> refused) {
    query.bindArray(name, UUID.class, refused.stream().map(each -> each.wish().eventId().value()).toList());
  }

  private static void accounts(Query query, String name, List<Refused> refused) {
    query.bindArray(name, UUID.class, refused.stream().map(each -> each.wish().accountId().value()).toList());
  }
}
