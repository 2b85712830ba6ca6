package gg.tiketi.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Judges the order of admissions and how many are inside, by what people are told and by how many instances there are (laws W3, W4, W5):
 * who came later is never called while somebody who came earlier is told to wait, and nobody is let in beyond what the instances
 * carry.
 */
final class OrderReferee {
  /** Who is silent for so long may be taken for gone. */
  private static final Duration SURE = Duration.ofSeconds(119);
  private static final long DRAWN = 0;
  /** An instance that is gone may be counted for so long. */
  private static final Duration REMEMBERED = Duration.ofSeconds(15);

  private final Findings findings;
  private final int usersPerInstance;
  private final Map<String, Long> orders = new HashMap<>();
  private final Map<String, Instant> calledAt = new HashMap<>();
  private final List<Call> calls = new ArrayList<>();
  private final Map<String, Instant> sureUntil = new HashMap<>();
  private final TreeMap<Instant, Integer> serving = new TreeMap<>();
  private long joined;

  /** The latest of those who were called by an instant. */
  private record Call(Instant at, long order) {}

  OrderReferee(Findings findings, int usersPerInstance) {
    this.findings = findings;
    this.usersPerInstance = usersPerInstance;
  }

  /** So many instances are in service from now on. */
  void serving(int instances, Instant now) {
    serving.put(now, instances);
    var before = serving.floorKey(now.minus(REMEMBERED));
    if (before != null) {
      serving.headMap(before).clear();
    }
  }

  /** Somebody is in a draw: all of them come before everybody else, in an order that only the draw knows. */
  void entered(String who) {
    orders.putIfAbsent(who, DRAWN);
  }

  /**
   * Somebody is told to wait.
   *
   * @param asOf when it was so
   */
  void waits(String who, Instant asOf, Instant now) {
    sureUntil.remove(who);
    var called = calledAt.get(who);
    if (called != null && asOf.isAfter(called)) {
      // The turn has passed, and this is a new place at the end.
      forget(who);
    }
    if (!orders.containsKey(who)) {
      joined++;
      orders.put(who, joined);
      return;
    }
    long order = orders.get(who);
    long overtaker = calledBy(asOf);
    if (called == null && overtaker > order) {
      findings.add("W3", "%s, who came as number %d, waits at %s after number %d was called".formatted(who, order, now,
          overtaker));
    }
  }

  /** Somebody is told that it is their turn. */
  void called(String who, Instant now) {
    if (!orders.containsKey(who)) {
      joined++;
      orders.put(who, joined);
    }
    calledAt.putIfAbsent(who, now);
    long latest = Math.max(orders.get(who), calls.isEmpty() ? 0 : calls.getLast().order());
    calls.add(new Call(now, latest));
  }

  private long calledBy(Instant asOf) {
    int low = 0;
    int high = calls.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (calls.get(middle).at().isAfter(asOf)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low == 0 ? 0 : calls.get(low - 1).order();
  }

  /** Somebody is let in, or told again to be inside. */
  void inside(String who, Instant now) {
    var sure = sureUntil.get(who);
    if (sure == null || !sure.isAfter(now)) {
      called(who, now);
      sureUntil.values().removeIf(until -> !until.isAfter(now));
      int most = serving.values().stream().mapToInt(Integer::intValue).max().orElse(0) * usersPerInstance;
      if (sureUntil.size() >= most) {
        findings.add("W5", "%s is let in at %s beside %d others, for whom there is room for %d".formatted(who, now,
            sureUntil.size(), most));
      }
    }
    sureUntil.put(who, now.plus(SURE));
  }

  /** Somebody has gone, or has no place any more. */
  void gone(String who) {
    sureUntil.remove(who);
    forget(who);
  }

  private void forget(String who) {
    orders.remove(who);
    calledAt.remove(who);
  }
}
