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

  @Nested
  class Payments extends PaymentsContract {
    Payments() {
      super(Adapter.IN_MEMORY);
    }
  }

  @Nested
  class Seats extends SeatsContract {
    Seats() {
      super(Adapter.IN_MEMORY);
    }
  }

  @Nested
  class EventFeed extends EventFeedContract {
    EventFeed() {
      super(Adapter.IN_MEMORY);
    }
  }

  @Nested
  class Catalog extends CatalogContract {
    Catalog() {
      super(Adapter.IN_MEMORY);
    }
  }

  @Nested
  class Accounts extends AccountsContract {
    Accounts() {
      super(Adapter.IN_MEMORY);
    }
  }

  @Nested
  class Sessions extends SessionsContract {
    Sessions() {
      super(Adapter.IN_MEMORY);
    }
  }

  @Nested
  class Standing extends StandingContract {
    Standing() {
      super(Adapter.IN_MEMORY);
    }
  }

  @Nested
  class Settlement extends SettlementContract {
    Settlement() {
      super(Adapter.IN_MEMORY);
    }
  }

  @Nested
  class Meeting extends MeetingContract {
    Meeting() {
      super(Adapter.IN_MEMORY);
    }
  }
}
