package gg.tiketi.app;

import gg.tiketi.kernel.EventId;
import gg.tiketi.kernel.FeedReader;
import gg.tiketi.kernel.Presence;
import gg.tiketi.kernel.Published;
import gg.tiketi.postgres.FactJson;
import gg.tiketi.redis.FactText;
import gg.tiketi.redis.Keyspace;
import gg.tiketi.redis.Redis;
import gg.tiketi.redis.RedisFeedRelay;
import gg.tiketi.redis.RedisInstallation;
import gg.tiketi.redis.RedisPresence;
import gg.tiketi.redis.RedisRateLimiter;
import gg.tiketi.redis.RedisSelections;
import gg.tiketi.redis.RedisShares;
import gg.tiketi.redis.RedisWaitingLine;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Everything that instances share in Redis. */
final class RedisMeeting {
  private RedisMeeting() {}

  static Meeting over(Redis redis, UUID installation) {
    var keyspace = new Keyspace(installation);
    var instance = UUID.randomUUID().toString();
    var presence = new Counted(new RedisPresence(redis, keyspace, instance));
    var relay = new RedisFeedRelay(redis, keyspace, instance, new FactText(FactJson::write, FactJson::read),
        presence::isAlone);
    return new Meeting(relay, presence, new RedisSelections(redis, keyspace, Meeting.ownSelections()),
        new RedisRateLimiter(redis, keyspace, Meeting.ownLimiter()), new RedisWaitingLine(redis, keyspace),
        new RedisShares(redis, keyspace),
        (feed, missed) -> relay.listen(new Hearing(feed, missed)), () -> care(redis, installation, relay), () -> {
          presence.leave();
          relay.close();
          redis.close();
        });
  }

  /** A Redis that lost everything is given its id again by whoever was admitted while it had it. */
  private static void care(Redis redis, UUID installation, RedisFeedRelay relay) {
    if (redis.probe()) {
      new RedisInstallation(redis).restore(installation);
    }
    relay.care();
  }

  /** Hears commits, and asks for a reading when some are missing. */
  private record Hearing(FeedReader feed, Runnable read) implements RedisFeedRelay.Listener {
    @Override
    public void heard(List<Published> commits) {
      if (!feed.follow(commits)) {
        read.run();
      }
    }

    @Override
    public void missed() {
      read.run();
    }
  }

  /** Remembers whether there are others: nobody sends anything to nobody. */
  private static final class Counted implements Presence {
    private final Presence presence;
    private final AtomicInteger others = new AtomicInteger();

    Counted(Presence presence) {
      this.presence = presence;
    }

    boolean isAlone() {
      return others.get() == 0;
    }

    @Override
    public Elsewhere report(Map<EventId, Integer> viewers, Instant now) {
      var elsewhere = presence.report(viewers, now);
      others.set(elsewhere.instances());
      return elsewhere;
    }

    @Override
    public void leave() {
      presence.leave();
    }
  }
}
