package gg.tiketi.capacity.fleet;

import gg.tiketi.catalog.EventView;
import java.time.Instant;

/** What is expected of a sale; asked again and again before its opening, and while its plan is in force. */
@FunctionalInterface
public interface SaleExpectations {
  /** How many people a sale is to be planned for. */
  Expectation of(EventView sale, Instant now);

  /**
   * An answer.
   *
   * @param policy whose
   * @param users how many people to be ready for
   * @param middle how many come as likely as not
   * @param high how many are not exceeded in nine of ten sales
   * @param because why, in one sentence
   */
  record Expectation(String policy, long users, double middle, double high, String because) {
    /** An answer of which nobody says how far off it may be. */
    public Expectation(String policy, long users, String because) {
      this(policy, users, (double) users, (double) users, because);
    }
  }
}
