package gg.tiketi.app.rush;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One on-sale from the opening to the last seat: all buyers at once, then a look whether the seats agree with what they paid. */
final class Rush {
  private static final Duration PROGRESS = Duration.ofMillis(500);
  private static final Duration SETTLING = Duration.ofSeconds(3);

  private final Fleet fleet;
  private final Hall hall;
  private final Profile profile;
  private final Tally tally;
  private final Findings findings;
  private final RushClock clock;
  private final SeatWitness witness;
  private Duration length = Duration.ZERO;

  Rush(Fleet fleet, Hall hall, Profile profile, Tally tally, Findings findings, Duration longest) {
    this.fleet = fleet;
    this.hall = hall;
    this.profile = profile;
    this.tally = tally;
    this.findings = findings;
    this.clock = RushClock.of(later(hall.opening(), Instant.now()), longest);
    this.witness = new SeatWitness(hall.seats(), findings);
  }

  private static Instant later(Instant left, Instant right) {
    return left.isAfter(right) ? left : right;
  }

  /** From the opening until the last had left. */
  Duration length() {
    return length;
  }

  /**
   * Lets everybody loose; returns when the last has left.
   *
   * @throws RushException if the calling thread is interrupted: then everybody leaves at once
   */
  void run(List<Person> people, long seed, Path historyFile, Consumer<Duration> progress) {
    try (var history = new History(historyFile);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      history.append(new History.Line().with("event", hall.event()).with("opening", hall.opening().toString())
          .with("limit", hall.limit()).with("holdSeconds", hall.hold().toSeconds()).with("seats", hall.seats()));
      var desk = new Desk(fleet, hall, witness, findings, tally, history, clock);
      var picker = new SeatPicker(hall, profile.bestTenthShare());
      var chance = new SplittableRandom(seed);
      var visits = people.stream().map(person -> new Buyer(person, profile, chance.split(), picker, desk, clock, tally,
          findings, threads)).map(buyer -> CompletableFuture.runAsync(buyer, threads))
          .toArray(CompletableFuture[]::new);
      watch(CompletableFuture.allOf(visits), progress);
      length = clock.sinceOpening(System.nanoTime());
      compare(desk, people.getFirst());
    }
  }

  private void watch(CompletableFuture<Void> all, Consumer<Duration> progress) {
    while (!all.isDone()) {
      if (RushClock.isBrokenOff()) {
        throw new RushException("the rush was broken off");
      }
      all.copy().completeOnTimeout(null, PROGRESS.toMillis(), TimeUnit.MILLISECONDS).join();
      progress.accept(clock.sinceOpening(System.nanoTime()));
    }
  }

  /** The seats that the server shows as sold are as many as were paid, once all holds and the feed have come to rest. */
  private void compare(Desk desk, Person anybody) {
    long deadline = System.nanoTime() + SETTLING.toNanos() + hall.hold().toNanos();
    int paid = witness.paidSeats();
    var last = desk.look(anybody, Optional.empty());
    while (last.isPresent() && !isAtRest(last.get(), paid) && System.nanoTime() < deadline) {
      RushClock.waitFor(PROGRESS);
      last = desk.look(anybody, last);
    }
    var seen = last;
    findings.check(seen.isPresent() && seen.get().counts()[SeatPicture.RESERVED] == paid,
        "L2 the seats shown as sold are those that were paid", () -> paid + " paid, but " + seen);
  }

  private static boolean isAtRest(SeatPicture picture, int paid) {
    var counts = picture.counts();
    return counts[SeatPicture.RESERVED] == paid && counts[SeatPicture.LOCKED] == 0;
  }
}
