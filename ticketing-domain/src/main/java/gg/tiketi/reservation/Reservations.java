package gg.tiketi.reservation;

import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.EventId;
import gg.tiketi.kernel.Idempotency;
import gg.tiketi.kernel.Page;
import gg.tiketi.kernel.ReservationId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Function;

/**
 * The books of reservations and what belongs to them.
 *
 * <p>Laws S and M in prose: a seat belongs to at most one live reservation; a reservation gets all it wishes or nothing; a
 * person never has more than the limit; a hold that has run out refuses nobody, whether it was swept or not, and ends in the
 * same step that gives its seats to another; nothing is granted outside the sale or on a cancelled event. Each verb is
 * atomic, decides at the {@code now} it is given, or at the moment it reads from the clock it is given once nobody can change
 * any more what it decides on (so that no hold begins before the one it follows has ended, law S7), and records {@link ReservationChanged} and the changed seats and stocks in
 * its transaction. A verb that is given an {@link Idempotency} answers a repetition with what it answered the first time.
 */
public interface Reservations {
  /** Grants what can be granted, in the order of the list, and answers each wish in that order. */
  List<GrantResult> reserve(List<Wish> wishes, InstantSource clock);

  /**
   * Grants the seats that {@code search} finds among the free ones while nobody else can take them (law S14). A store looks
   * first without locking anything, so that a crowd asking for what is sold out does not stop the sale.
   *
   * @param wish whose items are ignored; a found block's items come from {@code search}
   * @param candidates the seats to look among
   * @param search gets the free candidates as a set of indexes and answers the items to hold, or nothing
   */
  GrantResult reserveAmong(Wish wish, SortedSet<Integer> candidates, Function<BitSet, Optional<List<Item>>> search,
      InstantSource clock);

  /** Replaces the seats of a hold, all or none; seats in both sets stay held throughout. The hold's end stays. */
  ReplaceResult replace(Replacement replacement, Instant now);

  /** Prolongs a hold to {@link HoldLife#extended}; its seats are held until then, which is a change of theirs, too. */
  ChangeResult extend(Change change, Instant now);

  /**
   * Cancels a pending reservation, or a paid one before {@link gg.tiketi.catalog.Event#cancelDeadline}; then what was paid
   * less the fee is refunded, once. The seats return only if this reservation still owns them.
   */
  ChangeResult cancel(Change change, Instant now);

  /** Ends up to {@code limit} holds that have run out at {@code now}, oldest first; returns how many. */
  int expireDue(Instant now, int limit);

  /**
   * Cancels up to {@code limit} live reservations of cancelled events and makes their refunds, in full; returns how many. To be
   * repeated until 0, also after a crash.
   */
  int endCancelled(Instant now, int limit);

  /** What cancelling the event would end now. */
  CancelFigures cancelFigures(EventId event);

  /** Takes an event out of every list. False, and nothing done, while it has live reservations. */
  boolean hideEvent(EventId event, Instant now);

  /** What an earlier call with this key answered, if it had an effect. */
  Optional<Earlier> earlier(AccountId account, Idempotency idempotency);

  Optional<Reservation> find(ReservationId id);

  /** The person's reservations, newest first. */
  Page<Reservation> of(AccountId account, int page, int limit);

  /** Everybody who ever had a reservation of the event. */
  Set<AccountId> buyers(EventId event);

  /**
   * The wish to replace the seats of a hold.
   *
   * @param items the complete new set
   * @param limit the most this person may hold and own of this event
   */
  record Replacement(ReservationId id, AccountId accountId, List<Item> items, int limit,
      Optional<Idempotency> idempotency) {
    public Replacement {
      items = List.copyOf(items);
    }
  }

  /** What became of an earlier call with the same key. */
  sealed interface Earlier {
    /** It had this effect, and this is what it answered. */
    record Effect(Reservation reservation) implements Earlier {}

    /** The key was used for another request. */
    record KeyReused() implements Earlier {}
  }

  /** The wish to extend or cancel a reservation; without an account it is an administrator's, who may do it for anybody. */
  record Change(ReservationId id, Optional<AccountId> accountId, Optional<Idempotency> idempotency) {}

  /** How many live reservations an event has, how many of them are paid, and what was paid, in minor units. */
  record CancelFigures(int liveReservations, int refunds, long amount) {}
}
