package gg.tiketi.postgres;

import gg.tiketi.laws.AccountsContract;
import gg.tiketi.laws.Adapter;
import gg.tiketi.laws.CatalogContract;
import gg.tiketi.laws.EventFeedContract;
import gg.tiketi.laws.MeetingContract;
import gg.tiketi.laws.PaymentsContract;
import gg.tiketi.laws.ReservationsContract;
import gg.tiketi.laws.SeatsContract;
import gg.tiketi.laws.SessionsContract;
import gg.tiketi.laws.SettlementContract;
import gg.tiketi.laws.StandingContract;
import org.junit.jupiter.api.Nested;

/** Every law over the stores in PostgreSQL. */
class PostgresLawsTest {
  private static final TestDatabase SERVER = TestDatabase.create();
  private static final Database DATABASE = SERVER.open();
  private static final Adapter POSTGRES = new Adapter("postgres", 3, 100, () -> {
    SERVER.empty();
    return PostgresStores.of(DATABASE);
  });

  @Nested
  class Reservations extends ReservationsContract {
    Reservations() {
      super(POSTGRES);
    }
  }

  @Nested
  class Payments extends PaymentsContract {
    Payments() {
      super(POSTGRES);
    }
  }

  @Nested
  class Seats extends SeatsContract {
    Seats() {
      super(POSTGRES);
    }
  }

  @Nested
  class EventFeed extends EventFeedContract {
    EventFeed() {
      super(POSTGRES);
    }
  }

  @Nested
  class Catalog extends CatalogContract {
    Catalog() {
      super(POSTGRES);
    }
  }

  @Nested
  class Accounts extends AccountsContract {
    Accounts() {
      super(POSTGRES);
    }
  }

  @Nested
  class Sessions extends SessionsContract {
    Sessions() {
      super(POSTGRES);
    }
  }

  @Nested
  class Standing extends StandingContract {
    Standing() {
      super(POSTGRES);
    }
  }

  @Nested
  class Settlement extends SettlementContract {
    Settlement() {
      super(POSTGRES);
    }
  }

  @Nested
  class Meeting extends MeetingContract {
    Meeting() {
      super(POSTGRES);
    }
  }
}
