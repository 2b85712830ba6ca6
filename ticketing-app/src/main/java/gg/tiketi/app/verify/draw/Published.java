package gg.tiketi.app.verify.draw;

import java.util.List;

/**
 * What a server publishes about a finished draw. Hashes are lower-case hex.
 *
 * @param entrants how many
 */
record Published(Plan plan, String planHash, String entrantsRoot, int entrants, String secret, String seed,
    String orderRoot) {
  /** The plan's parts. */
  record Plan(String algorithm, String eventId, int round, String opening, String commitment, String saltCommitment,
      String source, String proves, String doesNotProve) {}

  /** What one entrant was shown. */
  record Proof(Claim claim, int leafIndex, List<String> leafPath, int place,
      List<String> placePath) {
    Proof {
      leafPath = List.copyOf(leafPath);
      placePath = List.copyOf(placePath);
    }
  }

  /** Who an entrant is in the draw: on the receipt from the beginning, in the proof at the end. */
  record Claim(String planHash, String pseudonym, String nonce, String leaf) {}
}
