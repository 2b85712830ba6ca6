package gg.tiketi.laws.queue;

import gg.tiketi.kernel.AccountId;
import gg.tiketi.queue.LineEntry;
import gg.tiketi.queue.LineFigures;
import gg.tiketi.queue.LineMirror;
import gg.tiketi.queue.LineTerms;
import gg.tiketi.queue.Place;
import gg.tiketi.queue.QueueMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Follows a line by its log and by what people were told, and notes every breach of a law. It knows no line's code. */
final class LineReferee {
  private static final int ENOUGH = 50;

  private final List<String> breaches = new ArrayList<>();
  private final TreeMap<Long, Person> people = new TreeMap<>();
  private final Map<AccountId, Long> numbers = new HashMap<>();
  private final List<Calls> calls = new ArrayList<>();
  private LineTerms terms;
  private Instant newest = Instant.EPOCH;
  private long tail;
  private int threshold;
  private long read;
  private Optional<AccountId> leaving = Optional.empty();
  private final Map<AccountId, Long> lastAhead = new HashMap<>();

  private enum State {
    WAITING, CALLED, INSIDE, OVER
  }

  private record Calls(Instant at, int count) {}

  private static final class Person {
    Optional<AccountId> account;
    State state = State.WAITING;
    Instant calledAt = Instant.EPOCH;
    Instant enteredAt = Instant.EPOCH;
    Instant heardAt = Instant.EPOCH;
    Instant heldUntil = Instant.EPOCH;
    Instant farewell = Instant.MAX;

    Person(Optional<AccountId> account) {
      this.account = account;
    }
  }

  LineReferee(LineTerms terms) {
    this.terms = terms;
  }

  List<String> of(String law) {
    return breaches.stream().filter(breach -> breach.startsWith(law + " ")).toList();
  }

  List<String> breaches() {
    return List.copyOf(breaches);
  }

  /** From now on the line works under these terms. */
  void under(LineTerms terms) {
    this.terms = terms;
  }

  /** The latest time that anybody told the line. */
  void at(Instant now) {
    if (newest.isAfter(Instant.EPOCH) && newest.plus(LineAdapter.SILENCE).isBefore(now)) {
      standStill(Duration.between(newest, now));
    }
    newest = now.isAfter(newest) ? now : newest;
  }

  /** Nobody asked the line for so long: no time passed for it. */
  private void standStill(Duration stillness) {
    people.values().forEach(person -> {
      person.calledAt = person.calledAt.plus(stillness);
      person.enteredAt = person.enteredAt.plus(stillness);
      person.heardAt = person.heardAt.plus(stillness);
      person.farewell = person.farewell.equals(Instant.MAX) ? Instant.MAX : person.farewell.plus(stillness);
    });
  }

  /** This person goes in the next step, or is taken out. */
  void leaves(AccountId account) {
    leaving = Optional.of(account);
  }

  void heard(AccountId account, Optional<Instant> heldUntil) {
    inside(account).ifPresent(person -> {
      person.heardAt = newest;
      person.farewell = Instant.MAX;
      heldUntil.ifPresent(until -> person.heldUntil = until);
    });
  }

  void parted(AccountId account) {
    inside(account).ifPresent(person -> person.farewell = newest.plus(terms.times().farewell()));
  }

  private Optional<Person> inside(AccountId account) {
    return Optional.ofNullable(numbers.get(account)).map(people::get).filter(Objects::nonNull)
        .filter(person -> person.state == State.INSIDE);
  }

  /** Reads the log on. */
  void read(List<LineEntry> entries) {
    for (var entry : entries) {
      check("W14", entry.at().equals(newest), "an entry of " + entry.at() + " when it was " + newest);
      check("W6", entry.index() == read + 1, "entry " + entry.index() + " follows " + read);
      read = entry.index();
      follow(entry);
    }
    leaving = Optional.empty();
  }

  long read() {
    return read;
  }

  private void follow(LineEntry entry) {
    switch (entry.kind()) {
      case OPENED -> tail = entry.last();
      case ALLOWED -> threshold = (int) entry.last();
      case JOINED -> join(entry);
      case ENTERED -> {
        check("W4", count(State.WAITING) == 0, "entered past those who wait");
        check("W17", terms.mode() == QueueMode.AUTO && !newest.isBefore(terms.opensAt()), "entered under " + terms);
        join(entry);
        enter(entry.last());
        check("W5", inUse() <= threshold, inUse() + " of " + threshold + " after an entry");
      }
      case CALLED -> call(entry);
      case CLAIMED -> {
        var person = person(entry.last());
        check("W8", person.state == State.CALLED && person.account.equals(entry.account()),
            entry + " by who is " + person.state);
        check("W8", newest.isBefore(person.calledAt.plus(terms.times().claim())), "claimed too late");
        enter(entry.last());
      }
      case DRAWN -> {
        check("W1", entry.first() == tail + 1, "kept from " + entry.first() + " after " + tail);
        for (long number = entry.first(); number <= entry.last(); number++) {
          person(number);
        }
        tail = Math.max(tail, entry.last());
      }
      case RESTORED -> {
        var person = person(entry.last());
        check("W1", person.account.isEmpty(), "came to the number of " + person.account);
        person.account = entry.account();
        numbers.put(entry.account().orElseThrow(), entry.last());
      }
      case LEFT -> {
        var person = person(entry.last());
        check("W17", leaving.equals(entry.account()) && person.account.equals(leaving), "left, but nobody went");
        check("W9", person.state == State.WAITING || person.state == State.CALLED, "left as " + person.state);
        person.state = State.OVER;
      }
      case MISSED -> {
        var person = person(entry.last());
        check("W9", person.state == State.CALLED, "missed as " + person.state);
        check("W10", !newest.isBefore(person.calledAt.plus(terms.times().claim())), "missed too early");
        person.state = State.OVER;
      }
      case ENDED, REVOKED -> {
        var person = person(entry.last());
        check("W9", person.state == State.INSIDE, "ended as " + person.state);
        check("W17", leaving.equals(person.account) || !newest.isBefore(end(person)),
            "ended at " + newest + " before " + end(person));
        person.state = State.OVER;
      }
      case CLEARED -> {
        people.values().stream().filter(person -> person.state == State.WAITING || person.state == State.CALLED)
            .forEach(person -> person.state = State.OVER);
      }
    }
  }

  private void join(LineEntry entry) {
    check("W1", entry.last() == tail + 1, "number " + entry.last() + " after " + tail);
    var account = entry.account().orElseThrow();
    var before = numbers.get(account);
    check("W2", before == null || person(before).state == State.OVER,
        "a second place: " + before + ", " + entry.last());
    tail = entry.last();
    people.put(tail, new Person(Optional.of(account)));
    numbers.put(account, tail);
    lastAhead.remove(account);
  }

  private void enter(long number) {
    var person = person(number);
    person.state = State.INSIDE;
    person.enteredAt = newest;
    person.heardAt = newest;
  }

  private void call(LineEntry entry) {
    check("W3", people.headMap(entry.first()).values().stream().noneMatch(person -> person.state == State.WAITING),
        "called from " + entry.first() + " past somebody who waits");
    check("W17", terms.mode() != QueueMode.PAUSED && !newest.isBefore(terms.opensAt()), "called under " + terms);
    int count = 0;
    for (var person : people.subMap(entry.first(), true, entry.last(), true).values()) {
      if (person.state == State.WAITING) {
        person.state = State.CALLED;
        person.calledAt = newest;
        count++;
      }
    }
    check("W5", inUse() <= threshold, inUse() + " of " + threshold + " after a call");
    calls.add(new Calls(newest, count));
    judgeRate();
  }

  private void judgeRate() {
    double rate = terms.ratePerSecond().orElseThrow();
    int sum = 0;
    for (int i = calls.size() - 1; i >= 0; i--) {
      sum += calls.get(i).count();
      double seconds = Duration.between(calls.get(i).at(), newest).toNanos() / 1e9;
      if (sum > rate * seconds + rate + 1e-6) {
        check("W11", false, sum + " called in " + seconds + " s at " + rate + " a second");
        return;
      }
    }
  }

  /** When a stay has to end, as far as anybody was told. */
  private Instant end(Person person) {
    var idle = person.heardAt.plus(terms.times().idle());
    idle = person.farewell.isBefore(idle) ? person.farewell : idle;
    var stay = person.enteredAt.plus(terms.times().stay());
    var lively = stay.isBefore(idle) ? stay : idle;
    return lively.isAfter(person.heldUntil) ? lively : person.heldUntil;
  }

  /** What a person was told by a check. */
  void told(AccountId account, Place place) {
    var number = numbers.get(account);
    var state = number == null ? State.OVER : person(number).state;
    switch (place) {
      case Place.Waiting(var turn) ->
        check("W2", state == State.WAITING && number != null && turn.number() == number,
            "told to wait at " + turn + ", is " + state + " at " + number);
      case Place.Called(var turn, var before) -> {
        check("W2", state == State.CALLED && number != null && turn.number() == number,
            "told to be called at " + turn + ", is " + state + " at " + number);
        check("W10", before.isAfter(newest), "may claim until " + before);
      }
      case Place.Inside(var turn, var endsAt) -> {
        check("W8", state == State.INSIDE && number != null && turn.number() == number,
            "told to be inside at " + turn + ", is " + state + " at " + number);
        check("W17", number != null && endsAt.equals(end(person(number))), "told to end at " + endsAt);
      }
      case Place.Nowhere() -> check("W16", state == State.OVER, "told to be nowhere, is " + state + " at " + number);
    }
  }

  /** Before which numbers those kept for the drawn ones begin. */
  void keeps(long before) {
    check("W1", before == 0, "the drawn ones come after " + before);
  }

  /** What a call for more answered, some time after the last. */
  void called(int count, Duration sinceLast, int limit) {
    boolean mayCall = terms.mode() != QueueMode.PAUSED && !newest.isBefore(terms.opensAt());
    boolean isTime = sinceLast.compareTo(Duration.ofSeconds(1)) >= 0;
    boolean somebodyIsLeft = count(State.WAITING) > 0 && inUse() < threshold;
    check("W10", count > 0 || !mayCall || !isTime || !somebodyIsLeft || limit == 0, "nobody was called");
  }

  /** How a line says that it stands. */
  void stands(LineFigures figures) {
    check("W6", figures.tail() == tail, "tail " + figures.tail() + ", not " + tail);
    check("W6", figures.waiting() == count(State.WAITING), "waiting " + figures.waiting());
    check("W9", figures.called() == count(State.CALLED), "called " + figures.called() + ", not "
        + count(State.CALLED));
    check("W9", figures.inside() == count(State.INSIDE), "inside " + figures.inside() + ", not "
        + count(State.INSIDE));
    check(
        "W6", people.headMap(figures.head(), true).values().stream().noneMatch(person -> person.state == State.WAITING)
            && people.tailMap(figures.head(), false).values().stream()
                .noneMatch(person -> person.state == State.CALLED),
        "the line was called up to " + figures.head());
    var late = people.values().stream().filter(person -> person.state == State.INSIDE
        && !newest.isBefore(end(person))).count();
    check("W17", late == 0, late + " stays that should be over");
    var missed = people.values().stream().filter(person -> person.state == State.CALLED
        && !newest.isBefore(person.calledAt.plus(terms.times().claim()))).count();
    check("W10", missed == 0, missed + " turns that should have passed");
  }

  /** What a mirror says of everybody, when it has seen everything. */
  void mirrored(LineMirror mirror) {
    long ahead = 0;
    for (var entry : people.entrySet()) {
      var standing = mirror.standing(entry.getKey());
      switch (entry.getValue().state) {
        case WAITING -> {
          check("W7", standing.equals(new LineMirror.Ahead(ahead)), entry.getKey() + " has " + ahead + " ahead, not "
              + standing);
          neverGrows(entry.getValue(), ahead);
          ahead++;
        }
        case CALLED -> check("W13", standing instanceof LineMirror.CalledUntil, entry.getKey() + " was called: "
            + standing);
        case INSIDE -> check("W13", standing instanceof LineMirror.WentIn, entry.getKey() + " went in: " + standing);
        case OVER -> check("W13", standing instanceof LineMirror.Gone || standing instanceof LineMirror.CameOut,
            entry.getKey() + " is over: " + standing);
      }
    }
  }

  private void neverGrows(Person person, long ahead) {
    person.account.ifPresent(account -> {
      var before = lastAhead.put(account, ahead);
      check("W7", before == null || ahead <= before, "ahead grew from " + before + " to " + ahead);
    });
  }

  private int inUse() {
    return count(State.CALLED) + count(State.INSIDE);
  }

  private int count(State state) {
    return (int) people.values().stream().filter(person -> person.state == state).count();
  }

  private Person person(long number) {
    return people.computeIfAbsent(number, unknown -> new Person(Optional.empty()));
  }

  private void check(String law, boolean holds, String what) {
    if (!holds && breaches.size() < ENOUGH) {
      breaches.add(law + " " + what + " · " + newest);
    }
  }
}
