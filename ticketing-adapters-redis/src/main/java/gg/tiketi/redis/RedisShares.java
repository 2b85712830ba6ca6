package gg.tiketi.redis;

import gg.tiketi.kernel.EventId;
import gg.tiketi.kernel.Ids;
import gg.tiketi.queue.LineAway;
import gg.tiketi.queue.Shares;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The fleet and its shares in Redis: one script over one hash tag, so that all events are granted theirs in one step. */
public final class RedisShares implements Shares {
  private final Redis redis;
  private final List<String> keys;

  public RedisShares(Redis redis, Keyspace keyspace) {
    this.redis = redis;
    this.keys = List.of(keyspace.key("fleet", "instances"), keyspace.key("fleet", "shares"));
  }

  /**
   * {@inheritDoc}
   *
   * @throws LineAway if Redis does not answer
   */
  @Override
  public Settled settle(Report report, Instant now) {
    var arguments = Stream.concat(
        Stream.of(millis(now), report.instance(), report.ready() ? "1" : "0",
            String.valueOf(report.usersPerInstance()), String.valueOf(SILENCE.toMillis()),
            String.valueOf(STEADY.toMillis()), String.valueOf(FORGOTTEN.toMillis())),
        report.demands().entrySet().stream().map(RedisShares::demand).sorted()).toList();
    try {
      return settled((List<?>) redis.run("shares/settle", keys, arguments).orElseThrow());
    } catch (RedisAway e) {
      throw new LineAway("the shares of the fleet cannot be settled", e);
    }
  }

  private static String demand(Map.Entry<EventId, Demand> entry) {
    var demand = entry.getValue();
    return String.join(" ", entry.getKey().toString(), String.valueOf(demand.weight()),
        String.valueOf(demand.inUse()), String.valueOf(demand.applied()), String.valueOf(demand.limit().orElse(0)),
        String.valueOf(demand.longestPoll().toMillis()));
  }

  private static Settled settled(List<?> answer) {
    var shares = new HashMap<EventId, Share>();
    for (var text : (List<?>) answer.get(2)) {
      var parts = String.valueOf(text).split(" ", -1);
      shares.put(new EventId(Ids.parse(parts[0]).orElseThrow()), new Share(Integer.parseInt(parts[1]),
          Long.parseLong(parts[2]), Duration.ofMillis(Long.parseLong(parts[3])), parts[4].equals("1")));
    }
    return new Settled(Math.toIntExact((Long) answer.get(0)), (Long) answer.get(1) == 1, shares);
  }

  @Override
  public void leave(String instance) {
    redis.tryAsking(jedis -> jedis.hdel(keys.getFirst(), instance));
  }

  private static String millis(Instant instant) {
    return String.valueOf(instant.toEpochMilli());
  }
}
