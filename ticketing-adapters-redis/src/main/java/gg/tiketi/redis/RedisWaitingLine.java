package gg.tiketi.redis;

import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.EventId;
import gg.tiketi.queue.LineAway;
import gg.tiketi.queue.LineEntry;
import gg.tiketi.queue.LineEntry.Kind;
import gg.tiketi.queue.LineNews;
import gg.tiketi.queue.LinePast;
import gg.tiketi.queue.LineTerms;
import gg.tiketi.queue.Place;
import gg.tiketi.queue.Turn;
import gg.tiketi.queue.WaitingLine;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Lines in Redis 7, each event's under one hash tag. A verb is one script, and Redis runs one at a time. While Redis is away every
 * verb throws {@link LineAway}: nobody joins, nobody is called, nobody loses a place.
 */
public final class RedisWaitingLine implements WaitingLine {
  private static final Known ANY = new Known(0, 0);
  private static final List<String> KEYS = List.of("packed", "left", "claimed", "ended", "places", "stays", "ends",
      "waves", "changes", "log", "scratch");

  private final Redis redis;
  private final Keyspace keyspace;
  private final Duration silence;

  /** Lines that are asked all the time. */
  public RedisWaitingLine(Redis redis, Keyspace keyspace) {
    this(redis, keyspace, SILENCE);
  }

  /** Lines that take no less than this for a time in which they could not be reached. */
  RedisWaitingLine(Redis redis, Keyspace keyspace, Duration silence) {
    this.redis = redis;
    this.keyspace = keyspace;
    this.silence = silence;
  }

  @Override
  public Answer<Place> check(EventId event, Known known, Visitor visitor, LineTerms terms, Instant now) {
    return answer(run("line/check", keys(event), arguments(now, known, visitor.account().toString(),
        number(visitor), LineText.rules(terms))).map(found -> LineText.place((List<?>) found)));
  }

  @Override
  public Answer<Place> look(EventId event, Visitor visitor, Instant now) {
    return answer(run("line/look", keys(event), arguments(now, ANY, visitor.account().toString(), number(visitor)))
        .map(found -> LineText.place((List<?>) found)));
  }

  @Override
  public void leave(EventId event, Visitor visitor, Instant now) {
    run("line/leave", keys(event),
        arguments(now, ANY, visitor.account().toString(), Kind.ENDED.name(), number(visitor)));
  }

  @Override
  public void part(EventId event, AccountId account, LineTerms terms, Instant now) {
    run("line/part", keys(event), arguments(now, ANY, account.toString(), LineText.rules(terms)));
  }

  @Override
  public void live(EventId event, List<Sign> signs, LineTerms terms, Instant now) {
    var told = Stream.concat(Stream.of(LineText.rules(terms)), signs.stream().map(LineText::sign));
    run("line/live", keys(event), arguments(now, ANY, told.toArray(String[]::new)));
  }

  @Override
  public void revoke(EventId event, Visitor visitor, Instant now) {
    run("line/leave", keys(event),
        arguments(now, ANY, visitor.account().toString(), Kind.REVOKED.name(), number(visitor)));
  }

  @Override
  public Answer<Long> number(EventId event, Known known, int drawn, Instant now) {
    return answer(run("line/number", keys(event), arguments(now, known, String.valueOf(drawn))).map(Long.class::cast));
  }

  /** The number that somebody comes with. */
  private static String number(Visitor visitor) {
    return String.valueOf(visitor.presented().map(Turn::number).orElse(0L));
  }

  @Override
  public Answer<Integer> advance(EventId event, Known known, LineTerms terms, Instant now, int limit) {
    return answer(run("line/advance", keys(event), arguments(now, known, LineText.rules(terms),
        String.valueOf(limit))).map(count -> Math.toIntExact((Long) count)));
  }

  @Override
  public int clear(EventId event, Instant now) {
    return run("line/clear", keys(event), arguments(now, ANY)).map(gone -> Math.toIntExact((Long) gone))
        .orElse(0);
  }

  @Override
  public void allow(EventId event, int threshold, long version, Instant now) {
    run("line/allow", keys(event), arguments(now, ANY, String.valueOf(threshold), String.valueOf(version)));
  }

  @Override
  public Answer<LineNews> news(EventId event, long since, Instant now) {
    return answer(onBytes("line/news", bytes(keys(event)),
        bytes(arguments(now, ANY, String.valueOf(since)))).map(found -> LineText.news((List<?>) found)));
  }

  @Override
  public void open(EventId event, int epoch, int lost, LinePast past, Instant now) {
    var numbers = past.numbers();
    var arguments = new ArrayList<>(
        bytes(arguments(now, new Known(lost, 0), String.valueOf(epoch), String.valueOf(past.tail()),
            String.valueOf(past.head()))));
    arguments.add(LineText.bits(numbers.left()));
    arguments.add(LineText.bits(numbers.claimed()));
    arguments.add(LineText.bits(numbers.ended()));
    arguments.addAll(bytes(List.of(String.valueOf(SECOND_CHANCE.toMillis()),
        String.valueOf(past.drawnAfter().orElse(-1)), String.valueOf(past.given()),
        String.valueOf(HOMECOMING.toMillis()))));
    arguments.addAll(bytes(past.stays().stream()
        .map(stay -> stay.number() + " " + stay.account() + " " + LineText.millis(stay.until())).toList()));
    onBytes("line/open", bytes(keys(event)), arguments);
  }

  @Override
  public List<LineEntry> log(EventId event, int epoch, long after, int limit) {
    return run("line/log", keys(event), arguments(Instant.EPOCH, new Known(epoch, 0), String.valueOf(after),
        String.valueOf(limit))).map(
            found -> ((List<?>) found).stream().map(text -> LineText.entry((String) text))
                .toList())
        .orElse(List.of());
  }

  @Override
  public void forgetLog(EventId event, int epoch, long upTo) {
    run("line/forget-log", keys(event), arguments(Instant.EPOCH, new Known(epoch, 0), String.valueOf(upTo)));
  }

  private Optional<Object> run(String script, List<String> keys, List<String> arguments) {
    try {
      return redis.run(script, keys, arguments);
    } catch (RedisAway e) {
      throw new LineAway("the line cannot be asked", e);
    }
  }

  private Optional<Object> onBytes(String script, List<byte[]> keys, List<byte[]> arguments) {
    try {
      return redis.runOnBytes(script, keys, arguments);
    } catch (RedisAway e) {
      throw new LineAway("the line cannot be asked", e);
    }
  }

  private List<String> keys(EventId event) {
    return KEYS.stream().map(name -> keyspace.key("line:" + event, name)).toList();
  }

  private List<String> arguments(Instant now, Known known, String... more) {
    return Stream.concat(Stream.of(LineText.millis(now) + " " + silence.toMillis(), String.valueOf(known.epoch()),
        known.highest() + " " + known.version()), Stream.of(more)).toList();
  }

  private static List<byte[]> bytes(List<String> texts) {
    return texts.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
  }

  /** A script that answers nothing does not have the line. */
  private static <T> Answer<T> answer(Optional<T> found) {
    return found.<Answer<T>>map(Done::new).orElseGet(Lost::new);
  }
}
