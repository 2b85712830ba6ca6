package gg.tiketi.app.verify.draw;

import static org.assertj.core.api.Assertions.assertThat;

import gg.tiketi.app.verify.draw.Published.Claim;
import gg.tiketi.app.verify.draw.Published.Plan;
import gg.tiketi.app.verify.draw.Published.Proof;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Draws of an operator who cheats in one thing and makes everything else fit: the one rule that this breaks must notice. If it
 * did not stand alone, nobody would see when a rule stops working.
 */
class ForgedDrawTest {
  private static final int SIZE = 4;
  private static final String SECRET = hash(1);
  private static final String OTHER = hash(2);
  /** In the order of their leaves. */
  private static final int[] ENTRANTS = {4, 6, 3, 5};
  private static final byte[] LIST = list(ENTRANTS);

  @Test
  void an_honest_draw_is_right() {
    assertThat(wrong(drawn(plan("It is fair."), LIST, SECRET), LIST)).isEmpty();
  }

  @Test
  void W19_another_secret_than_the_promised_one() {
    assertThat(wrong(drawn(plan("It is fair."), LIST, OTHER), LIST))
        .containsExactly("the secret is the one that the plan promised");
  }

  @Test
  void W19_a_chosen_seed() {
    var honest = drawn(plan("It is fair."), LIST, SECRET);
    assertThat(wrong(ordered(honest, OTHER, Shuffle.of(OTHER, SIZE)), LIST))
        .containsExactly("the seed follows from plan, entrants and secret");
  }

  @Test
  void W19_a_chosen_order() {
    var honest = drawn(plan("It is fair."), LIST, SECRET);
    var forged = ordered(honest, honest.seed(), favouring(honest));
    assertThat(wrong(forged, LIST)).containsExactly("the order follows from the seed");
  }

  @Test
  void W19_a_chosen_order_with_a_proof_that_fits() {
    var honest = drawn(plan("It is fair."), LIST, SECRET);
    int[] favouring = favouring(honest);
    var forged = ordered(honest, honest.seed(), favouring);
    var proof = proof(forged, favouring, 1);
    assertThat(new WholeDraw(forged).entrant(proof).stream().filter(finding -> !finding.holds()).map(Finding::rule))
        .containsExactly("the place is the one that was drawn");
  }

  @Test
  void W19_a_plan_that_says_something_else_now() {
    var honest = drawn(plan("It is fair."), LIST, SECRET);
    var forged = new Published(plan("It is perfect."), honest.planHash(), honest.entrantsRoot(), SIZE, SECRET,
        honest.seed(), honest.orderRoot());
    assertThat(wrong(forged, LIST)).containsExactly("the plan is the one that was hashed");
  }

  @Test
  void W19_somebody_twice_in_the_list() {
    var twice = list(4, 6, 6, 5);
    assertThat(wrong(drawn(plan("It is fair."), twice, SECRET), twice))
        .containsExactly("the list ascends, so nobody is in it twice");
  }

  @Test
  void W19_a_list_in_an_order_of_choice() {
    var chosen = list(5, 4, 6, 3);
    assertThat(wrong(drawn(plan("It is fair."), chosen, SECRET), chosen))
        .containsExactly("the list ascends, so nobody is in it twice");
  }

  @Test
  void W19_more_drawn_than_are_in_the_list() {
    var honest = drawn(plan("It is fair."), LIST, SECRET);
    var seed = new Sums().seed(honest.planHash(), honest.entrantsRoot(), SIZE + 1, SECRET);
    var forged = new Published(honest.plan(), honest.planHash(), honest.entrantsRoot(), SIZE + 1, SECRET, seed,
        Shuffle.root(Shuffle.of(seed, SIZE + 1)));
    assertThat(wrong(forged, LIST)).containsExactly("the list has as many leaves as were drawn");
  }

  // ---- how ----

  private static List<String> wrong(Published draw, byte[] leaves) {
    var whole = new WholeDraw(draw);
    var findings = new ArrayList<>(whole.certificate());
    findings.addAll(whole.list(leaves));
    return findings.stream().filter(finding -> !finding.holds()).map(Finding::rule).toList();
  }

  private static Published drawn(Plan plan, byte[] leaves, String secret) {
    var sums = new Sums();
    var planHash = sums.plan(plan);
    var root = root(leaves);
    var seed = sums.seed(planHash, root, SIZE, secret);
    return new Published(plan, planHash, root, SIZE, secret, seed, Shuffle.root(Shuffle.of(seed, SIZE)));
  }

  private static Published ordered(Published draw, String seed, int[] order) {
    return new Published(draw.plan(), draw.planHash(), draw.entrantsRoot(), SIZE, draw.secret(), seed,
        Shuffle.root(order));
  }

  /** The first and the last change places. */
  private static int[] favouring(Published honest) {
    int[] order = Shuffle.of(honest.seed(), SIZE);
    int first = order[0];
    order[0] = order[SIZE - 1];
    order[SIZE - 1] = first;
    return order;
  }

  /** Of who stands at a place; four leaves make the paths short enough to write down. */
  private static Proof proof(Published draw, int[] order, int place) {
    var sums = new Sums();
    int index = order[place - 1];
    var leaves = new ArrayList<byte[]>();
    var places = new ArrayList<byte[]>();
    for (int i = 0; i < SIZE; i++) {
      leaves.add(Arrays.copyOfRange(LIST, i * Sums.LENGTH, (i + 1) * Sums.LENGTH));
      places.add(sums.orderLeaf(order[i]));
    }
    var claim = new Claim(draw.planHash(), hash(ENTRANTS[index]), nonce(ENTRANTS[index]), Sums.hex(leaves.get(index)));
    return new Proof(claim, index, path(leaves, index), place, path(places, place - 1));
  }

  private static List<String> path(List<byte[]> leaves, int index) {
    int pair = (index / 2 ^ 1) * 2;
    return List.of(Sums.hex(leaves.get(index ^ 1)),
        Sums.hex(new Sums().node(leaves.get(pair), leaves.get(pair + 1))));
  }

  private static Plan plan(String proves) {
    return new Plan(Sums.ALGORITHM, "01234567-89ab-cdef-0123-456789abcdef", 1, "2026-12-01T11:00:00Z",
        new Sums().commitment(SECRET), new Sums().commitment(hash(9)), "commit-reveal", proves, "Nothing.");
  }

  private static String root(byte[] leaves) {
    var peaks = new Peaks();
    for (int i = 0; i < leaves.length; i += Sums.LENGTH) {
      peaks.add(Arrays.copyOfRange(leaves, i, i + Sums.LENGTH));
    }
    return peaks.root();
  }

  private static byte[] list(int... numbers) {
    var list = new StringBuilder();
    for (int number : numbers) {
      list.append(new Sums().leaf(hash(number), nonce(number)));
    }
    return Sums.bytes(list.toString());
  }

  private static String hash(int number) {
    return String.join("", Collections.nCopies(Sums.LENGTH, "%02x".formatted(number)));
  }

  private static String nonce(int number) {
    return hash(number).substring(0, 32);
  }
}
