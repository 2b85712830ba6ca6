package gg.tiketi.capacity.fleet;

import gg.tiketi.catalog.EventView;
import java.time.Instant;

/** What is expected of a sale; asked before each opening, again and again. */
@FunctionalInterface
public interface SaleExpectations {
  /** How many people a sale that has not opened yet is to be planned for. */
  Expectation of(EventView sale, Instant now);

  /**
   * An answer.
   *
   * @param policy whose
   * @param users how many people to be ready for
   * @param because why, in one sentence
   */
  record Expectation(String policy, long users, String because) {}
}
