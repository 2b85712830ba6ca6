package gg.tiketi.postgres;

import gg.tiketi.reservation.GrantDesk;
import gg.tiketi.reservation.GrantResult;
import gg.tiketi.reservation.Item;
import gg.tiketi.reservation.Reservations.Earlier;
import gg.tiketi.reservation.Wish;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Grants wishes. All that come together are decided in their order in one transaction that waits for no seat and no person; when
 * holds that have run out are in the way of one, they are ended first and all are decided anew. Those that were refused
 * without being certain, or could not be decided, are decided again, each alone and patiently.
 */
final class Grants {
  private static final int TRIES = 4;

  private final Database database;
  private final DueHolds dueHolds;

  Grants(Database database, DueHolds dueHolds) {
    this.database = database;
    this.dueHolds = dueHolds;
  }

  /**
   * What became of wishes.
   *
   * @param results in their order; empty for one that could not be decided
   * @param again the places of those whose refusal is not certain
   * @param isBlocked nothing was written because holds that have run out are in the way
   */
  private record Decided(List<Optional<GrantResult>> results, Set<Integer> again, boolean isBlocked) {
    static Decided nothing(List<Wish> wishes) {
      return new Decided(wishes.stream().map(wish -> Optional.<GrantResult>empty()).toList(), Set.of(), false);
    }

    /** The result of the wish at this place, if that is the last word. */
    Optional<GrantResult> certain(int place) {
      return results.get(place).filter(result -> !again.contains(place));
    }
  }

  List<GrantResult> grant(List<Wish> wishes, InstantSource clock) {
    var together = together(wishes, clock);
    var results = new ArrayList<GrantResult>();
    for (int i = 0; i < wishes.size(); i++) {
      var wish = wishes.get(i);
      results.add(together.certain(i).orElseGet(() -> alone(wish, clock)));
    }
    return results;
  }

  /** Grants what {@code search} finds among the free candidates while they are locked. */
  GrantResult grantAmong(Wish wish, SortedSet<Integer> candidates, Function<BitSet, Optional<List<Item>>> search,
      InstantSource clock) {
    var now = clock.instant();
    var earlier = database.read(work -> new SaleTransaction(work, now).answer(wish.accountId(), wish.idempotency()))
        .flatMap(answer -> wish.idempotency().map(key -> repeated(answer.to(key))));
    var obstacles = new Wanted().seats(wish.eventId(), candidates).person(wish.eventId(), wish.accountId());
    return earlier.orElseGet(() -> {
      dueHolds.clear(obstacles, now);
      return dueHolds.clearing(obstacles, now, Grants::isRefusal, () -> among(wish, candidates, search, clock));
    });
  }

  private Decided together(List<Wish> wishes, InstantSource clock) {
    try {
      return unblocked(wishes, clock, () -> database
          .inTransactionOnce(work -> decide(work, new SaleTransaction(work, clock.instant()), wishes, clock)));
    } catch (RuntimeException fault) {
      if (StoreFaults.isAway(fault)) {
        throw fault;
      }
      // One wish may have spoilt it for all, or another transaction: alone each is tried again.
      return Decided.nothing(wishes);
    }
  }

  private GrantResult alone(Wish wish, InstantSource clock) {
    var wishes = List.of(wish);
    var decided = Decided.nothing(wishes);
    for (int i = 0; i < TRIES && decided.certain(0).isEmpty(); i++) {
      decided = unblocked(wishes, clock, () -> database.inTransaction(work -> patiently(work, wish, clock)));
    }
    return decided.results().getFirst().orElseThrow(() -> new Outdated("others were always quicker"));
  }

  private Decided unblocked(List<Wish> wishes, InstantSource clock, Supplier<Decided> decision) {
    var decided = decision.get();
    for (int i = 1; i < TRIES && decided.isBlocked(); i++) {
      dueHolds.clear(Wanted.of(wishes), clock.instant());
      decided = decision.get();
    }
    if (decided.isBlocked()) {
      throw new Outdated("holds that have run out cannot be cleared away");
    }
    return decided;
  }

  private GrantResult among(Wish wish, SortedSet<Integer> candidates, Function<BitSet, Optional<List<Item>>> search,
      InstantSource clock) {
    if (search.apply(free("reservations/free-seats", wish, candidates)).isEmpty()) {
      return new GrantResult.SoldOut();
    }
    return database.inTransaction(work -> {
      var free = free(work, "reservations/lock-free-seats", wish, candidates);
      return search.apply(free)
          .flatMap(items -> patiently(work, wish.withItems(items), clock).results().getFirst())
          .orElseGet(GrantResult.SoldOut::new);
    });
  }

  private BitSet free(String statement, Wish wish, SortedSet<Integer> candidates) {
    return database.read(work -> free(work, statement, wish, candidates));
  }

  private static BitSet free(Work work, String statement, Wish wish, SortedSet<Integer> candidates) {
    var free = new BitSet();
    work.query(statement).bind("eventId", wish.eventId().value())
        .bindArray("candidates", Integer.class, candidates).mapTo(Integer.class).forEach(free::set);
    return free;
  }

  /** Waits for all that is wanted; what is locked then is not passed over when the wish is decided. */
  private static Decided patiently(Work work, Wish wish, InstantSource clock) {
    var sale = new SaleTransaction(work, clock.instant());
    sale.lock(Wanted.of(List.of(wish)));
    return decide(work, sale, List.of(wish), clock);
  }

  /** The clock is read when all that can be had is locked: whoever had it before has ended before that (law S7). */
  private static Decided decide(Work work, SaleTransaction sale, List<Wish> wishes, InstantSource clock) {
    sale.look(Wanted.of(wishes));
    var now = clock.instant();
    var desk = sale.desk(now);
    var results = wishes.stream().map(wish -> decide(sale, desk, wish, now)).toList();
    var second = SecondLook.of(work, wishes, results, now);
    if (!second.isDue()) {
      sale.write();
    }
    return new Decided(results, second.again(), second.isDue());
  }

  /** Empty for a wish whose person another transaction has locked. */
  private static Optional<GrantResult> decide(SaleTransaction sale, GrantDesk desk, Wish wish, Instant now) {
    var earlier = earlier(sale, wish);
    if (earlier.isPresent() || sale.isBusy(new Person(wish.eventId(), wish.accountId()))) {
      return earlier;
    }
    var result = sale.desk(wish, desk, now).decide(wish, now);
    if (result instanceof GrantResult.Granted(var hold)) {
      sale.grant(hold, wish.limit());
      wish.idempotency().ifPresent(key -> sale.remember(wish.accountId(), wish.idempotency(), Answer.of(key, hold)));
    }
    return Optional.of(result);
  }

  private static Optional<GrantResult> earlier(SaleTransaction sale, Wish wish) {
    return wish.idempotency()
        .flatMap(key -> sale.known(wish.accountId(), key).map(answer -> repeated(answer.to(key))));
  }

  private static GrantResult repeated(Earlier earlier) {
    return switch (earlier) {
      case Earlier.Effect(var reservation) -> new GrantResult.Granted(reservation);
      case Earlier.KeyReused() -> new GrantResult.KeyReused();
    };
  }

  /** Whether time or others may yet change the answer: neither a closed sale nor a reused key does. */
  private static boolean isRefusal(GrantResult result) {
    return switch (result) {
      case GrantResult.Granted _,GrantResult.KeyReused _,GrantResult.Closed _ -> false;
      case GrantResult.LimitExceeded _,GrantResult.Taken _,GrantResult.SoldOut _ -> true;
    };
  }
}
