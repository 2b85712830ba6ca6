package gg.tiketi.laws;

import gg.tiketi.Tiketi;
import gg.tiketi.kernel.RandomIds;
import java.util.Random;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A kind of stores that the laws are proved over.
 *
 * @param name as it stands in the table of laws
 * @param seasons how many sales are played of each seed in a quick run
 * @param rounds how many rounds a race lasts in a quick run
 * @param emptyStores makes or empties stores; those it gave before are never used again
 */
public record Adapter(String name, int seasons, int rounds, Supplier<Tiketi.Stores> emptyStores) {
  public static final Adapter IN_MEMORY = new Adapter("in-memory", 6, 300,
      () -> Tiketi.Stores.inMemory(new RandomIds(new Random(7))));

  /** The same stores with a fault built in. */
  public Adapter with(UnaryOperator<Tiketi.Stores> fault) {
    return new Adapter(name + " (mutant)", seasons, rounds, () -> fault.apply(emptyStores.get()));
  }

  World world(long seed) {
    return new World(emptyStores.get(), seed);
  }
}
