package gg.tiketi.queue.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import gg.tiketi.kernel.EventId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Law W19: a draw is a bijection that nobody chose, and it follows byte for byte from what was published. */
abstract class DrawContract {
  private static final DrawPlan PLAN = GoldenDraws.plan();
  private static final Secret SECRET = GoldenDraws.secret();

  /** The steps under test. */
  abstract Drawing drawing();

  @Test
  void W19_places_are_a_bijection() {
    for (int size = 0; size < 200; size++) {
      int[] order = drawing().order(seed(size), size);
      assertThat(Arrays.stream(order).sorted()).as("of %d", size).containsExactlyElementsOf(upTo(size));
    }
  }

  /** The 120 orders of five; χ² with 119 degrees of freedom stays below 173.6 in 99.9 of 100 fair cases. */
  @Test
  void W19_every_order_is_as_likely() {
    var counts = new HashMap<String, Integer>();
    int draws = 24_000;
    for (int i = 0; i < draws; i++) {
      counts.merge(Arrays.toString(drawing().order(seed(i), 5)), 1, Integer::sum);
    }
    double expected = draws / 120.0;
    double unseen = (120 - counts.size()) * expected;
    double square = counts.values().stream().mapToDouble(count -> Math.pow(count - expected, 2) / expected).sum();
    assertThat(unseen + square).isLessThan(173.6);
  }

  /** Everybody at every place; χ² with 39 × 39 degrees of freedom stays below 1,696 in 99.9 of 100 fair cases. */
  @Test
  void W19_everybody_gets_every_place_as_likely() {
    int size = 40;
    int draws = 8_000;
    var counts = new int[size][size];
    for (int i = 0; i < draws; i++) {
      int[] order = drawing().order(seed(i), size);
      for (int place = 0; place < size; place++) {
        counts[order[place]][place]++;
      }
    }
    double expected = (double) draws / size;
    assertThat(Arrays.stream(counts).flatMapToInt(Arrays::stream)
        .mapToDouble(count -> Math.pow(count - expected, 2) / expected).sum()).isLessThan(1_696);
  }

  @Test
  void W19_the_order_follows_from_its_definition() {
    for (int size = 0; size < 100; size++) {
      assertThat(drawing().order(seed(size), size)).isEqualTo(Slowly.order(seed(size), size));
    }
    var seed = GoldenDraws.REJECTING_SEED;
    assertThat(drawing().order(seed, GoldenDraws.REJECTING_SIZE))
        .isEqualTo(Slowly.order(seed, GoldenDraws.REJECTING_SIZE));
  }

  @Test
  void W19_golden_draws_never_change() {
    assertThat(drawing().planHash(PLAN)).hasToString(GoldenDraws.PLAN_HASH);
    for (var golden : GoldenDraws.ALL) {
      var entrants = GoldenDraws.entrants(golden.size());
      var seed = drawing().seed(PLAN, entrants, SECRET);
      assertThat(drawing().root(entrants)).hasToString(golden.entrantsRoot());
      assertThat(seed).hasToString(golden.seed());
      assertThat(orderRoot(seed, golden.size())).hasToString(golden.orderRoot());
      assertThat(GoldenDraws.drawn(golden.size()).certificate().orderRoot()).hasToString(golden.orderRoot());
    }
    assertThat(orderRoot(GoldenDraws.REJECTING_SEED, GoldenDraws.REJECTING_SIZE))
        .hasToString(GoldenDraws.REJECTING_ROOT);
  }

  @Test
  void W19_who_came_first_makes_no_difference() {
    var entrants = new ArrayList<>(GoldenDraws.entrants(100));
    var root = drawing().root(entrants);
    var seed = drawing().seed(PLAN, entrants, SECRET);
    Collections.shuffle(entrants, new Random(19));
    assertThat(drawing().root(entrants)).isEqualTo(root);
    assertThat(drawing().seed(PLAN, entrants, SECRET)).isEqualTo(seed);
  }

  @Test
  void W19_every_part_of_the_plan_makes_another_draw() {
    var id = PLAN.id();
    var other = Hash.of(new byte[Hash.BYTES]);
    var plans = List.of(PLAN,
        new DrawPlan(new DrawId(new EventId(new UUID(1, 2)), 1), PLAN.opening(), PLAN.source(), PLAN.commitment(),
            PLAN.saltCommitment()),
        new DrawPlan(new DrawId(id.event(), 2), PLAN.opening(), PLAN.source(), PLAN.commitment(),
            PLAN.saltCommitment()),
        new DrawPlan(id, PLAN.opening().plusNanos(1), PLAN.source(), PLAN.commitment(), PLAN.saltCommitment()),
        new DrawPlan(id, PLAN.opening().plusSeconds(1), PLAN.source(), PLAN.commitment(), PLAN.saltCommitment()),
        new DrawPlan(id, PLAN.opening(), Source.COMMIT_REVEAL, PLAN.commitment(), PLAN.saltCommitment()),
        new DrawPlan(id, PLAN.opening(), PLAN.source(), other, PLAN.saltCommitment()),
        new DrawPlan(id, PLAN.opening(), PLAN.source(), PLAN.commitment(), other));
    var entrants = GoldenDraws.entrants(3);
    assertThat(plans.stream().map(plan -> drawing().seed(plan, entrants, SECRET))).doesNotHaveDuplicates();
  }

  @Test
  void W19_every_entrant_nonce_and_bit_of_the_secret_makes_another_draw() {
    var seeds = new ArrayList<Hash>();
    for (int size = 0; size < 5; size++) {
      seeds.add(drawing().seed(PLAN, GoldenDraws.entrants(size), SECRET));
    }
    for (int bit = 0; bit < Nonce.BYTES * Byte.SIZE; bit++) {
      var entrants = new ArrayList<>(GoldenDraws.entrants(3));
      entrants.set(1,
          new Entrant(entrants.get(1).pseudonym(), Nonce.of(flipped(entrants.get(1).nonce().bytes(), bit))));
      seeds.add(drawing().seed(PLAN, entrants, SECRET));
    }
    for (int bit = 0; bit < Hash.BYTES * Byte.SIZE; bit++) {
      var entrants = new ArrayList<>(GoldenDraws.entrants(3));
      entrants.set(1, new Entrant(Hash.of(flipped(entrants.get(1).pseudonym().bytes(), bit)), entrants.get(1).nonce()));
      seeds.add(drawing().seed(PLAN, entrants, SECRET));
      seeds.add(
          drawing().seed(PLAN, GoldenDraws.entrants(3), new Secret(Hash.of(flipped(SECRET.value().bytes(), bit)))));
    }
    assertThat(new HashSet<>(seeds)).hasSameSizeAs(seeds);
  }

  @Test
  void W19_the_root_is_that_of_the_sorted_leaves() {
    for (int size = 0; size < 200; size++) {
      var entrants = GoldenDraws.entrants(size);
      assertThat(drawing().root(entrants)).as("of %d", size).isEqualTo(Slowly.root(leaves(entrants)));
    }
  }

  @Test
  void W19_every_proof_leads_to_both_roots_and_from_nowhere_else() {
    for (int size : List.of(1, 2, 3, 7, 64, 65, 129, 200)) {
      var draw = GoldenDraws.drawn(size);
      for (var entrant : GoldenDraws.entrants(size)) {
        var proof = drawing().proof(draw, entrant);
        assertThat(draw.placeOf(entrant)).hasValue(proof.place());
        assertThat(listRoot(proof, proof.leafIndex(), size)).isEqualTo(draw.certificate().entrantsRoot());
        assertThat(placeRoot(proof, proof.place(), size)).isEqualTo(draw.certificate().orderRoot());
        if (size > 1) {
          assertThat(listRoot(proof, (proof.leafIndex() + 1) % size, size))
              .isNotEqualTo(draw.certificate().entrantsRoot());
          assertThat(placeRoot(proof, proof.place() % size + 1, size)).isNotEqualTo(draw.certificate().orderRoot());
        }
      }
    }
  }

  @Test
  void W19_nobody_is_in_the_list_twice() {
    var entrants = new ArrayList<>(GoldenDraws.entrants(50));
    entrants.add(new Entrant(entrants.get(7).pseudonym(), Nonce.of(new byte[Nonce.BYTES])));
    assertThatIllegalArgumentException().as("another nonce").isThrownBy(() -> drawing().root(entrants));
    entrants.set(50, entrants.get(7));
    assertThatIllegalArgumentException().as("the same entry").isThrownBy(() -> drawing().root(entrants));
  }

  @Test
  void W19_the_list_stays_open_until_the_opening() {
    var list = EntrantList.of(GoldenDraws.entrants(3));
    assertThatIllegalStateException().isThrownBy(() -> drawing().freeze(PLAN, list, PLAN.opening().minusNanos(1)));
    assertThat(drawing().freeze(PLAN, list, PLAN.opening()).entrants().size()).isEqualTo(3);
  }

  @Test
  void W19_only_what_was_promised_draws_and_only_when_it_is_there() {
    var frozen = new PlannedDraw(PLAN).freeze(EntrantList.of(GoldenDraws.entrants(3)), PLAN.opening());
    var other = new Secret(Hash.of(new byte[Hash.BYTES]));
    assertThatIllegalStateException()
        .isThrownBy(() -> drawing().draw(frozen, new ScriptedRandomness(Optional.of(other))));
    assertThat(drawing().draw(frozen, new ScriptedRandomness(Optional.empty()))).isEmpty();
    assertThat(drawing().draw(frozen, new ScriptedRandomness(Optional.of(SECRET))).orElseThrow().certificate()
        .revealed()).isEqualTo(SECRET);
  }

  // ---- how ----

  private record ScriptedRandomness(Optional<Secret> revealed) implements Randomness {
    @Override
    public Source source() {
      return PLAN.source();
    }

    @Override
    public Hash commitment(DrawId id) {
      return PLAN.commitment();
    }

    @Override
    public Optional<Secret> reveal(FrozenDraw draw) {
      return revealed;
    }

    @Override
    public boolean isPromised(DrawPlan plan, Secret told) {
      return told.commitment().equals(plan.commitment());
    }
  }

  private Hash orderRoot(Hash seed, int size) {
    return Slowly.root(Arrays.stream(drawing().order(seed, size)).mapToObj(Slowly::orderLeaf).toList());
  }

  private static Hash listRoot(PersonalProof proof, int index, int size) {
    return Slowly.rootOf(proof.entrant().leaf(), index, size, proof.leafPath());
  }

  private static Hash placeRoot(PersonalProof proof, int place, int size) {
    return Slowly.rootOf(Slowly.orderLeaf(proof.leafIndex()), place - 1, size, proof.placePath());
  }

  private static List<Hash> leaves(List<Entrant> entrants) {
    return entrants.stream().map(Entrant::leaf)
        .sorted((one, other) -> Arrays.compareUnsigned(one.bytes(), other.bytes())).toList();
  }

  private static Hash seed(int number) {
    return Canonical.of("test").number(number).toHash();
  }

  private static List<Integer> upTo(int size) {
    return IntStream.range(0, size).boxed().toList();
  }

  private static byte[] flipped(byte[] bytes, int bit) {
    bytes[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
    return bytes;
  }
}
