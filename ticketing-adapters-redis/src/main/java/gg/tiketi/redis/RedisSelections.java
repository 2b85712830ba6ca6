package gg.tiketi.redis;

import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.EventId;
import gg.tiketi.kernel.Ids;
import gg.tiketi.seating.Selection;
import gg.tiketi.seating.Selections;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Selections that every instance finds. What this instance saw itself it also remembers, for when Redis is away or was emptied. */
public final class RedisSelections implements Selections {
  private final Redis redis;
  private final Keyspace keyspace;
  private final Selections own;

  /** Selections that are remembered in {@code own}, too. */
  public RedisSelections(Redis redis, Keyspace keyspace, Selections own) {
    this.redis = redis;
    this.keyspace = keyspace;
    this.own = own;
  }

  @Override
  public Selection of(AccountId account, Instant now) {
    return redis.tryAsking(jedis -> jedis.hgetAll(key(account)))
        .flatMap(fields -> selection(fields, now)).orElseGet(() -> own.of(account, now));
  }

  @Override
  public void watched(AccountId account, EventId event, Instant now) {
    own.watched(account, event, now);
    change("watch", account, event, now);
  }

  @Override
  public void unwatched(AccountId account, EventId event, Instant now) {
    own.unwatched(account, event, now);
    change("unwatch", account, event, now);
  }

  @Override
  public void queued(AccountId account, EventId event, Instant now) {
    own.queued(account, event, now);
    change("queue", account, event, now);
  }

  @Override
  public void unqueued(AccountId account, EventId event, Instant now) {
    own.unqueued(account, event, now);
    change("unqueue", account, event, now);
  }

  @Override
  public void opened(AccountId account, EventId event, Instant now) {
    own.opened(account, event, now);
    change("open", account, event, now);
  }

  @Override
  public void closed(AccountId account, EventId event, Instant now) {
    own.closed(account, event, now);
    change("close", account, event, now);
  }

  @Override
  public void marked(AccountId account, EventId event, List<Integer> seats, Instant now) {
    own.marked(account, event, seats, now);
    change("mark", account, event, now, seats.stream().map(String::valueOf).collect(Collectors.joining(",")));
  }

  private void change(String verb, AccountId account, EventId event, Instant now, String... more) {
    var arguments = new ArrayList<>(List.of(String.valueOf(now.toEpochMilli()),
        String.valueOf(now.plus(KEPT).toEpochMilli()), String.valueOf(KEPT.toMillis()), event.toString()));
    arguments.addAll(List.of(more));
    redis.trying("selections/" + verb, key(account), arguments);
  }

  private String key(AccountId account) {
    return keyspace.key(account.toString(), "selection");
  }

  private static Optional<Selection> selection(Map<String, String> fields, Instant now) {
    return Optional.ofNullable(fields.get("until")).filter(until -> Long.parseLong(until) > now.toEpochMilli())
        .map(until -> new Selection(event(fields.get("event")), event(fields.get("seatEvent")),
            seats(fields.get("seats")), event(fields.get("queueEvent"))));
  }

  private static Optional<EventId> event(@Nullable String text) {
    return Optional.ofNullable(text).flatMap(Ids::parse).map(EventId::new);
  }

  private static List<Integer> seats(@Nullable String text) {
    return text == null || text.isEmpty() ? List.of() : Arrays.stream(text.split(",")).map(Integer::valueOf).toList();
  }
}
