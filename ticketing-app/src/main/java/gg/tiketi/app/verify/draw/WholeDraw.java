package gg.tiketi.app.verify.draw;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A draw, computed again from what was published about it. */
final class WholeDraw {
  private final Published draw;
  private final int[] order;

  WholeDraw(Published draw) {
    this.draw = draw;
    order = Shuffle.of(draw.seed(), draw.entrants());
  }

  /** What holds of the certificate by itself: that the order follows from the plan, the list's root and the secret. */
  List<Finding> certificate() {
    var sums = new Sums();
    return List.of(Finding.same("the plan is the one that was hashed", draw.planHash(), sums.plan(draw.plan())),
        Finding.same("the secret is the one that the plan promised", draw.plan().commitment(),
            sums.commitment(draw.secret())),
        Finding.same("the seed follows from plan, entrants and secret", draw.seed(),
            sums.seed(draw.planHash(), draw.entrantsRoot(), draw.entrants(), draw.secret())),
        Finding.same("the order follows from the seed", draw.orderRoot(), Shuffle.root(order)));
  }

  /** What holds of the list: so many leaves, ascending, none twice, under this root. */
  List<Finding> list(byte[] leaves) {
    int size = leaves.length / Sums.LENGTH;
    var findings = new ArrayList<Finding>();
    findings.add(Finding.same("the list has as many leaves as were drawn", draw.entrants() * (long) Sums.LENGTH,
        (long) leaves.length));
    findings.add(ascending(leaves, size));
    var peaks = new Peaks();
    for (int i = 0; i < size; i++) {
      peaks.add(leaf(leaves, i));
    }
    findings.add(Finding.same("the list is the one that was frozen", draw.entrantsRoot(), peaks.root()));
    return findings;
  }

  /** What holds of one entrant's proof. */
  List<Finding> entrant(Published.Proof proof) {
    var claim = proof.claim();
    byte[] orderLeaf = new Sums().orderLeaf(proof.leafIndex());
    return List.of(Finding.same("the proof is of this draw", claim.planHash(), draw.planHash()),
        Finding.same("the leaf is made of pseudonym and nonce", claim.leaf(),
            new Sums().leaf(claim.pseudonym(), claim.nonce())),
        Finding.same("the leaf was in the list", draw.entrantsRoot(),
            new Trail(proof.leafPath(), draw.entrants()).from(Sums.bytes(claim.leaf()), proof.leafIndex())),
        Finding.same("the place is in the order", draw.orderRoot(),
            new Trail(proof.placePath(), draw.entrants()).from(orderLeaf, proof.place() - 1)),
        Finding.of("the place is the one that was drawn", stands(proof), "somebody else stands at " + proof.place()));
  }

  /** What holds of one entrant's leaf in the list. */
  Finding entrantInList(Published.Proof proof, byte[] leaves) {
    int index = proof.leafIndex();
    boolean isThere = index >= 0 && index < leaves.length / Sums.LENGTH
        && Sums.hex(leaf(leaves, index)).equals(proof.claim().leaf());
    return Finding.of("the published list has the leaf", isThere, "another leaf stands at index " + index);
  }

  private boolean stands(Published.Proof proof) {
    return proof.place() >= 1 && proof.place() <= order.length && order[proof.place() - 1] == proof.leafIndex();
  }

  private static Finding ascending(byte[] leaves, int size) {
    for (int i = 1; i < size; i++) {
      if (Arrays.compareUnsigned(leaf(leaves, i - 1), leaf(leaves, i)) >= 0) {
        return Finding.of("the list ascends, so nobody is in it twice", false, "not after index " + (i - 1));
      }
    }
    return Finding.of("the list ascends, so nobody is in it twice", true, "");
  }

  private static byte[] leaf(byte[] leaves, int index) {
    return Arrays.copyOfRange(leaves, index * Sums.LENGTH, (index + 1) * Sums.LENGTH);
  }
}
