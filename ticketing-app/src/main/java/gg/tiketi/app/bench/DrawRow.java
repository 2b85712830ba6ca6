package gg.tiketi.app.bench;

import gg.tiketi.app.bench.Outcome.Verdict;
import gg.tiketi.http.json.ViewJson;
import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.EventId;
import gg.tiketi.queue.draw.CommitReveal;
import gg.tiketi.queue.draw.DrawId;
import gg.tiketi.queue.draw.DrawKeys;
import gg.tiketi.queue.draw.Entrant;
import gg.tiketi.queue.draw.EntrantList;
import gg.tiketi.queue.draw.FinishedDraw;
import gg.tiketi.queue.draw.Nonce;
import gg.tiketi.queue.draw.PlannedDraw;
import gg.tiketi.queue.draw.ProofView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;

/** The draw of everybody who entered, and the check of one of them; in this process, which has nothing else to do. */
final class DrawRow {
  private static final double DRAW_SECONDS = 3;
  private static final double CHECK_MILLIS = 10;
  private static final int CHECKS = 1_000;

  private final int pairs;
  private final List<Entrant> entrants;
  private final PlannedDraw planned;
  private final CommitReveal randomness;

  DrawRow(Workshop workshop) {
    pairs = workshop.effort().pairs();
    var luck = new SplittableRandom(1);
    var secret = new byte[32];
    luck.nextBytes(secret);
    var keys = new DrawKeys(List.of(new SecretKeySpec(secret, "HmacSHA256")));
    randomness = new CommitReveal(keys);
    planned = PlannedDraw.of(new DrawId(new EventId(new UUID(1, 1)), 1), Instant.EPOCH, randomness, keys);
    var pseudonyms = keys.pseudonyms(planned.plan());
    entrants = new ArrayList<>();
    for (int i = 0; i < workshop.effort().waiting(); i++) {
      entrants.add(pseudonyms.entrant(new AccountId(new UUID(2, i)), Nonce.next(luck)));
    }
    Collections.shuffle(entrants, new Random(1));
  }

  List<Outcome> measure() {
    var seconds = new ArrayList<Double>();
    for (int i = 0; i < pairs; i++) {
      long begun = System.nanoTime();
      draw().certificate();
      seconds.add((System.nanoTime() - begun) / 1e9);
    }
    return List.of(draws(Spread.of(seconds, Double::doubleValue)), checks(draw()));
  }

  /** From the list of those who entered to the certificate. */
  private FinishedDraw draw() {
    return planned.freeze(EntrantList.of(entrants), Instant.EPOCH).draw(randomness).orElseThrow();
  }

  private Outcome draws(Spread seconds) {
    return new Outcome(String.format(Locale.ROOT, "the draw of %,d people", entrants.size()), "at most 3 s",
        seconds.median() <= DRAW_SECONDS ? Verdict.MET : Verdict.NOT_MET,
        List.of(String.format(Locale.ROOT, "%.2f s (%.2f to %.2f), from the list to the certificate", seconds.median(),
            seconds.min(), seconds.max())));
  }

  private Outcome checks(FinishedDraw drawn) {
    var millis = new double[CHECKS];
    long bytes = 0;
    // As many again come first, for the compiler's sake.
    for (int i = -CHECKS; i < CHECKS; i++) {
      var entrant = entrants.get(Math.floorMod(i, entrants.size()));
      long begun = System.nanoTime();
      int length = ViewJson.bytes(ProofView.of(drawn.proofOf(entrant).orElseThrow())).length;
      if (i >= 0) {
        millis[i] = (System.nanoTime() - begun) / 1e6;
        bytes += length;
      }
    }
    Arrays.sort(millis);
    double slowest = millis[CHECKS - 1];
    return new Outcome("a personal proof", "at most 10 ms", slowest <= CHECK_MILLIS ? Verdict.MET : Verdict.NOT_MET,
        List.of(
            String.format(Locale.ROOT, "median %.3f ms, slowest %.3f ms of %,d; %,d bytes", millis[CHECKS / 2], slowest,
                CHECKS, bytes / CHECKS)));
  }
}
