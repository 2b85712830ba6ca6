package gg.tiketi.postgres;

import gg.tiketi.Tiketi;
import gg.tiketi.kernel.IdSource;
import gg.tiketi.kernel.RandomIds;
import java.util.Random;

/** All stores over one database, for tests. */
public final class PostgresStores {
  private PostgresStores() {}

  public static Tiketi.Stores of(Database database) {
    return of(database, new RandomIds(new Random()));
  }

  public static Tiketi.Stores of(Database database, IdSource ids) {
    return new Tiketi.Stores(new PostgresCatalog(database), new PostgresAccounts(database),
        new PostgresSessions(database), new PostgresSeats(database), new PostgresReservations(database, ids),
        new PostgresPayments(database, ids), new PostgresEventFeed(database));
  }
}
