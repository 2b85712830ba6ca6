package gg.tiketi.queue.draw;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The steps of a draw as they are; a mutant does one of them wrong. */
class Drawing {
  Hash planHash(DrawPlan plan) {
    return plan.hash();
  }

  Hash root(List<Entrant> entrants) {
    return EntrantList.of(entrants).root();
  }

  Hash seed(DrawPlan plan, List<Entrant> entrants, Secret secret) {
    return new FinishedDraw(plan, EntrantList.of(entrants), secret).certificate().seed();
  }

  int[] order(Hash seed, int size) {
    return DrawOrder.shuffled(seed, size);
  }

  PersonalProof proof(FinishedDraw draw, Entrant entrant) {
    return draw.proofOf(entrant).orElseThrow();
  }

  FrozenDraw freeze(DrawPlan plan, EntrantList entrants, Instant now) {
    return new PlannedDraw(plan).freeze(entrants, now);
  }

  Optional<FinishedDraw> draw(FrozenDraw frozen, Randomness randomness) {
    return frozen.draw(randomness);
  }
}
