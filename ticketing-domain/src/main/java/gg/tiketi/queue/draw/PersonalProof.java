package gg.tiketi.queue.draw;

import java.util.List;

/**
 * Shows one entrant that they were in the list and where they stand, in some forty hashes.
 *
 * @param leafIndex where their leaf stands in the list, counted from 0
 * @param leafPath leads from their leaf to the root of the list
 * @param place counted from 1
 * @param placePath leads from their place to the root of the order
 */
public record PersonalProof(Hash planHash, Entrant entrant, int leafIndex, List<Hash> leafPath, int place,
    List<Hash> placePath) {
  public PersonalProof {
    leafPath = List.copyOf(leafPath);
    placePath = List.copyOf(placePath);
  }
}
