package gg.tiketi.postgres;

import gg.tiketi.laws.Adapter;
import gg.tiketi.laws.ReservationsContract;
import org.junit.jupiter.api.Nested;

/** Every law over the stores in PostgreSQL. */
class PostgresLawsTest {
  private static final TestDatabase SERVER = TestDatabase.create();
  private static final Database DATABASE = SERVER.open();
  private static final Adapter POSTGRES = new Adapter("postgres", 4, 100, () -> {
    SERVER.empty();
    return PostgresStores.of(DATABASE);
  });

  @Nested
  class Reservations extends ReservationsContract {
    Reservations() {
      super(POSTGRES);
    }
  }
}
