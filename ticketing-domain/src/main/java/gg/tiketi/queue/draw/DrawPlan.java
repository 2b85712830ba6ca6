package gg.tiketi.queue.draw;

import java.time.Instant;

/**
 * What is published before anybody can enter. Its hash stands on every receipt, so whoever entered can show that the plan was
 * there before.
 *
 * @param opening when the list of entrants is frozen
 * @param source where the randomness will come from, in words
 * @param commitment fixes the randomness
 * @param saltCommitment fixes how accounts become pseudonyms, so that no other names can be tried later
 */
public record DrawPlan(DrawId id, Instant opening, Source source, Hash commitment, Hash saltCommitment) {
  /** Version of everything that {@code docs/draw.md} specifies; part of all that is hashed outside of trees. */
  public static final String ALGORITHM = "tiketi-draw-1";

  /** The plan as bytes: what its hash is made of. */
  public byte[] bytes() {
    return canonical().toBytes();
  }

  /** Stands for the whole plan. */
  public Hash hash() {
    return canonical().toHash();
  }

  private Canonical canonical() {
    return Canonical.of("plan").id(id.event().value()).number(id.round())
        .number(opening.getEpochSecond()).number(opening.getNano())
        .hash(commitment).hash(saltCommitment)
        .text(source.name()).text(source.proves()).text(source.doesNotProve());
  }
}
