package gg.tiketi.laws;

import gg.tiketi.Tiketi.Stores;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A fault that a law must find.
 *
 * @param law that turns red by it
 * @param name what is wrong
 * @param fault builds it into stores
 * @param proof the law's test, over any adapter
 */
public record Mutant(String law, String name, UnaryOperator<Stores> fault, Consumer<Adapter> proof) {
  @Override
  public String toString() {
    return law + ": " + name;
  }
}
