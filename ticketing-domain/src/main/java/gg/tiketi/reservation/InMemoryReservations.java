package gg.tiketi.reservation;

import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.EventId;
import gg.tiketi.kernel.Idempotency;
import gg.tiketi.kernel.IdSource;
import gg.tiketi.kernel.Money;
import gg.tiketi.kernel.Page;
import gg.tiketi.kernel.RefundId;
import gg.tiketi.kernel.ReservationId;
import gg.tiketi.payment.Payment;
import gg.tiketi.payment.PaymentStatus;
import gg.tiketi.payment.Refund;
import gg.tiketi.payment.RefundCause;
import gg.tiketi.payment.RefundStatus;
import gg.tiketi.reservation.SaleBook.Answer;
import gg.tiketi.reservation.SaleBook.KeyOf;
import gg.tiketi.seating.SeatStatus;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The reservations of one process. */
public final class InMemoryReservations implements Reservations {
  private final SaleBook book;
  private final IdSource ids;

  public InMemoryReservations(SaleBook book, IdSource ids) {
    this.book = book;
    this.ids = ids;
  }

  @Override
  public List<GrantResult> reserve(List<Wish> wishes, InstantSource clock) {
    synchronized (book) {
      var now = clock.instant();
      var results = new ArrayList<GrantResult>();
      for (Wish wish : wishes) {
        results.add(reserve(wish, now));
        book.commit();
      }
      return results;
    }
  }

  @Override
  public GrantResult reserveAmong(Wish wish, SortedSet<Integer> candidates,
      Function<BitSet, Optional<List<Item>>> search, InstantSource clock) {
    synchronized (book) {
      var now = clock.instant();
      var earlier = earlier(wish.accountId(), wish.idempotency(), now);
      if (earlier.isPresent()) {
        return granted(earlier.get());
      }
      candidates.forEach(index -> book.ownerOf(wish.eventId(), index).ifPresent(hold -> book.endIfDue(hold, now)));
      var free = new BitSet();
      candidates.stream().filter(index -> book.isFree(wish.eventId(), index)).forEach(free::set);
      var found = search.apply(free);
      var result = found.map(items -> reserve(wish.withItems(items), now)).orElseGet(GrantResult.SoldOut::new);
      book.commit();
      return result;
    }
  }

  @Override
  public ReplaceResult replace(Replacement replacement, Instant now) {
    synchronized (book) {
      var result = replaceNow(replacement, now);
      book.commit();
      return result;
    }
  }

  @Override
  public ChangeResult extend(Change change, Instant now) {
    return change(change, now, hold -> {
      if (hold.status() != ReservationStatus.PENDING) {
        return invalid(hold);
      }
      var holdFor = book.event(hold.eventId()).orElseThrow().rules().holdFor();
      var until = HoldLife.extended(hold, holdFor, now);
      if (until.equals(hold.expiresAt())) {
        return new ChangeResult.Changed(hold, Optional.empty());
      }
      var extended = hold.withExpiry(until, now);
      book.put(extended);
      extended.seats().forEach(index -> book.set(hold.eventId(), index, SeatStatus.LOCKED, hold.id()));
      return new ChangeResult.Changed(extended, Optional.empty());
    });
  }

  @Override
  public ChangeResult cancel(Change change, Instant now) {
    return change(change, now, reservation -> switch (reservation.status()) {
      case PENDING ->
        new ChangeResult.Changed(book.end(reservation, ReservationStatus.CANCELLED, now), Optional.empty());
      case CONFIRMED -> cancelPaid(reservation, change.accountId().isPresent(), now);
      case EXPIRED, CANCELLED -> invalid(reservation);
    });
  }

  @Override
  public int expireDue(Instant now, int limit) {
    synchronized (book) {
      var due = book.holds.values().stream().filter(hold -> hold.isDue(now))
          .sorted(Comparator.comparing(Reservation::expiresAt)).limit(limit).toList();
      due.forEach(hold -> book.end(hold, ReservationStatus.EXPIRED, now));
      book.commit();
      return due.size();
    }
  }

  @Override
  public int endCancelled(Instant now, int limit) {
    synchronized (book) {
      var live = book.reservations.values().stream().filter(reservation -> reservation.status().isLive())
          .filter(reservation -> book.event(reservation.eventId()).orElseThrow().isCancelled()).limit(limit).toList();
      live.forEach(reservation -> {
        if (reservation.status() == ReservationStatus.CONFIRMED) {
          refund(reservation, reservation.total(), RefundCause.EVENT_CANCELLED);
        }
        book.end(reservation, ReservationStatus.CANCELLED, now);
      });
      book.commit();
      return live.size();
    }
  }

  @Override
  public CancelFigures cancelFigures(EventId event) {
    synchronized (book) {
      var live = book.reservations.values().stream()
          .filter(reservation -> reservation.eventId().equals(event) && reservation.status().isLive()).toList();
      var paid = live.stream().filter(reservation -> reservation.status() == ReservationStatus.CONFIRMED).toList();
      return new CancelFigures(live.size(), paid.size(),
          paid.stream().mapToLong(reservation -> reservation.total().amount()).sum());
    }
  }

  @Override
  public boolean hideEvent(EventId event, Instant now) {
    synchronized (book) {
      book.endAllDue(event, now);
      boolean empty = cancelFigures(event).liveReservations() == 0;
      book.commit();
      return empty && book.catalog.hide(event);
    }
  }

  @Override
  public Optional<Earlier> earlier(AccountId account, Idempotency idempotency) {
    synchronized (book) {
      return Optional.ofNullable(book.answers.get(new KeyOf(account, idempotency.key()))).map(answer -> {
        var reservation = answer.reservation();
        return reservation != null && answer.fingerprint().equals(idempotency.fingerprint())
            ? new Earlier.Effect(reservation)
            : new Earlier.KeyReused();
      });
    }
  }

  @Override
  public Optional<Reservation> find(ReservationId id) {
    synchronized (book) {
      return Optional.ofNullable(book.reservations.get(id));
    }
  }

  @Override
  public Page<Reservation> of(AccountId account, int page, int limit) {
    synchronized (book) {
      var order = Comparator.comparing(Reservation::createdAt).reversed()
          .thenComparing(reservation -> reservation.id().toString());
      return Page.of(book.reservations.values().stream().filter(reservation -> reservation.accountId().equals(account))
          .sorted(order).toList(), page, limit);
    }
  }

  @Override
  public Set<AccountId> buyers(EventId event) {
    synchronized (book) {
      return book.reservations.values().stream().filter(reservation -> reservation.eventId().equals(event))
          .map(Reservation::accountId).collect(Collectors.toUnmodifiableSet());
    }
  }

  private GrantResult reserve(Wish wish, Instant now) {
    var earlier = earlier(wish.accountId(), wish.idempotency(), now);
    if (earlier.isPresent()) {
      return granted(earlier.get());
    }
    endWhatIsDue(wish.eventId(), wish.accountId(), wish.seats(), now);
    if (!wish.tickets().isEmpty()) {
      book.endAllDue(wish.eventId(), now);
    }
    var result = desk(wish.eventId(), wish.accountId(), wish.seats(), wish, now).decide(wish, now);
    if (result instanceof GrantResult.Granted(var reservation)) {
      book.put(reservation);
      book.take(reservation, reservation.items());
      remember(wish.accountId(), wish.idempotency(), reservation, null, now);
    }
    return result;
  }

  private GrantDesk desk(EventId event, AccountId account, SortedSet<Integer> seats, Wish wish, Instant now) {
    var desk = new GrantDesk();
    if (book.isOpen(event, now)) {
      desk.opened(event);
    }
    seats.stream().filter(index -> book.isFree(event, index)).forEach(index -> desk.freeSeat(event, index));
    wish.tickets().values().forEach(ticket -> desk.ticketsLeft(ticket.ticketTypeId(),
        book.sells(event, ticket.ticketTypeId()) ? book.stock(ticket.ticketTypeId()).available() : 0));
    desk.owned(event, account, book.owned(event, account));
    return desk;
  }

  private void endWhatIsDue(EventId event, AccountId account, Set<Integer> seats, Instant now) {
    int all = book.seats(event).length;
    seats.stream().filter(index -> index < all)
        .forEach(index -> book.ownerOf(event, index).ifPresent(hold -> book.endIfDue(hold, now)));
    book.live(event, account).forEach(hold -> book.endIfDue(hold, now));
  }

  private ReplaceResult replaceNow(Replacement replacement, Instant now) {
    var earlier = earlier(replacement.accountId(), replacement.idempotency(), now);
    if (earlier.isPresent()) {
      return switch (earlier.get()) {
        case Earlier.Effect(var reservation) -> new ReplaceResult.Replaced(reservation);
        case Earlier.KeyReused() -> new ReplaceResult.KeyReused();
      };
    }
    var hold = book.reservations.get(replacement.id());
    if (hold == null || !hold.accountId().equals(replacement.accountId())) {
      return new ReplaceResult.Unknown();
    }
    if (hold.status() == ReservationStatus.EXPIRED || hold.isDue(now)) {
      return new ReplaceResult.Expired();
    }
    if (hold.status() != ReservationStatus.PENDING || hold.seats().isEmpty() || isBeingPaid(hold)) {
      return new ReplaceResult.InvalidState();
    }
    return replaceSeats(hold, replacement, now);
  }

  private ReplaceResult replaceSeats(Reservation hold, Replacement replacement, Instant now) {
    if (!book.isOpen(hold.eventId(), now)) {
      return new ReplaceResult.Closed();
    }
    var next = hold.withItems(replacement.items(), now);
    var added = new TreeSet<>(next.seats());
    added.removeAll(hold.seats());
    endWhatIsDue(hold.eventId(), hold.accountId(), added, now);
    int others = book.owned(hold.eventId(), hold.accountId()) - hold.quantity();
    if (others + next.quantity() > replacement.limit()) {
      return new ReplaceResult.LimitExceeded(replacement.limit(), others + hold.quantity());
    }
    var taken = new TreeSet<>(added);
    taken.removeIf(index -> book.isFree(hold.eventId(), index));
    if (!taken.isEmpty()) {
      return new ReplaceResult.Taken(taken);
    }
    book.put(next);
    book.free(hold, hold.items().stream().filter(item -> !replacement.items().contains(item)).toList());
    book.take(next, next.items().stream().filter(item -> !hold.items().contains(item)).toList());
    remember(replacement.accountId(), replacement.idempotency(), next, null, now);
    return new ReplaceResult.Replaced(next);
  }

  private ChangeResult change(Change change, Instant now, Function<Reservation, ChangeResult> effect) {
    synchronized (book) {
      var reservation = book.reservations.get(change.id());
      if (reservation == null || !change.accountId().map(reservation.accountId()::equals).orElse(true)) {
        return new ChangeResult.Unknown();
      }
      var earlier = answer(reservation.accountId(), change.idempotency(), now);
      if (earlier.isPresent()) {
        return changed(earlier.get(), change.idempotency().orElseThrow());
      }
      book.endIfDue(reservation, now);
      var result = effect.apply(book.reservations.getOrDefault(change.id(), reservation));
      if (result instanceof ChangeResult.Changed(var changed, var refund)) {
        remember(changed.accountId(), change.idempotency(), changed, refund.orElse(null), now);
      }
      book.commit();
      return result;
    }
  }

  private static ChangeResult invalid(Reservation reservation) {
    return reservation.status() == ReservationStatus.EXPIRED
        ? new ChangeResult.Expired()
        : new ChangeResult.InvalidState();
  }

  private ChangeResult cancelPaid(Reservation reservation, boolean byOwner, Instant now) {
    var event = book.event(reservation.eventId()).orElseThrow();
    if (byOwner && !now.isBefore(event.cancelDeadline())) {
      return new ChangeResult.InvalidState();
    }
    // Whoever is quicker than the pulse that ends a cancelled event's reservations loses nothing by it.
    var fee = event.isCancelled() ? 0 : Math.min(event.rules().cancelFee(), reservation.total().amount());
    var refund = refund(reservation, reservation.total().minus(new Money(fee, event.currency())),
        event.isCancelled() ? RefundCause.EVENT_CANCELLED : RefundCause.CANCELLED);
    return new ChangeResult.Changed(book.end(reservation, ReservationStatus.CANCELLED, now), refund);
  }

  /** Makes the refund of what bought {@code reservation}, unless there is nothing to give back. */
  private Optional<Refund> refund(Reservation reservation, Money amount, RefundCause cause) {
    if (!amount.isPositive()) {
      return Optional.empty();
    }
    var payment = accepted(reservation);
    var refund = new Refund(new RefundId(ids.next()), payment.id(), reservation.id(), amount, cause,
        RefundStatus.PENDING);
    book.refunds.put(refund.id(), refund);
    return Optional.of(refund);
  }

  private Payment accepted(Reservation reservation) {
    return book.payments(reservation.id()).stream().filter(payment -> payment.status() == PaymentStatus.COMPLETED)
        .filter(payment -> book.refunds.values().stream().noneMatch(refund -> refund.paymentId().equals(payment.id())))
        .findFirst().orElseThrow(() -> new IllegalStateException("nothing paid for " + reservation.id()));
  }

  private boolean isBeingPaid(Reservation hold) {
    return book.payments(hold.id()).stream().anyMatch(Payment::isUndecided);
  }

  private Optional<Earlier> earlier(AccountId account, Optional<Idempotency> idempotency, Instant now) {
    forget(account, idempotency, now);
    return idempotency.flatMap(key -> earlier(account, key));
  }

  private Optional<Answer> answer(AccountId account, Optional<Idempotency> idempotency, Instant now) {
    forget(account, idempotency, now);
    return idempotency.flatMap(key -> Optional.ofNullable(book.answers.get(new KeyOf(account, key.key()))));
  }

  private void forget(AccountId account, Optional<Idempotency> idempotency, Instant now) {
    idempotency.ifPresent(key -> book.answers.computeIfPresent(new KeyOf(account, key.key()),
        (id, answer) -> now.isBefore(answer.until()) ? answer : null));
  }

  private static GrantResult granted(Earlier earlier) {
    return switch (earlier) {
      case Earlier.Effect(var reservation) -> new GrantResult.Granted(reservation);
      case Earlier.KeyReused() -> new GrantResult.KeyReused();
    };
  }

  private static ChangeResult changed(Answer answer, Idempotency key) {
    var reservation = answer.reservation();
    return reservation != null && answer.fingerprint().equals(key.fingerprint())
        ? new ChangeResult.Changed(reservation, Optional.ofNullable(answer.refund()))
        : new ChangeResult.KeyReused();
  }

  private void remember(AccountId account, Optional<Idempotency> idempotency, Reservation reservation,
      @Nullable Refund refund, Instant now) {
    idempotency.ifPresent(key -> book.answers.put(new KeyOf(account, key.key()),
        new Answer(key.fingerprint(), now.plus(Idempotency.KEPT), reservation, refund, null)));
  }
}
