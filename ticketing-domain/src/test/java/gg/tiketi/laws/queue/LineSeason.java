package gg.tiketi.laws.queue;

import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.EventId;
import gg.tiketi.laws.VirtualClock;
import gg.tiketi.queue.LineMirror;
import gg.tiketi.queue.LineNews;
import gg.tiketi.queue.LinePast;
import gg.tiketi.queue.LineTerms;
import gg.tiketi.queue.LineTerms.Times;
import gg.tiketi.queue.Place;
import gg.tiketi.queue.QueueMode;
import gg.tiketi.queue.Turn;
import gg.tiketi.queue.WaitingLine;
import gg.tiketi.queue.WaitingLine.Answer;
import gg.tiketi.queue.WaitingLine.Done;
import gg.tiketi.queue.WaitingLine.Known;
import gg.tiketi.queue.WaitingLine.Lost;
import gg.tiketi.queue.WaitingLine.Sign;
import gg.tiketi.queue.WaitingLine.Visitor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.UUID;

/** One random history of a small crowd at one line, judged step by step. */
final class LineSeason {
  private static final int PEOPLE = 14;
  private static final Times TIMES = new Times(Duration.ofSeconds(60), Duration.ofSeconds(120),
      Duration.ofMinutes(4), Duration.ofSeconds(20));

  private final WaitingLine line;
  private final Random chance;
  private final VirtualClock clock = new VirtualClock();
  private final EventId event;
  private final List<AccountId> people = new ArrayList<>();
  private final Map<AccountId, Turn> drawn = new HashMap<>();
  private final LineReferee referee;
  private final LineMirror mirror = new LineMirror();
  private LineTerms terms;
  /** Since when time may fill the bucket of calls, at the latest. */
  private Instant bucketEmptyAt;
  private Instant lastAsked = Instant.EPOCH;
  private long grants;
  private long commits;

  LineSeason(WaitingLine line, long seed) {
    this.line = line;
    chance = new Random(seed);
    event = new EventId(id());
    for (int i = 0; i < PEOPLE; i++) {
      people.add(new AccountId(id()));
    }
    terms = new LineTerms(QueueMode.AUTO, clock.instant().plusSeconds(chance.nextInt(3) * 30L),
        OptionalInt.of(1 + chance.nextInt(3)), TIMES);
    bucketEmptyAt = terms.opensAt();
    referee = new LineReferee(terms);
  }

  private UUID id() {
    return new UUID(chance.nextLong(), chance.nextLong());
  }

  LineReferee play(int steps) {
    line.open(event, 1, 0, LinePast.none(), now());
    allow();
    judge();
    if (chance.nextBoolean()) {
      draw(chance.nextInt(PEOPLE / 2));
    }
    for (int step = 0; step < steps; step++) {
      step();
      judge();
    }
    return referee;
  }

  /** Some of the people were drawn for the first numbers, whether or not they ever come. */
  private void draw(int count) {
    for (int number = 1; number <= count; number++) {
      drawn.put(people.get(number), new Turn(1, number));
    }
    for (int i = 0; i < 2; i++) {
      referee.keeps(done(line.number(event, known(), count, now())));
      judge();
    }
  }

  private Visitor visitor(AccountId account) {
    return new Visitor(account, Optional.ofNullable(drawn.get(account)));
  }

  private void step() {
    switch (chance.nextInt(40)) {
      case 0, 1 -> allow();
      case 2 -> changeMode();
      case 3 -> clear();
      case 4, 5 -> leave(anybody());
      case 6 -> revoke(anybody());
      case 7 -> part(anybody());
      case 8, 9, 10 -> live(anybody());
      case 11 -> clock.pass(Duration.ofSeconds(chance.nextInt(200)));
      case 12, 13, 14, 15, 16 -> clock.pass(Duration.ofMillis(chance.nextInt(30_000)));
      case 17, 18, 19, 20, 21, 22 -> advance();
      case 23, 24 -> look(anybody());
      default -> check(anybody());
    }
  }

  private void judge() {
    var news = done(line.news(event, chance.nextInt(10) == 0 ? -1 : mirror.since(), now()));
    referee.read(line.log(event, 1, referee.read(), 1_000));
    referee.stands(news.figures());
    goesAstray(news);
    mirror.apply(news, clock.instant());
    referee.mirrored(mirror);
  }

  /** News that come twice, late or for another reader change nothing. */
  private void goesAstray(LineNews news) {
    if (chance.nextInt(5) == 0) {
      mirror.apply(news, clock.instant());
      mirror.apply(new LineNews(news.epoch(), Math.max(0, news.version() - 1), news.figures(), news.waves(),
          new LineNews.Changed(Math.max(0, news.version() - 2), List.of())), clock.instant());
    }
  }

  private void check(AccountId account) {
    var place = done(line.check(event, known(), visitor(account), terms, now()));
    referee.read(line.log(event, 1, referee.read(), 1_000));
    if (place instanceof Place.Inside) {
      referee.heard(account, Optional.empty());
    }
    referee.told(account, place);
  }

  private void look(AccountId account) {
    var place = done(line.look(event, visitor(account), now()));
    referee.read(line.log(event, 1, referee.read(), 1_000));
    referee.told(account, place);
  }

  private void leave(AccountId account) {
    referee.leaves(account);
    line.leave(event, visitor(account), now());
  }

  private void revoke(AccountId account) {
    referee.leaves(account);
    line.revoke(event, visitor(account), now());
  }

  private void part(AccountId account) {
    line.part(event, account, terms, now());
    referee.read(line.log(event, 1, referee.read(), 1_000));
    referee.parted(account);
  }

  private void live(AccountId account) {
    Optional<Instant> held = chance.nextBoolean()
        ? Optional.of(clock.instant().plusSeconds(chance.nextInt(900)))
        : Optional.empty();
    commits++;
    var stale = new Sign(account, Optional.of(clock.instant().plusSeconds(5_000)), commits - 1);
    var sign = new Sign(account, held, held.isPresent() ? commits : 0);
    line.live(event, held.isPresent() ? List.of(sign, stale) : List.of(sign), terms, now());
    referee.read(line.log(event, 1, referee.read(), 1_000));
    referee.heard(account, held);
  }

  private void advance() {
    int limit = chance.nextInt(4) == 0 ? 1 : 100;
    int count = done(line.advance(event, known(), terms, now(), limit));
    var since = Duration.between(bucketEmptyAt, clock.instant());
    referee.read(line.log(event, 1, referee.read(), 1_000));
    if (count > 0) {
      bucketEmptyAt = clock.instant();
    }
    referee.called(count, count > 0 ? Duration.ZERO : since, limit);
  }

  private void allow() {
    int threshold = chance.nextInt(6);
    line.allow(event, threshold, ++grants, now());
    line.allow(event, 100, grants - 1, now());
  }

  private void changeMode() {
    var modes = List.of(QueueMode.AUTO, QueueMode.AUTO, QueueMode.FORCED_ON, QueueMode.PAUSED, QueueMode.FORCED_OFF);
    terms = new LineTerms(modes.get(chance.nextInt(modes.size())), terms.opensAt(), terms.ratePerSecond(), TIMES);
    bucketEmptyAt = later(bucketEmptyAt, clock.instant());
    referee.under(terms);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private void clear() {
    if (chance.nextInt(4) == 0) {
      line.clear(event, now());
    }
  }

  /** A clock that is sometimes behind, once the line has seen the true one: it goes by the newest. */
  private Instant now() {
    var now = clock.instant();
    referee.at(now);
    boolean mayBeBehind = now.equals(lastAsked);
    lastAsked = now;
    return mayBeBehind && chance.nextInt(6) == 0 ? now.minusSeconds(chance.nextInt(300)) : now;
  }

  private Known known() {
    return mirror.known().orElse(new Known(1, 0));
  }

  private AccountId anybody() {
    return people.get(chance.nextInt(people.size()));
  }

  private static <T> T done(Answer<T> answer) {
    return switch (answer) {
      case Done<T>(var result) -> result;
      case Lost<T>() -> throw new AssertionError("the line is there, and says that it is lost");
    };
  }
}
