package gg.tiketi.app.bench;

import com.sun.management.UnixOperatingSystemMXBean;
import gg.tiketi.app.bench.Outcome.Verdict;
import gg.tiketi.app.bench.Purchases.Run;
import gg.tiketi.app.bench.audience.Gathering;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Ten thousand people have a page open and do nothing: what that costs in memory, and what those feel who buy. */
final class SocketsRow {
  private static final double HEAP_GOAL_BYTES = 30 * 1024;
  private static final double PURCHASE_GOAL = 1.3;
  private static final double SETTLED = 0.99;
  /** What a server needs besides for files, its stores and those who buy. */
  private static final int OTHER_FILES = 1_000;
  private static final Duration HOLD = Duration.ofMinutes(20);

  private final Workshop workshop;
  private final String event;
  private final Purchases purchases;
  private final int sockets;
  private final List<Double> heapBytes = new ArrayList<>();
  private final List<Run> with = new ArrayList<>();
  private final List<Run> without = new ArrayList<>();
  private int turnedAway;

  SocketsRow(Workshop workshop) {
    this.workshop = workshop;
    this.event = workshop.preparation().event(10, HOLD, 4);
    this.purchases = new Purchases(workshop);
    this.sockets = Math.toIntExact(Math.min(workshop.effort().sockets(), mostFiles() - OTHER_FILES));
  }

  /** How many files and sockets a process may have open here; a JVM takes as many as it may. */
  private static long mostFiles() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
        ? system.getMaxFileDescriptorCount()
        : Long.MAX_VALUE;
  }

  List<Outcome> measure() {
    with();
    without();
    heapBytes.clear();
    with.clear();
    without.clear();
    for (int pair = 0; pair < workshop.effort().pairs(); pair++) {
      if (pair % 2 == 0) {
        with();
        without();
      } else {
        without();
        with();
      }
    }
    return List.of(heap(), purchase());
  }

  private void with() {
    long before = settledHeapBytes();
    try (var audience = new Audience(workshop.folder(),
        Gathering.atEvent(workshop.server().place().port(), event, sockets))) {
      turnedAway += audience.gathered().turnedAway();
      heapBytes.add((workshop.server().liveHeapBytes() - before) / (double) audience.gathered().joined());
      with.add(purchases.run());
    }
  }

  private void without() {
    settledHeapBytes();
    without.add(purchases.run());
  }

  /** Those who were here before may still be leaving; and both sides begin with a heap that was just cleaned. */
  private long settledHeapBytes() {
    long before = Long.MAX_VALUE;
    long now = workshop.server().liveHeapBytes();
    while (now < before * SETTLED) {
      before = now;
      now = workshop.server().liveHeapBytes();
    }
    return now;
  }

  private Outcome heap() {
    var bytes = Spread.of(heapBytes, Double::doubleValue);
    var lines = new ArrayList<String>();
    lines.add(String.format(Locale.ROOT, "%,.0f bytes each (%,.0f to %,.0f), by class histogram before and after",
        bytes.median(), bytes.min(), bytes.max()));
    if (sockets < workshop.effort().sockets()) {
      lines
          .add(String.format(Locale.ROOT, "only %,d sockets: a process may open %,d files here", sockets, mostFiles()));
    }
    if (turnedAway > 0) {
      lines.add(String.format(Locale.ROOT, "void: %,d sockets were not opened", turnedAway));
    }
    return new Outcome(String.format(Locale.ROOT, "heap of %,d idle sockets", sockets), "at most 30 KB each",
        verdict(turnedAway > 0, bytes.median() <= HEAP_GOAL_BYTES), lines);
  }

  private Outcome purchase() {
    long failed = with.stream().mapToLong(Run::failed).sum() + without.stream().mapToLong(Run::failed).sum();
    var lines = new ArrayList<String>();
    boolean wholeMet = line("purchase", Run::purchaseMillis, lines);
    boolean holdMet = line("the hold alone", Run::holdMillis, lines);
    lines.add(String.format(Locale.ROOT, "%,.0f purchases a run in %d lines, one after the other",
        Spread.of(without, Run::bought).median(), workshop.effort().connections()));
    if (failed > 0) {
      lines.add(String.format(Locale.ROOT, "void: %,d purchases came to nothing", failed));
    }
    return new Outcome(String.format(Locale.ROOT, "purchases beside %,d idle sockets", sockets),
        "p99 at most 1.3 x without them, of the whole and of the hold alone",
        verdict(failed + turnedAway > 0, wholeMet && holdMet),
        lines);
  }

  private boolean line(String name, ToDoubleFunction<Run> millis, List<String> lines) {
    var beside = Spread.of(with, millis);
    var alone = Spread.of(without, millis);
    double ratio = beside.median() / alone.median();
    lines.add(
        String.format(Locale.ROOT, "%-16s p99 %,.0f ms (%,.0f to %,.0f), without %,.0f ms (%,.0f to %,.0f): ratio %.2f",
            name, beside.median(), beside.min(), beside.max(), alone.median(), alone.min(), alone.max(), ratio));
    return ratio <= PURCHASE_GOAL;
  }

  private static Verdict verdict(boolean isVoid, boolean met) {
    return isVoid ? Verdict.VOID : met ? Verdict.MET : Verdict.NOT_MET;
  }
}
