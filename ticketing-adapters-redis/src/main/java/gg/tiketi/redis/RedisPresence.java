package gg.tiketi.redis;

import gg.tiketi.kernel.EventId;
import gg.tiketi.kernel.Ids;
import gg.tiketi.kernel.Presence;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Instances that report to Redis. While it is away the others count as they were last seen, as long as their reports would. */
public final class RedisPresence implements Presence {
  private static final Pattern COUNT = Pattern.compile("(?<event>[^=,]+)=(?<count>[0-9]{1,9})");
  private static final int MOST_EVENTS = 1_000;
  private static final Duration KEPT = Duration.ofHours(1);

  private final Redis redis;
  private final String key;
  private final String instance;
  private Elsewhere seen = Elsewhere.NOBODY;
  private Instant seenAt = Instant.EPOCH;

  /** The place of the instance of this name, which no other bears. */
  public RedisPresence(Redis redis, Keyspace keyspace, String instance) {
    this.redis = redis;
    this.key = keyspace.key("presence", "reports");
    this.instance = instance;
  }

  @Override
  public synchronized Elsewhere report(Map<EventId, Integer> viewers, Instant now) {
    redis.trying("presence/report", key, List.of(instance, millis(now), millis(now.plus(SILENCE)), text(viewers),
        String.valueOf(KEPT.toMillis()))).ifPresent(answer -> {
          seen = elsewhere((List<?>) answer);
          seenAt = now;
        });
    if (!seenAt.plus(SILENCE).isAfter(now)) {
      seen = Elsewhere.NOBODY;
    }
    return seen;
  }

  @Override
  public void leave() {
    redis.tryAsking(jedis -> jedis.hdel(key, instance));
  }

  /** Of very many events those with the most viewers. */
  private static String text(Map<EventId, Integer> viewers) {
    return viewers.entrySet().stream().sorted(Map.Entry.comparingByValue(Comparator.reverseOrder())).limit(MOST_EVENTS)
        .map(entry -> entry.getKey() + "=" + entry.getValue()).collect(Collectors.joining(","));
  }

  private static Elsewhere elsewhere(List<?> reports) {
    var sums = new HashMap<EventId, Integer>();
    for (var report : reports) {
      var entries = COUNT.matcher(String.valueOf(report));
      while (entries.find()) {
        int count = Integer.parseInt(entries.group("count"));
        Ids.parse(entries.group("event")).ifPresent(event -> sums.merge(new EventId(event), count, Integer::sum));
      }
    }
    return new Elsewhere(reports.size(), sums);
  }

  private static String millis(Instant instant) {
    return String.valueOf(instant.toEpochMilli());
  }
}
