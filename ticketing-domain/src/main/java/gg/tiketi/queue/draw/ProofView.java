package gg.tiketi.queue.draw;

import java.util.List;

/** A personal proof as the members of one JSON object, for its owner alone. */
public record ProofView(String planHash, String pseudonym, String nonce, String leaf, int leafIndex,
    List<String> leafPath, int place, List<String> placePath) {
  public ProofView {
    leafPath = List.copyOf(leafPath);
    placePath = List.copyOf(placePath);
  }

  /** Of this proof. */
  public static ProofView of(PersonalProof proof) {
    return new ProofView(proof.planHash().toString(), proof.entrant().pseudonym().toString(),
        proof.entrant().nonce().toString(), proof.entrant().leaf().toString(), proof.leafIndex(),
        texts(proof.leafPath()), proof.place(), texts(proof.placePath()));
  }

  private static List<String> texts(List<Hash> hashes) {
    return hashes.stream().map(Hash::toString).toList();
  }
}
