package gg.tiketi.redis;

import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.EventId;
import gg.tiketi.queue.LineTerms;
import gg.tiketi.queue.QueueMode;
import gg.tiketi.queue.WaitingLine;
import gg.tiketi.queue.WaitingLine.Known;
import gg.tiketi.queue.WaitingLine.Sign;
import gg.tiketi.queue.WaitingLine.Visitor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.UUID;

/** People who do at one line whatever comes to their mind, in a process of their own. */
final class LineMob {
  static final EventId EVENT = new EventId(new UUID(9, 9));
  private static final int PEOPLE = 60;

  private LineMob() {}

  /** The rules of the line, which is open since {@code opensAt}. */
  static LineTerms terms(Instant opensAt) {
    return new LineTerms(QueueMode.AUTO, opensAt, OptionalInt.of(400), new LineTerms.Times(Duration.ofMillis(20),
        Duration.ofMillis(60), Duration.ofMillis(150), Duration.ofMillis(15)));
  }

  /** Takes part in the line: where Redis is, which keyspace, the rules' opening, a seed, how many steps. */
  public static void main(String[] arguments) {
    var settings = new RedisSettings(List.of(new RedisSettings.Node(arguments[0], Integer.parseInt(arguments[1]))),
        Optional.of(arguments[2]).filter(user -> !user.isEmpty()),
        Optional.of(arguments[3]).filter(password -> !password.isEmpty()), Boolean.parseBoolean(arguments[4]));
    try (var redis = Redis.open(settings)) {
      var line = new RedisWaitingLine(redis, new Keyspace(UUID.fromString(arguments[5])));
      rage(line, terms(Instant.parse(arguments[6])), Long.parseLong(arguments[7]), Integer.parseInt(arguments[8]));
    }
  }

  /** So many random steps. */
  static void rage(WaitingLine line, LineTerms terms, long seed, int steps) {
    var chance = new Random(seed);
    var known = new Known(1, 0);
    for (int step = 0; step < steps; step++) {
      var account = new AccountId(new UUID(8, chance.nextInt(PEOPLE)));
      var now = Instant.now();
      switch (chance.nextInt(12)) {
        case 0 -> line.leave(EVENT, Visitor.of(account), now);
        case 1 -> line.part(EVENT, account, terms, now);
        case 2 -> line.live(EVENT, List.of(new Sign(account, Optional.of(now.plusMillis(chance.nextInt(400))), step)),
            terms, now);
        case 3, 4, 5 -> line.advance(EVENT, known, terms, now, 1 + chance.nextInt(10));
        case 6 -> line.news(EVENT, chance.nextInt(3) - 1, now);
        default -> line.check(EVENT, known, Visitor.of(account), terms, now);
      }
    }
  }
}
