package gg.tiketi.laws.queue;

import static org.assertj.core.api.Assertions.assertThat;

import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.EventId;
import gg.tiketi.laws.LawLedger;
import gg.tiketi.laws.OverAdapter;
import gg.tiketi.laws.Race;
import gg.tiketi.laws.VirtualClock;
import gg.tiketi.queue.LineFigures;
import gg.tiketi.queue.LineMirror;
import gg.tiketi.queue.LineNews;
import gg.tiketi.queue.LinePast;
import gg.tiketi.queue.LineTerms;
import gg.tiketi.queue.Place;
import gg.tiketi.queue.QueueMode;
import gg.tiketi.queue.Turn;
import gg.tiketi.queue.WaitingLine;
import gg.tiketi.queue.WaitingLine.Answer;
import gg.tiketi.queue.WaitingLine.Done;
import gg.tiketi.queue.WaitingLine.Known;
import gg.tiketi.queue.WaitingLine.Lost;
import gg.tiketi.queue.WaitingLine.Visitor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The laws of {@link WaitingLine}. */
@ExtendWith(LawLedger.class)
public abstract class WaitingLineContract implements OverAdapter {
  private static final int STEPS = 250;
  private static final Map<LineAdapter, List<LineReferee>> PLAYED = new ConcurrentHashMap<>();

  private final LineAdapter adapter;
  private final Random chance = new Random(11);
  private final VirtualClock clock = new VirtualClock();

  protected WaitingLineContract(LineAdapter adapter) {
    this.adapter = adapter;
  }

  @Override
  public String adapterName() {
    return adapter.name();
  }

  @Test
  public void W1_numbersFollowEachOther() {
    holdsInHistories("W1");
  }

  @Test
  public void W1_aCrowdAtOnceGetsEachNumberOnce() {
    for (int round = 0; round < adapter.rounds() / 10; round++) {
      var hall = new Hall(0);
      var turns = Race.of(IntStream.range(0, 12).<Callable<Place>>mapToObj(i -> () -> hall.check(account())).toList());
      assertThat(turns).extracting(place -> ((Place.Waiting) place).turn().number())
          .containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L);
    }
  }

  @Test
  public void W1_theDrawnHaveTheirNumbersAndWhoComesLaterIsBehind() {
    var hall = new Hall(0);
    var drawn = account();
    assertThat(hall.number(3)).isZero();
    assertThat(hall.check(account())).isEqualTo(new Place.Waiting(new Turn(1, 4)));
    assertThat(hall.figures().waiting()).as("they wait before they come").isEqualTo(4);
    assertThat(hall.check(new Visitor(drawn, Optional.of(new Turn(1, 2)))))
        .isEqualTo(new Place.Waiting(new Turn(1, 2)));
    assertThat(hall.check(drawn)).as("known from now on").isEqualTo(new Place.Waiting(new Turn(1, 2)));
    assertThat(hall.check(new Visitor(account(), Optional.of(new Turn(1, 9))))).as("a number nobody kept")
        .isEqualTo(new Place.Waiting(new Turn(1, 5)));
  }

  @Test
  public void W1_numbersAreKeptOnceWhoeverAsks() {
    for (int round = 0; round < adapter.rounds() / 10; round++) {
      var hall = new Hall(0);
      hall.check(account());
      var calls = new ArrayList<Callable<Object>>();
      IntStream.range(0, 4).forEach(i -> calls.add(() -> hall.number(5)));
      IntStream.range(0, 4).forEach(i -> calls.add(() -> hall.check(account())));
      var answers = Race.of(calls);
      assertThat(new HashSet<>(answers.subList(0, 4))).hasSize(1);
      assertThat(hall.figures().tail()).isEqualTo(10);
    }
  }

  @Test
  public void W1_numbersThatWereKeptStayKeptInANewLife() {
    var hall = new Hall(0);
    hall.number(3);
    hall.read();
    hall.rebornWithout(List.of());
    assertThat(hall.number(3)).isZero();
    assertThat(hall.check(account())).isEqualTo(new Place.Waiting(new Turn(2, 4)));
    assertThat(hall.check(new Visitor(account(), Optional.of(new Turn(1, 1)))))
        .isEqualTo(new Place.Waiting(new Turn(2, 1)));
  }

  @Test
  public void W3_theDrawnAreCalledWhetherOrNotTheyCame() {
    var hall = new Hall(2);
    hall.number(2);
    var drawn = account();
    var later = account();
    hall.check(later);
    clock.pass(Duration.ofSeconds(1));
    assertThat(hall.advance()).isEqualTo(2);
    assertThat(hall.check(new Visitor(drawn, Optional.of(new Turn(1, 2))))).isInstanceOf(Place.Inside.class);
    assertThat(hall.check(later)).isInstanceOf(Place.Waiting.class);
    clock.pass(Duration.ofSeconds(61));
    assertThat(hall.check(new Visitor(account(), Optional.of(new Turn(1, 1))))).as("too late for their number")
        .isEqualTo(new Place.Waiting(new Turn(1, 4)));
    assertThat(hall.advance()).isEqualTo(1);
  }

  @Test
  public void W2_whoHasAPlaceKeepsIt() {
    holdsInHistories("W2");
  }

  @Test
  public void W2_manyTabsOfOnePersonGetOnePlace() {
    for (int round = 0; round < adapter.rounds() / 10; round++) {
      var hall = new Hall(0);
      var person = account();
      hall.check(account());
      var places = Race.of(IntStream.range(0, 8).<Callable<Place>>mapToObj(i -> () -> hall.check(person)).toList());
      assertThat(new HashSet<>(places)).hasSize(1);
    }
  }

  @Test
  public void W2_afterAStayANewNumberIsGiven() {
    var hall = new Hall(1);
    var person = account();
    var first = hall.check(person);
    hall.lines.leave(hall.event, Visitor.of(person), clock.instant());
    assertThat(hall.check(person)).isNotEqualTo(first).isInstanceOf(Place.Inside.class);
  }

  @Test
  public void W3_whoCameFirstIsCalledNoLater() {
    holdsInHistories("W3");
  }

  @Test
  public void W4_nobodyEntersPastThoseWhoWait() {
    holdsInHistories("W4");
  }

  @Test
  public void W4_aFreedSlotIsNotANewcomers() {
    var hall = new Hall(2);
    var first = account();
    var third = account();
    assertThat(List.of(hall.check(first), hall.check(account()))).allMatch(Place.Inside.class::isInstance);
    assertThat(hall.check(third)).isInstanceOf(Place.Waiting.class);
    hall.lines.leave(hall.event, Visitor.of(first), clock.instant());
    assertThat(hall.check(account())).isInstanceOf(Place.Waiting.class);
    clock.pass(Duration.ofSeconds(1));
    assertThat(hall.advance()).isEqualTo(1);
    assertThat(hall.check(third)).isInstanceOf(Place.Inside.class);
  }

  @Test
  public void W5_neverMoreInsideAndCalledThanTheThreshold() {
    holdsInHistories("W5");
  }

  @Test
  public void W5_evenWhenEverybodyComesAndManyInstancesCallAtOnce() {
    for (int round = 0; round < adapter.rounds() / 10; round++) {
      var hall = new Hall(5);
      clock.pass(Duration.ofSeconds(1));
      var calls = new ArrayList<Callable<Object>>();
      IntStream.range(0, 9).forEach(i -> calls.add(() -> hall.check(account())));
      IntStream.range(0, 3).forEach(i -> calls.add(hall::advance));
      Race.of(calls);
      assertThat(hall.figures().inUse()).isLessThanOrEqualTo(5);
    }
  }

  @Test
  public void W6_nobodyIsLostOrCountedTwice() {
    holdsInHistories("W6");
  }

  @Test
  public void W7_positionsAreExactAndNeverGrow() {
    holdsInHistories("W7");
  }

  @Test
  public void W8_onlyWhoWasCalledInTimeGoesIn() {
    holdsInHistories("W8");
  }

  @Test
  public void W8_manyClaimsMakeOneSession() {
    for (int round = 0; round < adapter.rounds() / 10; round++) {
      var hall = new Hall(0);
      var person = account();
      hall.check(person);
      hall.allow(2);
      clock.pass(Duration.ofSeconds(1));
      hall.advance();
      var places = Race.of(IntStream.range(0, 6).<Callable<Place>>mapToObj(i -> () -> hall.check(person)).toList());
      assertThat(new HashSet<>(places)).hasSize(1).allMatch(Place.Inside.class::isInstance);
      assertThat(hall.figures().inside()).isEqualTo(1);
    }
  }

  @Test
  public void W9_eachFreedSlotIsUsedAgainOnce() {
    holdsInHistories("W9");
  }

  @Test
  public void W10_whoWaitsIsCalledAsSoonAsMayBe() {
    holdsInHistories("W10");
  }

  @Test
  public void W11_theLineIsCalledNoFasterThanItsRate() {
    holdsInHistories("W11");
  }

  @Test
  public void W11_anOpeningStartsWithOneSecondsCalls() {
    var hall = new Hall(1_000);
    var early = terms(QueueMode.FORCED_ON, clock.instant().plusSeconds(600));
    hall.terms = early;
    IntStream.range(0, 200).forEach(i -> hall.check(account()));
    clock.pass(Duration.ofSeconds(300));
    assertThat(hall.advance()).isZero();
    clock.pass(Duration.ofSeconds(300));
    int first = hall.advance();
    clock.pass(Duration.ofSeconds(1));
    assertThat(first + hall.advance()).isLessThanOrEqualTo(2 * Hall.RATE).isPositive();
  }

  @Test
  public void W13_aMirrorIsExactWhateverTheNewsDo() {
    holdsInHistories("W13");
  }

  @Test
  public void W13_aMirrorThatMissedVeryMuchReadsEverything() {
    var hall = new Hall(0);
    var people = IntStream.range(0, 30).mapToObj(i -> account()).toList();
    people.forEach(hall::check);
    IntStream.range(0, 40).mapToObj(i -> account()).forEach(person -> {
      hall.check(person);
      hall.lines.leave(hall.event, Visitor.of(person), clock.instant());
    });
    hall.read();
    people.subList(0, 10).forEach(person -> hall.lines.leave(hall.event, Visitor.of(person), clock.instant()));
    hall.lines.clear(hall.event, clock.instant());
    hall.read();
    assertThat(hall.mirror.standing(25)).isInstanceOf(LineMirror.Gone.class);
    assertThat(hall.mirror.figures().waiting()).isZero();
  }

  @Test
  public void W14_aClockThatIsBehindChangesNothing() {
    holdsInHistories("W14");
  }

  @Test
  public void W16_aLineThatIsNotThereSaysSo() {
    var lines = adapter.lines().get();
    var event = new EventId(id());
    assertThat(lines.check(event, new Known(1, 0), Visitor.of(account()), terms(QueueMode.AUTO, clock.instant()),
        clock.instant())).isInstanceOf(Lost.class);
    assertThat(lines.news(event, -1, clock.instant())).isInstanceOf(Lost.class);
  }

  @Test
  public void W16_aLineThatWasSetBackSaysSo() {
    var hall = new Hall(0);
    IntStream.range(0, 5).forEach(i -> hall.check(account()));
    var lost = hall.lines.check(hall.event, new Known(1, 6), Visitor.of(account()), hall.terms, clock.instant());
    assertThat(lost).isInstanceOf(Lost.class);
    var other = hall.lines.advance(hall.event, new Known(2, 5), hall.terms, clock.instant(), 10);
    assertThat(other).isInstanceOf(Lost.class);
    assertThat(hall.figures().tail()).isEqualTo(5);
  }

  @Test
  public void W16_ticketHoldersKeepTheirOrderInANewLife() {
    var hall = new Hall(2);
    var people = IntStream.range(0, 9).mapToObj(i -> account()).toList();
    people.forEach(hall::check);
    hall.lines.leave(hall.event, Visitor.of(people.get(4)), clock.instant());
    hall.read();
    var reborn = hall.rebornWithout(List.of());
    reborn.allow(2);
    var newcomer = account();
    assertThat(reborn.check(newcomer)).isEqualTo(new Place.Waiting(new Turn(2, 10)));
    var shuffled = new ArrayList<>(people.subList(2, 9));
    Collections.shuffle(shuffled, chance);
    for (var person : shuffled) {
      var number = people.indexOf(person) + 1;
      var place = reborn.check(new Visitor(person, Optional.of(new Turn(1, number))));
      if (number != 5) {
        assertThat(place).isEqualTo(new Place.Waiting(new Turn(2, number)));
      }
    }
    assertThat(reborn.check(new Visitor(people.get(4), Optional.empty()))).isEqualTo(
        new Place.Waiting(new Turn(2, 11)));
  }

  @Test
  public void W16_whoWasCalledOrInsideWhenTheLineWasLostStillIs() {
    var hall = new Hall(1);
    var inside = account();
    var called = account();
    hall.check(inside);
    hall.check(called);
    hall.lines.leave(hall.event, Visitor.of(inside), clock.instant());
    var next = account();
    hall.check(next);
    clock.pass(Duration.ofSeconds(1));
    hall.advance();
    hall.read();
    var reborn = hall.rebornWithout(List.of());
    reborn.allow(1);
    clock.pass(Duration.ofSeconds(1));
    assertThat(reborn.advance()).as("the turn is still the called one's").isZero();
    assertThat(reborn.check(new Visitor(called, Optional.of(new Turn(1, 2)))))
        .isInstanceOf(Place.Inside.class);
    assertThat(reborn.check(new Visitor(next, Optional.of(new Turn(1, 3)))))
        .isEqualTo(new Place.Waiting(new Turn(2, 3)));
    assertThat(reborn.figures().inUse()).isEqualTo(1);
  }

  @Test
  public void W16_whoWasInsideStaysInside() {
    var hall = new Hall(2);
    var inside = account();
    hall.check(inside);
    hall.read();
    var reborn = hall.rebornWithout(List.of(new LinePast.Stay(inside, 1, clock.instant().plusSeconds(90))));
    reborn.allow(2);
    assertThat(reborn.look(inside)).isEqualTo(new Place.Inside(new Turn(2, 1), clock.instant().plusSeconds(90)));
    assertThat(reborn.figures().inUse()).isEqualTo(1);
  }

  @Test
  public void W16_nobodyLosesAnythingWhileTheStoreIsAway() {
    var hall = new Hall(2);
    var inside = account();
    var called = account();
    hall.check(inside);
    hall.check(account());
    hall.check(called);
    var next = account();
    hall.check(next);
    clock.pass(Duration.ofSeconds(1));
    hall.lines.leave(hall.event, Visitor.of(account()), clock.instant());
    hall.allow(3);
    assertThat(hall.advance()).isEqualTo(1);
    var ends = ((Place.Inside) hall.look(inside)).endsAt();
    var before = ((Place.Called) hall.look(called)).claimBefore();
    var away = LineAdapter.SILENCE.plusMinutes(40);
    clock.pass(away);
    assertThat(hall.look(inside)).isEqualTo(new Place.Inside(new Turn(1, 1), ends.plus(away)));
    assertThat(hall.look(called)).isEqualTo(new Place.Called(new Turn(1, 3), before.plus(away)));
    assertThat(hall.look(next)).isInstanceOf(Place.Waiting.class);
    clock.pass(Duration.ofSeconds(50));
    assertThat(hall.check(called)).isInstanceOf(Place.Inside.class);
    clock.pass(Duration.ofSeconds(71));
    assertThat(hall.look(inside)).as("time goes on afterwards").isInstanceOf(Place.Nowhere.class);
  }

  @Test
  public void W16_aLineThatWasSetBackToTheSameTailSaysSo() {
    var hall = new Hall(1);
    hall.check(account());
    hall.check(account());
    hall.read();
    var version = hall.mirror.since();
    assertThat(version).isPositive();
    var known = new Known(1, 2, version + 1);
    assertThat(hall.lines.check(hall.event, known, Visitor.of(account()), hall.terms, clock.instant()))
        .isInstanceOf(Lost.class);
    assertThat(hall.lines.advance(hall.event, known, hall.terms, clock.instant(), 10)).isInstanceOf(Lost.class);
    assertThat(hall.lines.advance(hall.event, new Known(1, 2, version), hall.terms, clock.instant(), 10))
        .isInstanceOf(Done.class);
  }

  @Test
  public void W16_numbersThatNobodyRemembersHoldNobodyUp() {
    var hall = new Hall(1);
    var first = account();
    hall.check(first);
    hall.check(account());
    hall.read();
    var reborn = hall.reborn(List.of(), 1_000);
    reborn.allow(1);
    var newcomer = account();
    assertThat(reborn.check(newcomer)).isEqualTo(new Place.Waiting(new Turn(2, 1_003)));
    assertThat(reborn.figures().waiting()).isEqualTo(2);
    reborn.read();
    assertThat(reborn.mirror.standing(1_003)).isEqualTo(new LineMirror.Ahead(1));
    reborn.lines.clear(reborn.event, clock.instant());
    var next = account();
    reborn.check(next);
    clock.pass(WaitingLine.HOMECOMING.minusSeconds(1));
    assertThat(reborn.advance()).as("somebody may still come home").isZero();
    clock.pass(Duration.ofSeconds(1));
    assertThat(reborn.advance()).isEqualTo(1);
    assertThat(reborn.check(next)).isInstanceOf(Place.Inside.class);
  }

  @Test
  public void W16_whoComesHomeToANumberThatNobodyRemembersHasItsPlace() {
    var hall = new Hall(0);
    hall.check(account());
    hall.read();
    var reborn = hall.reborn(List.of(), 100);
    reborn.check(account());
    var comesHome = account();
    var place = new Place.Waiting(new Turn(2, 5));
    var visitor = new Visitor(comesHome, Optional.of(new Turn(1, 5)));
    assertThat(reborn.check(visitor)).isEqualTo(place);
    assertThat(reborn.check(visitor)).isEqualTo(place);
    assertThat(reborn.figures().waiting()).isEqualTo(3);
    reborn.read();
    assertThat(reborn.mirror.standing(5)).isEqualTo(new LineMirror.Ahead(1));
    assertThat(reborn.mirror.standing(102)).isEqualTo(new LineMirror.Ahead(2));
    reborn.lines.leave(reborn.event, Visitor.of(comesHome), clock.instant());
    assertThat(reborn.check(visitor)).as("who gave it up has a new one").isEqualTo(
        new Place.Waiting(new Turn(2, 103)));
    reborn.allow(3);
    clock.pass(WaitingLine.HOMECOMING);
    assertThat(reborn.advance()).isEqualTo(3);
    assertThat(reborn.check(new Visitor(account(), Optional.of(new Turn(1, 9))))).as("too late")
        .isEqualTo(new Place.Waiting(new Turn(2, 104)));
  }

  @Test
  public void W16_whoIsTooLateBeginsNothing() {
    var hall = new Hall(0);
    hall.check(account());
    hall.read();
    var reborn = hall.rebornWithout(List.of());
    var first = reborn.check(account());
    hall.lines.open(hall.event, 3, 1, LinePast.none(), clock.instant());
    hall.lines.open(hall.event, 3, 0, LinePast.none(), clock.instant());
    assertThat(reborn.check(account())).as("goes on behind " + first).isEqualTo(new Place.Waiting(new Turn(2, 3)));
    assertThat(hall.lines.log(hall.event, 1, 0, 100)).as("the log of another life").isEmpty();
    assertThat(hall.lines.log(hall.event, 2, 0, 100)).isNotEmpty();
  }

  @Test
  public void W17_staysAndTurnsEndAndModesHold() {
    holdsInHistories("W17");
  }

  @Test
  public void W17_aWaitingRoomDoesNotCloseAndOpenByTheMinute() {
    var hall = new Hall(10);
    var people = IntStream.range(0, 9).mapToObj(i -> account()).toList();
    people.forEach(hall::check);
    assertThat(hall.check(account())).as("nine of ten are inside").isInstanceOf(Place.Waiting.class);
    clock.pass(Duration.ofSeconds(1));
    hall.advance();
    people.subList(0, 5).forEach(person -> hall.lines.leave(hall.event, Visitor.of(person), clock.instant()));
    hall.advance();
    assertThat(hall.figures().queueing()).isTrue();
    clock.pass(Duration.ofSeconds(61));
    hall.advance();
    clock.pass(Duration.ofSeconds(58));
    hall.advance();
    assertThat(hall.figures().queueing()).as("calm for 58 s").isTrue();
    clock.pass(Duration.ofSeconds(3));
    hall.advance();
    assertThat(hall.figures().queueing()).as("calm for 61 s").isFalse();
    assertThat(hall.check(account())).isInstanceOf(Place.Inside.class);
  }

  @Test
  public void W17_whoIsForcedOffTheLineIsToldSo() {
    var hall = new Hall(0);
    var waits = account();
    hall.check(waits);
    hall.terms = terms(QueueMode.FORCED_OFF, hall.terms.opensAt());
    hall.allow(3);
    assertThat(hall.check(account())).isEqualTo(new Place.Nowhere());
    clock.pass(Duration.ofSeconds(1));
    assertThat(hall.advance()).isEqualTo(1);
    assertThat(hall.check(waits)).isInstanceOf(Place.Inside.class);
  }

  @Test
  public void W18_whatHappensToOneEventChangesNothingOfAnother() {
    var one = new Hall(1);
    var other = new Hall(one.lines, 1);
    var person = account();
    one.check(person);
    var before = other.figures();
    one.lines.clear(one.event, clock.instant());
    one.lines.leave(one.event, Visitor.of(person), clock.instant());
    assertThat(other.figures()).isEqualTo(before);
    assertThat(other.check(person)).isInstanceOf(Place.Inside.class);
  }

  /** One event's line, as an instance sees it. */
  private final class Hall {
    static final int RATE = 5;
    final WaitingLine lines;
    final EventId event = new EventId(id());
    final LineMirror mirror = new LineMirror();
    private int epoch = 1;
    private OptionalLong drawnAfter = OptionalLong.empty();
    private long grants;
    LineTerms terms = terms(QueueMode.AUTO, clock.instant());

    Hall(int threshold) {
      this(adapter.lines().get(), threshold);
    }

    Hall(WaitingLine lines, int threshold) {
      this.lines = lines;
      lines.open(event, epoch, 0, LinePast.none(), clock.instant());
      allow(threshold);
    }

    void allow(int threshold) {
      lines.allow(event, threshold, ++grants, clock.instant());
    }

    Place check(AccountId account) {
      return check(Visitor.of(account));
    }

    Place check(Visitor visitor) {
      return done(lines.check(event, new Known(epoch, 0), visitor, terms, clock.instant()));
    }

    Place look(AccountId account) {
      return done(lines.look(event, Visitor.of(account), clock.instant()));
    }

    int advance() {
      return done(lines.advance(event, new Known(epoch, 0), terms, clock.instant(), 1_000));
    }

    long number(int drawn) {
      var before = done(lines.number(event, new Known(epoch, 0), drawn, clock.instant()));
      drawnAfter = OptionalLong.of(before);
      return before;
    }

    LineFigures figures() {
      return done(lines.news(event, -1, clock.instant())).figures();
    }

    void read() {
      var since = mirror.known().filter(line -> line.epoch() == epoch).isPresent() ? mirror.since() : -1;
      LineNews news = done(lines.news(event, since, clock.instant()));
      mirror.apply(news, clock.instant());
    }

    /** The line begins anew with what the mirror knows and these stays. */
    Hall rebornWithout(List<LinePast.Stay> stays) {
      return reborn(stays, 0);
    }

    /** The same, and so many more may have been given numbers. */
    Hall reborn(List<LinePast.Stay> stays, int unknown) {
      var past = mirror.past();
      lines.open(event, ++epoch, epoch - 1,
          new LinePast(past.tail(), past.head(), past.numbers(), stays, drawnAfter, past.tail()).with(unknown),
          clock.instant());
      return this;
    }
  }

  private void holdsInHistories(String law) {
    for (var referee : PLAYED.computeIfAbsent(adapter, WaitingLineContract::play)) {
      assertThat(referee.of(law)).as("breaches of " + law).isEmpty();
    }
  }

  private static List<LineReferee> play(LineAdapter adapter) {
    var lines = adapter.lines().get();
    var played = new ArrayList<LineReferee>();
    for (int season = 0; season < adapter.seasons(); season++) {
      played.add(new LineSeason(lines, season).play(STEPS));
    }
    return played;
  }

  private static LineTerms terms(QueueMode mode, Instant opensAt) {
    return new LineTerms(mode, opensAt, OptionalInt.of(Hall.RATE), LineTerms.Times.DEFAULT);
  }

  private AccountId account() {
    return new AccountId(id());
  }

  private synchronized UUID id() {
    return new UUID(chance.nextLong(), chance.nextLong());
  }

  private static <T> T done(Answer<T> answer) {
    return switch (answer) {
      case Done<T>(var result) -> result;
      case Lost<T>() -> throw new AssertionError("the line is there, and says that it is lost");
    };
  }
}
