package gg.tiketi.queue.draw;

import java.util.Optional;
import java.util.OptionalInt;

/** A draw that has its order, and all that proves it. */
public final class FinishedDraw implements Draw {
  private final EntrantList entrants;
  private final DrawOrder order;
  private final DrawCertificate certificate;

  FinishedDraw(DrawPlan plan, EntrantList entrants, Secret revealed) {
    this.entrants = entrants;
    var seed = seed(plan, entrants, revealed);
    order = new DrawOrder(seed, entrants.size());
    certificate = new DrawCertificate(plan, entrants.root(), entrants.size(), revealed, seed, order.root());
  }

  @Override
  public DrawPlan plan() {
    return certificate.plan();
  }

  /** Everybody in it. */
  public EntrantList entrants() {
    return entrants;
  }

  /** What is published about the whole. */
  public DrawCertificate certificate() {
    return certificate;
  }

  /** The place of an entrant, counted from 1; empty for who was not in the list. */
  public OptionalInt placeOf(Entrant entrant) {
    var index = entrants.indexOf(entrant.leaf());
    return index.isPresent() ? OptionalInt.of(order.placeOf(index.getAsInt())) : OptionalInt.empty();
  }

  /** What shows an entrant their place; empty for who was not in the list. */
  public Optional<PersonalProof> proofOf(Entrant entrant) {
    var index = entrants.indexOf(entrant.leaf());
    return index.isPresent() ? Optional.of(proof(entrant, index.getAsInt())) : Optional.empty();
  }

  private PersonalProof proof(Entrant entrant, int index) {
    int place = order.placeOf(index);
    return new PersonalProof(plan().hash(), entrant, index, entrants.path(index), place, order.path(place));
  }

  /** From all that is fixed before the secret is revealed, and the secret. */
  private static Hash seed(DrawPlan plan, EntrantList entrants, Secret revealed) {
    return Canonical.of("seed").hash(plan.hash()).hash(entrants.root()).number(entrants.size()).hash(revealed.value())
        .toHash();
  }
}
