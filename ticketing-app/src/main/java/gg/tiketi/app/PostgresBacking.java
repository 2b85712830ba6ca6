package gg.tiketi.app;

import gg.tiketi.Tiketi;
import gg.tiketi.app.embedded.EmbeddedPostgres;
import gg.tiketi.capacity.TrafficBook;
import gg.tiketi.capacity.TrafficService;
import gg.tiketi.kernel.EventFeed;
import gg.tiketi.postgres.Database;
import gg.tiketi.postgres.PostgresAccounts;
import gg.tiketi.postgres.PostgresCatalog;
import gg.tiketi.postgres.PostgresDrawBook;
import gg.tiketi.postgres.PostgresChargeBook;
import gg.tiketi.postgres.PostgresEventFeed;
import gg.tiketi.postgres.PostgresPayments;
import gg.tiketi.postgres.PostgresQueueBook;
import gg.tiketi.postgres.PostgresReservations;
import gg.tiketi.postgres.PostgresRetention;
import gg.tiketi.postgres.PostgresScalingBook;
import gg.tiketi.postgres.PostgresSeats;
import gg.tiketi.postgres.PostgresSessions;
import gg.tiketi.postgres.PostgresTrafficBook;
import gg.tiketi.postgres.StoreClock;
import gg.tiketi.postgres.StoreFaults;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;

/** Everything in PostgreSQL. */
final class PostgresBacking {
  private PostgresBacking() {}

  static Backing over(Database database) {
    var clock = new StoreClock(database);
    var ids = new OrderedIds(new SecureRandom(), clock);
    var feed = new PostgresEventFeed(database);
    var traffic = new PostgresTrafficBook(database);
    var stores = new Tiketi.Stores(new PostgresCatalog(database), new PostgresAccounts(database),
        new PostgresSessions(database), new PostgresSeats(database), new PostgresReservations(database, ids),
        new PostgresPayments(database, ids), feed);
    return new Backing(stores, new PostgresQueueBook(database), new PostgresDrawBook(database), traffic,
        new PostgresScalingBook(database),
        new PostgresChargeBook(database), ids, clock,
        clock::synchronise, StoreFaults::isFault,
        new Retention(feed, new PostgresRetention(database), traffic),
        database.clusterName().equals(EmbeddedPostgres.CLUSTER),
        database::close);
  }

  /** Forgets what is over, and facts an hour after this instance saw them: who is further behind reads everything anew. */
  private static final class Retention implements Backing.Purge {
    private static final Duration KEPT = Duration.ofHours(1);
    private static final int BATCH = 5_000;

    private final EventFeed feed;
    private final PostgresRetention others;
    private final TrafficBook traffic;
    private long old;
    private long newer;
    private Instant seenAt = Instant.MIN;

    Retention(EventFeed feed, PostgresRetention others, TrafficBook traffic) {
      this.feed = feed;
      this.traffic = traffic;
      this.others = others;
    }

    @Override
    public boolean run(Instant now) {
      if (seenAt.equals(Instant.MIN) || !seenAt.plus(KEPT).isAfter(now)) {
        old = newer;
        newer = feed.head();
        seenAt = now;
      }
      boolean moreFacts = feed.forgetBefore(old, BATCH) == BATCH;
      boolean moreAnswers = others.forgetAnswers(now, BATCH) == BATCH;
      boolean moreSessions = others.forgetSessions(now, BATCH) == BATCH;
      boolean moreTraffic = traffic.forgetBefore(now.minus(TrafficService.KEPT), BATCH) == BATCH;
      return moreFacts || moreAnswers || moreSessions || moreTraffic;
    }
  }
}
