package gg.tiketi.laws.queue;

import static org.assertj.core.api.Assertions.assertThat;

import gg.tiketi.kernel.EventId;
import gg.tiketi.laws.LawLedger;
import gg.tiketi.laws.OverAdapter;
import gg.tiketi.laws.VirtualClock;
import gg.tiketi.queue.Shares;
import gg.tiketi.queue.Shares.Demand;
import gg.tiketi.queue.Shares.Report;
import gg.tiketi.queue.Shares.Settled;
import gg.tiketi.queue.Shares.Share;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The laws of {@link Shares}. */
@ExtendWith(LawLedger.class)
public abstract class SharesContract implements OverAdapter {
  private static final EventId ONE = new EventId(new UUID(1, 1));
  private static final EventId TWO = new EventId(new UUID(1, 2));
  private static final EventId THREE = new EventId(new UUID(1, 3));

  private final String adapter;
  private final VirtualClock clock = new VirtualClock();

  protected SharesContract(String adapter) {
    this.adapter = adapter;
  }

  /** Shares of a fleet that nobody is in. */
  protected abstract Shares shares();

  @Override
  public String adapterName() {
    return adapter;
  }

  @Test
  public void W18_theFirstVisitorMakesAnEventCountAtOnce() {
    var settled = settle(shares(), "a", Map.of(ONE, demand(1, 0, 0)));
    assertThat(settled.shares().get(ONE).threshold()).isEqualTo(100);
    assertThat(settled.ready()).isEqualTo(1);
    assertThat(settled.keeper()).isTrue();
  }

  @Test
  public void W18_instancesThatReportedLatelyCount() {
    var shares = shares();
    settle(shares, "a", Map.of());
    assertThat(settle(shares, "b", Map.of(ONE, demand(1, 0, 0))).shares().get(ONE).threshold()).isEqualTo(200);
    assertThat(settle(shares, "b", Map.of()).keeper()).isFalse();
    clock.pass(Shares.SILENCE);
    var alone = settle(shares, "b", Map.of());
    assertThat(alone.ready()).isEqualTo(1);
    assertThat(alone.keeper()).isTrue();
  }

  @Test
  public void W18_whoDrainsOrLeavesDoesNotCount() {
    var shares = shares();
    settle(shares, "a", Map.of());
    settle(shares, "b", Map.of());
    shares.leave("a");
    assertThat(settle(shares, "b", Map.of()).ready()).isEqualTo(1);
    assertThat(shares.settle(new Report("b", false, 100, Map.of()), clock.instant()).ready()).isZero();
  }

  @Test
  public void W18_aShareRisesOnlyByWhatTheOthersLeaveFree() {
    var shares = shares();
    var one = settle(shares, "a", Map.of(ONE, demand(90, 0, 0))).shares().get(ONE);
    assertThat(one.threshold()).isEqualTo(100);
    var two = settle(shares, "a", Map.of(ONE, demand(90, 90, one.version()), TWO, demand(90, 0, 0))).shares();
    assertThat(two.get(ONE).threshold()).as("nobody is kept waiting for ten seconds").isEqualTo(50);
    assertThat(two.get(TWO).threshold()).as("the first has not heard it yet").isZero();
    var deaf = settle(shares, "a", Map.of(ONE, demand(90, 60, one.version()), TWO, demand(90, 0, 0))).shares();
    assertThat(deaf.get(TWO).threshold()).as("until it has heard it, the first may fill up again").isZero();
    var left = settle(shares, "a", Map.of(ONE, demand(90, 70, two.get(ONE).version()), TWO,
        demand(90, 0, 0))).shares();
    assertThat(left.get(TWO).threshold()).isEqualTo(30);
  }

  @Test
  public void W18_sharesRestAndDoNotFollowEveryVisitor() {
    var shares = shares();
    var first = settle(shares, "a", Map.of(ONE, demand(50, 0, 0))).shares();
    var second = settle(shares, "a", Map.of(ONE, demand(50, 10, first.get(ONE).version()), TWO,
        demand(50, 0, 0))).shares();
    var third = settle(shares, "a", Map.of(ONE, demand(50, 10, second.get(ONE).version()), TWO,
        demand(50, 0, 0))).shares();
    assertThat(List.of(third.get(ONE).threshold(), third.get(TWO).threshold())).isEqualTo(List.of(50, 50));
    clock.pass(Shares.STEADY.minusMillis(1));
    var busier = Map.of(ONE, demand(150, 10, third.get(ONE).version()), TWO,
        demand(50, 10, third.get(TWO).version()));
    assertThat(settle(shares, "a", busier).shares()).isEqualTo(third);
    clock.pass(Duration.ofMillis(1));
    assertThat(settle(shares, "a", busier).shares().get(TWO).threshold()).isEqualTo(25);
  }

  @Test
  public void W16_eachLineIsKeptSafeByOneInstanceThatKnowsIt() {
    var shares = shares();
    settle(shares, "eldest", Map.of());
    assertThat(isKept(settle(shares, "b", Map.of(ONE, demand(1, 0, 0))))).as("the eldest knows nothing of it").isTrue();
    assertThat(isKept(settle(shares, "eldest", Map.of(ONE, demand(1, 0, 0))))).as("one is enough").isFalse();
    assertThat(isKept(settle(shares, "b", Map.of(ONE, demand(1, 0, 0))))).isTrue();
    for (int second = 0; second < Shares.SILENCE.toSeconds(); second++) {
      assertThat(isKept(settle(shares, "eldest", Map.of(ONE, demand(1, 0, 0))))).isFalse();
      settle(shares, "b", Map.of());
      clock.pass(Duration.ofSeconds(1));
    }
    assertThat(isKept(settle(shares, "eldest", Map.of(ONE, demand(1, 0, 0))))).as("the other knows it no more")
        .isTrue();
    var draining = new Report("eldest", false, 100, Map.of(ONE, demand(1, 0, 0)));
    assertThat(isKept(shares.settle(draining, clock.instant()))).isFalse();
    assertThat(isKept(settle(shares, "b", Map.of(ONE, demand(1, 0, 0))))).as("at once").isTrue();
  }

  private static boolean isKept(Settled settled) {
    return settled.shares().get(ONE).kept();
  }

  @Test
  public void W18_anOrganisersLimitCapsTheShare() {
    var shares = shares();
    var limited = new Demand(5, 0, 0, OptionalInt.of(2), Duration.ZERO);
    assertThat(settle(shares, "a", Map.of(ONE, limited)).shares().get(ONE).threshold()).isEqualTo(2);
  }

  @Test
  public void W18_whatALimitCutsOffGoesToTheOthers() {
    var shares = shares();
    var popular = new Demand(3_700, 0, 0, OptionalInt.of(1), Duration.ZERO);
    var settled = settle(shares, "a", Map.of(ONE, popular, TWO, demand(20, 0, 0), THREE, demand(10, 0, 0))).shares();
    assertThat(settled.get(ONE).threshold()).isEqualTo(1);
    assertThat(settled.get(TWO).threshold()).isEqualTo(66);
    assertThat(settled.get(THREE).threshold()).isEqualTo(33);
    clock.pass(Shares.STEADY);
    var limited = settle(shares, "a", Map.of(THREE,
        new Demand(10, 0, settled.get(THREE).version(), OptionalInt.of(5), Duration.ZERO))).shares().get(THREE);
    assertThat(limited.threshold()).isEqualTo(5);
    var heard = new Demand(10, 0, limited.version(), OptionalInt.of(5), Duration.ZERO);
    var last = settle(shares, "b", Map.of(THREE, heard, TWO, demand(20, 0, settled.get(TWO).version()))).shares();
    assertThat(last.get(TWO).threshold()).as("two instances, less what limits let others have").isEqualTo(194);
  }

  @Test
  public void W18_theLongestPollOfAnyInstanceIsToldToAll() {
    var shares = shares();
    settle(shares, "a", Map.of(ONE, new Demand(1, 0, 0, OptionalInt.empty(), Duration.ofSeconds(55))));
    var told = settle(shares, "b", Map.of(ONE, demand(1, 0, 0))).shares().get(ONE);
    assertThat(told.longestPoll()).isEqualTo(Duration.ofSeconds(55));
  }

  /** Lines that obey the newest grant they heard of, sometimes late; people come and go. */
  @Test
  public void W18_allEventsTogetherNeverHaveMoreInsideThanTheFleetCarries() {
    for (int seed = 0; seed < 5; seed++) {
      var chance = new Random(seed);
      var shares = shares();
      var granted = new HashMap<EventId, Share>();
      var inside = new HashMap<EventId, Integer>();
      for (int step = 0; step < 300; step++) {
        clock.pass(Duration.ofMillis(chance.nextInt(4_000)));
        var demands = new HashMap<EventId, Demand>();
        for (var event : List.of(ONE, TWO, THREE)) {
          var grant = granted.getOrDefault(event, new Share(0, 0, Duration.ZERO, false));
          int here = inside.getOrDefault(event, 0);
          here = chance.nextBoolean() ? Math.max(here, grant.threshold()) : here - chance.nextInt(here + 1);
          inside.put(event, here);
          if (chance.nextInt(4) > 0) {
            demands.put(event, demand(here + chance.nextInt(200), here, grant.version()));
          }
        }
        var settled = settle(shares, chance.nextBoolean() ? "a" : "a2", demands);
        settled.shares().forEach((event, share) -> {
          if (chance.nextInt(3) > 0) {
            granted.put(event, share);
          }
        });
        assertThat(inside.values().stream().mapToInt(count -> count).sum()).as("seed " + seed + " step " + step)
            .isLessThanOrEqualTo(200);
      }
    }
  }

  private Settled settle(Shares shares, String instance, Map<EventId, Demand> demands) {
    return shares.settle(new Report(instance, true, 100, demands), clock.instant());
  }

  private static Demand demand(long weight, int inUse, long applied) {
    return new Demand(weight, inUse, applied, OptionalInt.empty(), Duration.ZERO);
  }
}
