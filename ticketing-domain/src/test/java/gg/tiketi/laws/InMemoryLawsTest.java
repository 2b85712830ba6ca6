package gg.tiketi.laws;

import org.junit.jupiter.api.Nested;

/** Every law over the stores in memory, which are the measure of the others. */
class InMemoryLawsTest {
  @Nested
  class Reservations extends ReservationsContract {
    Reservations() {
      super(Adapter.IN_MEMORY);
    }
  }
}
