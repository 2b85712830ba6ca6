package gg.tiketi.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Something goes wrong for a while.
 *
 * @param kind what
 * @param from when it begins
 * @param until when it is over; of what happens at once nothing follows from it
 */
public record Outage(Kind kind, Instant from, Instant until) {
  /** What may go wrong. */
  public enum Kind {
    /** The database does not answer. */
    STORE_AWAY,
    /** The database does what it is asked, and nobody hears that it did. */
    STORE_ANSWERS_LOST,
    /** The store of the lines does not answer. */
    LINE_AWAY,
    /** The store of the lines has lost everything. */
    LINE_LOST,
    /** The eldest instance dies with all that it remembers; the keeper of the group launches another. */
    INSTANCE_DIES,
    /** The payment provider does not answer. */
    PROVIDER_AWAY,
    /** The keeper of the group has too many calls. */
    KEEPER_THROTTLES,
    /** The keeper of the group allows nothing. */
    KEEPER_FORBIDS,
    /** The keeper of the group does what it is asked, and its answers are lost. */
    KEEPER_ANSWERS_LOST;

    /** Whether the group cannot be brought to its size meanwhile. */
    boolean isOfKeeper() {
      return switch (this) {
        case KEEPER_THROTTLES, KEEPER_FORBIDS, KEEPER_ANSWERS_LOST -> true;
        case STORE_AWAY, STORE_ANSWERS_LOST, LINE_AWAY, LINE_LOST, INSTANCE_DIES, PROVIDER_AWAY -> false;
      };
    }

    /** Whether it happens in one moment. */
    public boolean isMomentary() {
      return this == LINE_LOST || this == INSTANCE_DIES;
    }
  }

  public Outage {
    if (until.isBefore(from)) {
      throw new IllegalArgumentException("over before it began: " + from + ", " + until);
    }
  }

  /** Some things that go wrong around an opening, as a seed decides: each kind once in two sales, for at most a minute and a half. */
  public static List<Outage> some(long seed, Instant opensAt) {
    var chance = new SplittableRandom(seed);
    var outages = new ArrayList<Outage>();
    for (var kind : Kind.values()) {
      boolean happens = chance.nextBoolean();
      var from = opensAt
          .plusSeconds(kind.isOfKeeper() ? chance.nextLong(-3_600, -1_200) : chance.nextLong(-1_500, 2_100));
      var length = Duration.ofSeconds(kind.isMomentary() ? 0 : chance.nextLong(5, kind.isOfKeeper() ? 300 : 90));
      if (happens) {
        outages.add(new Outage(kind, from, from.plus(length)));
      }
    }
    return outages;
  }

  boolean isNow(Instant now) {
    return !now.isBefore(from) && now.isBefore(until);
  }
}
