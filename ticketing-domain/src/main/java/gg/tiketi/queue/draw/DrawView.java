package gg.tiketi.queue.draw;

import org.jspecify.annotations.Nullable;

/**
 * What is published about a draw, as the members of one JSON object; what is not known in its state is left out.
 *
 * @param state {@code planned}, {@code frozen} or {@code drawn}
 * @param entrantsRoot from {@code frozen} on
 * @param entrants from {@code frozen} on
 * @param secret from {@code drawn} on, as the seed and the root of the order
 */
public record DrawView(String state, Plan plan, String planHash, @Nullable String entrantsRoot,
    @Nullable Integer entrants, @Nullable String secret, @Nullable String seed, @Nullable String orderRoot) {

  /** The plan, with all that its hash is made of. */
  public record Plan(String algorithm, String eventId, int round, String opening, String commitment,
      String saltCommitment, String source, String proves, String doesNotProve) {
    static Plan of(DrawPlan plan) {
      return new Plan(DrawPlan.ALGORITHM, plan.id().event().toString(), plan.id().round(), plan.opening().toString(),
          plan.commitment().toString(), plan.saltCommitment().toString(), plan.source().name(),
          plan.source().proves(), plan.source().doesNotProve());
    }
  }

  /** What may be known of a draw in its state. */
  public static DrawView of(Draw draw) {
    var plan = Plan.of(draw.plan());
    var planHash = draw.plan().hash().toString();
    return switch (draw) {
      case PlannedDraw _ -> new DrawView("planned", plan, planHash, null, null, null, null, null);
      case FrozenDraw frozen -> new DrawView("frozen", plan, planHash, frozen.entrants().root().toString(),
          frozen.entrants().size(), null, null, null);
      case FinishedDraw finished -> drawn(plan, planHash, finished.certificate());
    };
  }

  private static DrawView drawn(Plan plan, String planHash, DrawCertificate certificate) {
    return new DrawView("drawn", plan, planHash, certificate.entrantsRoot().toString(), certificate.entrants(),
        certificate.revealed().value().toString(), certificate.seed().toString(), certificate.orderRoot().toString());
  }
}
