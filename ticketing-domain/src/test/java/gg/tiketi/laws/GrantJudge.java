package gg.tiketi.laws;

import gg.tiketi.catalog.Event;
import gg.tiketi.reservation.GrantResult;
import gg.tiketi.reservation.Item;
import gg.tiketi.reservation.ReplaceResult;
import gg.tiketi.reservation.Reservation;
import gg.tiketi.reservation.ReservationStatus;
import gg.tiketi.reservation.Reservations.Replacement;
import gg.tiketi.reservation.Wish;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Judges the answers to those who want seats or tickets (laws S2, S5, S6, S8, S9, S11, S12, S14). */
final class GrantJudge {
  private final Ruling ruling;
  private final Clerk clerk;
  private final MoneyBook money;

  GrantJudge(Ruling ruling, Clerk clerk, MoneyBook money) {
    this.ruling = ruling;
    this.clerk = clerk;
    this.money = money;
  }

  void reserve(Wish wish, GrantResult result) {
    var event = clerk.stage().event(wish.eventId());
    if (result instanceof GrantResult.Granted(var granted)) {
      grant(event, granted, wish.items(), List.of());
      ruling.same("S4", wish.id(), granted.id(), "who was granted");
      ruling.same("S9", granted.createdAt().plus(wish.holdFor()), granted.expiresAt(), "the end of the hold");
      ruling.check("S10", granted.status() == ReservationStatus.PENDING, "granted as " + granted.status());
    } else {
      refusal(event, wish.items(), List.of(), wish, result);
    }
  }

  /** A wish for {@code items} that were found because nobody else could have them. */
  void reserveAmong(Wish wish, Optional<List<Item>> block, GrantResult result) {
    if (block.isPresent()) {
      var wanted = wish.withItems(block.get());
      ruling.check("S14", !(result instanceof GrantResult.Granted(var granted))
          || granted.seats().equals(wanted.seats()), "another block than " + wanted + ": " + result);
      reserve(wanted, result);
    } else {
      ruling.check("S14", !(result instanceof GrantResult.Granted), "granted although no block is free: " + result);
    }
  }

  void replace(Optional<Reservation> hold, Replacement replacement, ReplaceResult result) {
    var refused = mayNotReplace(hold, replacement);
    if (refused.isPresent()) {
      ruling.same("S7", refused.get(), result, "replacing " + hold);
      return;
    }
    var old = hold.orElseThrow();
    var event = clerk.stage().event(old.eventId());
    if (result instanceof ReplaceResult.Replaced(var replaced)) {
      grant(event, replaced, replacement.items(), old.items());
      ruling.same("S9", old.withItems(replacement.items(), clerk.now()), replaced, "a replaced hold");
    } else {
      var wish = new Wish(old.id(), old.number(), old.eventId(), old.accountId(), replacement.items(), Stage.LIMIT,
          Stage.HOLD, Optional.empty());
      refusal(event, replacement.items(), old.items(), wish, asGrant(result));
    }
  }

  private Optional<ReplaceResult> mayNotReplace(Optional<Reservation> hold, Replacement replacement) {
    if (hold.isEmpty() || !hold.get().accountId().equals(replacement.accountId())) {
      return Optional.of(new ReplaceResult.Unknown());
    }
    if (clerk.hasRunOut(hold.get())) {
      return Optional.of(new ReplaceResult.Expired());
    }
    boolean fits = hold.get().status() == ReservationStatus.PENDING && !hold.get().seats().isEmpty()
        && !money.isBeingPaid(hold.get().id());
    return fits ? Optional.empty() : Optional.of(new ReplaceResult.InvalidState());
  }

  private void grant(Event event, Reservation granted, List<Item> items, Collection<Item> old) {
    var refusal = clerk.refusal(event, granted.accountId(), items, old);
    refusal.ifPresent(reason -> ruling.check(lawAgainst(reason), false, "granted " + granted + " against " + reason));
    ruling.same("S4", items.stream().map(GrantJudge::place).toList(),
        granted.items().stream().map(GrantJudge::place).toList(), "what was wished");
    ruling.same("S12", items.stream().map(Item::unitPrice).toList(),
        granted.items().stream().map(Item::unitPrice).toList(), "prices");
    ruling.check("S9", !granted.expiresAt().isAfter(granted.createdAt().plusSeconds(20 * 60)), "too long " + granted);
    ruling.check("S8", granted.expiresAt().isAfter(clerk.now()), "granted for no time " + granted);
  }

  private void refusal(Event event, List<Item> items, Collection<Item> old, Wish wish, GrantResult result) {
    var expected = clerk.refusal(event, wish.accountId(), items, old);
    if (expected.equals(Optional.of(result))) {
      ruling.same("S14", expected.get(), result, "a refusal");
      return;
    }
    var blind = clerk.blindToExpiry().refusal(event, wish.accountId(), items, old);
    var law = result instanceof GrantResult.Closed ? "S11" : blind.equals(Optional.of(result)) ? "S8" : "S14";
    ruling.check(law, false, "refused " + wish + " with " + result + ", expected " + expected);
  }

  private static GrantResult asGrant(ReplaceResult result) {
    return switch (result) {
      case ReplaceResult.Replaced(var replaced) -> new GrantResult.Granted(replaced);
      case ReplaceResult.KeyReused() -> new GrantResult.KeyReused();
      case ReplaceResult.Closed() -> new GrantResult.Closed();
      case ReplaceResult.LimitExceeded(int limit, int held) -> new GrantResult.LimitExceeded(limit, held);
      case ReplaceResult.Taken(var seats) -> new GrantResult.Taken(seats);
      case ReplaceResult.Unknown(),ReplaceResult.Expired(),ReplaceResult.InvalidState() -> new GrantResult.SoldOut();
    };
  }

  private static String lawAgainst(GrantResult reason) {
    return switch (reason) {
      case GrantResult.Closed() -> "S11";
      case GrantResult.LimitExceeded(int _, int _) -> "S6";
      case GrantResult.Taken(var _) -> "S2";
      case GrantResult.SoldOut() -> "S5";
      case GrantResult.KeyReused(),GrantResult.Granted(var _) -> "M5";
    };
  }

  private static String place(Item item) {
    return switch (item) {
      case Item.SeatItem seat -> seat.label();
      case Item.TicketItem ticket -> ticket.quantity() + " × " + ticket.ticketTypeId();
    };
  }
}
