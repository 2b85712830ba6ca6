package gg.tiketi.queue.draw;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntBinaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A law that no fault can break is not tested: each broken draw dies by the law it breaks. */
class DrawMutantsTest {
  /**
   * A fault that a law must find.
   *
   * @param drawing does one step wrong
   * @param proof the law's test
   */
  record BrokenDraw(String name, Drawing drawing, Consumer<DrawContract> proof) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<BrokenDraw> mutants() {
    return Stream.of(
        new BrokenDraw("nobody keeps their index", shuffling((last, size) -> last, 0),
            DrawContract::W19_every_order_is_as_likely),
        new BrokenDraw("swaps with anybody", shuffling((last, size) -> size, 0),
            DrawContract::W19_every_order_is_as_likely),
        new BrokenDraw("stops one early", shuffling((last, size) -> last + 1, 1),
            DrawContract::W19_every_order_is_as_likely),
        new BrokenDraw("the first half stays in front", inHalves(),
            DrawContract::W19_everybody_gets_every_place_as_likely),
        new BrokenDraw("overwrites instead of swapping", overwriting(), DrawContract::W19_places_are_a_bijection),
        new BrokenDraw("throws no word away", withoutRejection(),
            DrawContract::W19_the_order_follows_from_its_definition),
        new BrokenDraw("the list in order of arrival", inOrderOfArrival(),
            DrawContract::W19_who_came_first_makes_no_difference),
        new BrokenDraw("a lonely node is doubled", doubling(), DrawContract::W19_the_root_is_that_of_the_sorted_leaves),
        new BrokenDraw("the plan does not count", forgettingThePlan(),
            DrawContract::W19_every_part_of_the_plan_makes_another_draw),
        new BrokenDraw("nonces do not count", forgettingNonces(),
            DrawContract::W19_every_entrant_nonce_and_bit_of_the_secret_makes_another_draw),
        new BrokenDraw("the last entry of an account counts", keepingTheLast(),
            DrawContract::W19_nobody_is_in_the_list_twice),
        new BrokenDraw("freezes whenever it is asked", freezingEarly(),
            DrawContract::W19_the_list_stays_open_until_the_opening),
        new BrokenDraw("draws with any secret", believing(),
            DrawContract::W19_only_what_was_promised_draws_and_only_when_it_is_there),
        new BrokenDraw("shows the neighbour's proof", mixingProofsUp(),
            DrawContract::W19_every_proof_leads_to_both_roots_and_from_nowhere_else),
        new BrokenDraw("a plan's opening is rounded", roundingTheOpening(),
            DrawContract::W19_golden_draws_never_change));
  }

  @ParameterizedTest
  @MethodSource("mutants")
  void dies(BrokenDraw mutant) {
    var laws = new DrawContract() {
      @Override
      Drawing drawing() {
        return mutant.drawing();
      }
    };
    assertThatThrownBy(() -> mutant.proof().accept(laws)).isInstanceOf(AssertionError.class);
  }

  // ---- orders ----

  private static Drawing shuffling(IntBinaryOperator bound, int end) {
    return ordering((seed, size) -> {
      var words = new RandomWords(seed);
      int[] order = identity(size);
      for (int last = size - 1; last > end; last--) {
        swap(order, last, words.below(bound.applyAsInt(last, size)));
      }
      return order;
    });
  }

  private static Drawing inHalves() {
    return ordering((seed, size) -> {
      int[] order = identity(size);
      int[] front = DrawOrder.shuffled(seed, size / 2);
      System.arraycopy(front, 0, order, 0, front.length);
      return order;
    });
  }

  private static Drawing overwriting() {
    return ordering((seed, size) -> {
      var words = new RandomWords(seed);
      int[] order = identity(size);
      for (int last = size - 1; last > 0; last--) {
        order[last] = order[words.below(last + 1)];
      }
      return order;
    });
  }

  private static Drawing withoutRejection() {
    return ordering((seed, size) -> {
      var words = Slowly.words(seed, size).iterator();
      int[] order = identity(size);
      for (int last = size - 1; last > 0; last--) {
        swap(order, last, words.next().mod(BigInteger.valueOf(last + 1L)).intValue());
      }
      return order;
    });
  }

  @FunctionalInterface
  private interface Order {
    int[] of(Hash seed, int size);
  }

  private static Drawing ordering(Order fault) {
    return new Drawing() {
      @Override
      int[] order(Hash seed, int size) {
        return fault.of(seed, size);
      }
    };
  }

  private static int[] identity(int size) {
    var order = new int[size];
    Arrays.setAll(order, i -> i);
    return order;
  }

  private static void swap(int[] order, int one, int other) {
    int index = order[one];
    order[one] = order[other];
    order[other] = index;
  }

  // ---- lists ----

  private static Drawing inOrderOfArrival() {
    return listing(entrants -> Slowly.root(entrants.stream().map(Entrant::leaf).toList()));
  }

  private static Drawing doubling() {
    return listing(entrants -> {
      var level = new ArrayList<>(entrants.stream().map(Entrant::leaf)
          .sorted((one, other) -> Arrays.compareUnsigned(one.bytes(), other.bytes())).toList());
      while (level.size() > 1) {
        if (level.size() % 2 == 1) {
          level.add(level.getLast());
        }
        for (int i = 0; i < level.size(); i++) {
          level.set(i, Slowly.root(List.of(level.get(i), level.remove(i + 1))));
        }
      }
      return level.isEmpty() ? Slowly.root(level) : level.getFirst();
    });
  }

  private static Drawing keepingTheLast() {
    return listing(entrants -> {
      var latest = new LinkedHashMap<Hash, Entrant>();
      entrants.forEach(entrant -> latest.put(entrant.pseudonym(), entrant));
      return EntrantList.of(latest.values()).root();
    });
  }

  private static Drawing listing(Function<List<Entrant>, Hash> fault) {
    return new Drawing() {
      @Override
      Hash root(List<Entrant> entrants) {
        return fault.apply(entrants);
      }
    };
  }

  // ---- seeds and plans ----

  private static Drawing forgettingThePlan() {
    return new Drawing() {
      @Override
      Hash seed(DrawPlan plan, List<Entrant> entrants, Secret secret) {
        return super.seed(GoldenDraws.plan(), entrants, secret);
      }
    };
  }

  private static Drawing forgettingNonces() {
    return new Drawing() {
      @Override
      Hash seed(DrawPlan plan, List<Entrant> entrants, Secret secret) {
        var same = Nonce.of(new byte[Nonce.BYTES]);
        return super.seed(plan, entrants.stream().map(one -> new Entrant(one.pseudonym(), same)).toList(), secret);
      }
    };
  }

  private static Drawing roundingTheOpening() {
    return new Drawing() {
      @Override
      Hash planHash(DrawPlan plan) {
        return new DrawPlan(plan.id(), plan.opening().truncatedTo(ChronoUnit.SECONDS), plan.source(), plan.commitment(),
            plan.saltCommitment()).hash();
      }
    };
  }

  // ---- states and proofs ----

  private static Drawing freezingEarly() {
    return new Drawing() {
      @Override
      FrozenDraw freeze(DrawPlan plan, EntrantList entrants, Instant now) {
        return new FrozenDraw(plan, entrants);
      }
    };
  }

  private static Drawing believing() {
    return new Drawing() {
      @Override
      Optional<FinishedDraw> draw(FrozenDraw frozen, Randomness randomness) {
        return randomness.reveal(frozen).map(secret -> new FinishedDraw(frozen.plan(), frozen.entrants(), secret));
      }
    };
  }

  private static Drawing mixingProofsUp() {
    return new Drawing() {
      @Override
      PersonalProof proof(FinishedDraw draw, Entrant entrant) {
        var all = GoldenDraws.entrants(draw.entrants().size());
        return super.proof(draw, all.get((all.indexOf(entrant) + 1) % all.size()));
      }
    };
  }
}
