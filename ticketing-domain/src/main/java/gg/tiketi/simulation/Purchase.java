package gg.tiketi.simulation;

import gg.tiketi.kernel.Idempotency;
import gg.tiketi.kernel.ReservationId;
import gg.tiketi.payment.PayResult;
import gg.tiketi.payment.Payment;
import gg.tiketi.payment.PaymentMethod;
import gg.tiketi.reservation.Caller;
import gg.tiketi.reservation.ChangeResult;
import gg.tiketi.reservation.Reservation;
import gg.tiketi.reservation.ReservationChanged;
import gg.tiketi.reservation.Reservations;
import gg.tiketi.reservation.ReserveResult;
import gg.tiketi.simulation.Tally.Count;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a person does inside: looks at the map, picks, holds, pays or does not, and tries again after a refusal. */
final class Purchase {
  private static final Duration LONGEST_SIGH = Duration.ofSeconds(3);
  private static final Duration LONGEST_LOOKOUT = Duration.ofSeconds(10);
  private static final Duration LAST_MOMENT = Duration.ofSeconds(2);
  /** Longer than it takes until each instance knows what another one did. */
  private static final Duration PRESSED_AGAIN = Duration.ofMillis(400);
  private static final double BEST = .25;
  private static final int MOST_PAYMENTS = 3;

  private final Person person;
  private final Site site;
  private Optional<Reservation> hold = Optional.empty();
  private Optional<Instant> lingersUntil = Optional.empty();
  private Instant asked = Instant.EPOCH;
  private final Set<ReservationId> tickets = new HashSet<>();
  private boolean waitsForProvider;
  private boolean hesitated;
  private boolean givesBack;
  private int payments;
  private int keys;
  private int turn;

  Purchase(Person person, Site site) {
    this.person = person;
    this.site = site;
  }

  /** Goes in, or goes on after a turn lost. */
  void begin() {
    if (hold.isEmpty()) {
      lingersUntil = Optional.empty();
      later(person.temper().browsing(), this::pick);
    }
  }

  /** Is outside: who holds nothing has to wait again. */
  void interrupt() {
    if (hold.isEmpty()) {
      turn++;
    }
  }

  // ---- picking ----

  private void pick() {
    var free = site.call(person, instance -> instance.tiketi().inventory().map(site.event()).free());
    if (free.isEmpty()) {
      later(person.retry(), this::pick);
    } else if (free.get().isEmpty()) {
      lookOut();
    } else {
      keys++;
      asked = site.now();
      boolean best = lingersUntil.isEmpty() && person.chance().nextDouble() < BEST;
      var seats = seats(free.get().stream().toArray());
      reserve(best ? Optional.empty() : Optional.of(seats), "reserve-" + keys);
    }
  }

  private List<Integer> seats(int[] free) {
    int from = person.temper().nearBest() ? Math.max(1, free.length / 10) : free.length;
    int first = person.chance().nextInt(from);
    var seats = new ArrayList<Integer>();
    for (int index = first; index < free.length && seats.size() < person.temper().basket(); index++) {
      seats.add(free[index]);
    }
    return seats;
  }

  /** Nothing is left; something may come back when holds run out. */
  private void lookOut() {
    var until = lingersUntil.orElse(site.now().plus(person.temper().lingering()));
    lingersUntil = Optional.of(until);
    if (site.now().isBefore(until)) {
      later(Duration.ofSeconds(2).plus(person.part(LONGEST_LOOKOUT)), this::pick);
    } else {
      site.tally().add(Count.LEFT_EMPTY_HANDED);
      person.leave("leaves without seats");
    }
  }

  private void reserve(Optional<List<Integer>> seats, String key) {
    // Whoever heard nothing asks again under the same key.
    sent(seats, key).ifPresentOrElse(told -> told(told, seats, key),
        () -> later(person.retry(), () -> reserve(seats, key)));
  }

  private Optional<ReserveResult> sent(Optional<List<Integer>> seats, String key) {
    var caller = new Caller(person.account(), person.admission(), Optional.of(new Idempotency(key, key)));
    return site.call(person, instance -> seats
        .map(picked -> instance.tiketi().reservations().reserveSeats(caller, site.event(), picked, site.now()))
        .orElseGet(() -> instance.tiketi().reservations().reserveBest(caller, site.event(), person.temper().basket(),
            Optional.empty(), Optional.empty(), site.now())));
  }

  /** The same wish under the same key comes to the same end, wherever it arrives, once every instance has heard of it. */
  private void pressAgain(Reservation granted, Optional<List<Integer>> seats, String key) {
    boolean same = sent(seats, key).filter(answer -> !(answer instanceof ReserveResult.Reserved(var again)
        && again.id().equals(granted.id()))).isEmpty();
    if (!same && site.isCalm()) {
      site.findings().add("M5", person.name() + " pressed twice and got two answers");
    }
  }

  private void told(ReserveResult answer, Optional<List<Integer>> seats, String key) {
    switch (answer) {
      case ReserveResult.Reserved(var granted) -> {
        granted(granted);
        if (person.temper().pressesTwice()) {
          site.agenda().after(PRESSED_AGAIN, () -> pressAgain(granted, seats, key));
        }
      }
      case ReserveResult.SeatsTaken(var taken, var alternatives) -> {
        site.tally().add(Count.SEATS_TAKEN);
        again();
      }
      case ReserveResult.SoldOut() -> lookOut();
      case ReserveResult.NotAdmitted(var verdict) -> person.askAgain();
      case ReserveResult.NotOnSale(var window) -> person.leave("finds the sale closed");
      case ReserveResult.LimitExceeded(int limit, int held) -> person.leave("may have no more");
      case ReserveResult.KeyReused(),ReserveResult.UnknownEvent(),ReserveResult.UnknownReservation(),ReserveResult.ReservationExpired(),ReserveResult.InvalidState(),ReserveResult.EventCancelled(),ReserveResult.WrongInventory(),ReserveResult.UnknownSeats(_),ReserveResult.UnknownSection(_),ReserveResult.UnknownTicketTypes(_) -> {
        site.findings().add("answer", person.name() + " is told " + answer);
        person.leave("is told nonsense");
      }
    }
  }

  private void again() {
    later(person.temper().bot() ? Duration.ofMillis(100) : Duration.ofSeconds(1).plus(person.part(LONGEST_SIGH)),
        this::pick);
  }

  // ---- holding ----

  private void granted(Reservation granted) {
    hold = Optional.of(granted);
    payments = 0;
    site.tally().add(Count.HOLDS);
    site.say(person.name(), "holds " + granted.seats() + " until " + site.time(granted.expiresAt()));
    site.judges().seats().granted(person.name(), granted.id().toString(), granted.seats(), granted.expiresAt(),
        asked, site.now());
    var leaves = hesitated ? Temper.Leaving.PAYS : person.temper().leaves();
    hesitated = true;
    switch (leaves) {
      case PAYS -> later(person.temper().paying(), this::pay);
      case PAYS_AT_THE_LAST_MOMENT -> later(Duration.between(site.now(), granted.expiresAt())
          .minus(person.part(LAST_MOMENT)), this::pay);
      case GIVES_BACK -> later(person.temper().paying(), this::giveBack);
      case GOES_AWAY -> person.vanish("goes away with a hold");
    }
  }

  private void giveBack() {
    var held = hold.orElseThrow();
    givesBack = true;
    var change = new Reservations.Change(held.id(), Optional.of(person.account()),
        Optional.of(new Idempotency("cancel", "cancel")));
    var answer = site.call(person, instance -> instance.tiketi().reservations().cancel(change, site.now()));
    if (answer.isEmpty()) {
      // Whatever becomes of it: nobody has to wait for these seats any more.
      site.judges().seats().givenBack(held.id().toString());
      later(person.retry(), this::giveBack);
      return;
    }
    if (answer.get() instanceof ChangeResult.Changed) {
      site.judges().seats().givenBack(held.id().toString());
      site.tally().add(Count.HOLDS_GIVEN_BACK);
    }
    hold = Optional.empty();
    person.leave("gives the seats back");
  }

  // ---- paying ----

  private void pay() {
    var held = hold.orElseThrow();
    var key = held.id() + "-" + payments;
    var answer = site.call(person, instance -> instance.tiketi().payments().pay(person.account(), held.id(),
        PaymentMethod.TOSS, Optional.of(new Idempotency(key, key))));
    answer.ifPresentOrElse(this::told, () -> later(person.retry(), this::payIfHeld));
  }

  private void payIfHeld() {
    if (hold.isPresent() && !waitsForProvider) {
      pay();
    }
  }

  private void told(PayResult answer) {
    switch (answer) {
      case PayResult.Pending(var payment) -> pending(payment);
      case PayResult.Paid(var payment) -> site.say(person.name(), "has paid");
      case PayResult.Declined(var payment) -> declined();
      case PayResult.GivenBack(var payment) -> tooLate();
      case PayResult.ReservationExpired() -> lost();
      case PayResult.NotPending(),PayResult.AnotherUndecided() -> waitsForProvider = true;
      case PayResult.KeyReused(),PayResult.UnknownReservation(),PayResult.EventCancelled() -> {
        site.findings().add("answer", person.name() + " is told " + answer);
        person.leave("is told nonsense");
      }
    }
  }

  private void pending(Payment payment) {
    waitsForProvider = true;
    site.tally().add(Count.PAYMENTS);
    site.judges().seats().pays(payment.reservationId().toString(), payment.createdAt());
    site.callBack(payment.id(), person.chance());
  }

  private void declined() {
    waitsForProvider = false;
    site.tally().add(Count.DECLINED);
    payments++;
    site.say(person.name(), "is declined");
    if (payments < MOST_PAYMENTS) {
      later(person.temper().paying(), this::payIfHeld);
    } else {
      person.vanish("goes away after the last try to pay");
    }
  }

  private void tooLate() {
    waitsForProvider = false;
    site.tally().add(Count.PAID_TOO_LATE);
    site.say(person.name(), "paid too late and gets the money back");
    lost();
  }

  /** The hold is over. Who is still there tries again. */
  private void lost() {
    hold = Optional.empty();
    waitsForProvider = false;
    if (!person.isGone()) {
      again();
    }
  }

  // ---- what people are told by themselves ----

  /** A private message about a reservation. */
  void heard(ReservationChanged changed) {
    var id = changed.id().toString();
    switch (changed.status()) {
      case PENDING -> {
        // Nothing new: the answer to the call said so.
      }
      case CONFIRMED -> {
        if (tickets.add(changed.id())) {
          site.judges().seats().sold(id, site.now());
          site.sold(changed.id(), tickets.size() == 1);
          person.leave("has tickets");
        }
      }
      case EXPIRED -> {
        site.tally().add(Count.HOLDS_RUN_OUT);
        site.say(person.name(), "loses a hold");
        site.judges().seats().ranOut(id, site.now());
        if (hold.filter(held -> held.id().equals(changed.id())).isPresent() && !waitsForProvider) {
          lost();
        }
      }
      case CANCELLED -> {
        if (!givesBack) {
          site.judges().seats().ranOut(id, site.now());
        }
      }
    }
  }

  /** A private message about a payment. */
  void heard(Payment payment) {
    site.judges().money().begun(payment.id().toString(), payment.reservationId().toString());
    boolean mine = hold.filter(held -> held.id().equals(payment.reservationId())).isPresent() && waitsForProvider;
    switch (payment.status()) {
      case PENDING -> {
        // The person began it.
      }
      case FAILED -> {
        site.settled(payment.id());
        if (mine) {
          declined();
        }
      }
      case COMPLETED -> {
        site.settled(payment.id());
        if (mine && !tickets.contains(payment.reservationId())) {
          tooLate();
        }
      }
      case REFUNDED -> site.say(person.name(), "has got the money back");
    }
  }

  private void later(Duration time, Runnable what) {
    turn++;
    int mine = turn;
    site.agenda().after(time, () -> {
      if (mine == turn && !person.isGone()) {
        what.run();
      }
    });
  }
}
