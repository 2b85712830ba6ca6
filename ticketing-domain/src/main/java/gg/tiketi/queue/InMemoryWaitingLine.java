package gg.tiketi.queue;

import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.EventId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** Lines in this process's memory; complete, and gone with it. */
public final class InMemoryWaitingLine implements WaitingLine {
  private final Map<EventId, Line> lines = new ConcurrentHashMap<>();
  private final Duration silence;

  /** Lines that are asked all the time. */
  public InMemoryWaitingLine() {
    this(SILENCE);
  }

  /** Lines that take no less than this for a time in which they could not be reached. */
  public InMemoryWaitingLine(Duration silence) {
    this.silence = silence;
  }

  /** Loses all lines, as a store does that is wiped. */
  public void wipe() {
    lines.clear();
  }

  @Override
  public Answer<Place> check(EventId event, Known known, Visitor visitor, LineTerms terms, Instant now) {
    return step(event, Optional.of(known), line -> line.check(visitor, terms, now));
  }

  @Override
  public Answer<Place> look(EventId event, Visitor visitor, Instant now) {
    return step(event, Optional.empty(), line -> line.look(visitor, now));
  }

  @Override
  public void leave(EventId event, Visitor visitor, Instant now) {
    quietly(event, line -> line.leave(visitor, now, LineEntry.Kind.ENDED));
  }

  @Override
  public void part(EventId event, AccountId account, LineTerms terms, Instant now) {
    quietly(event, line -> line.part(account, terms, now));
  }

  @Override
  public void live(EventId event, List<Sign> signs, LineTerms terms, Instant now) {
    quietly(event, line -> line.live(signs, terms, now));
  }

  @Override
  public void revoke(EventId event, Visitor visitor, Instant now) {
    quietly(event, line -> line.leave(visitor, now, LineEntry.Kind.REVOKED));
  }

  @Override
  public Answer<Long> number(EventId event, Known known, int drawn, Instant now) {
    return step(event, Optional.of(known), line -> line.number(drawn, now));
  }

  @Override
  public Answer<Integer> advance(EventId event, Known known, LineTerms terms, Instant now, int limit) {
    return step(event, Optional.of(known), line -> line.advance(terms, now, limit));
  }

  @Override
  public int clear(EventId event, Instant now) {
    return step(event, Optional.empty(), line -> line.clear(now)) instanceof Done<Integer>(var gone) ? gone : 0;
  }

  @Override
  public void allow(EventId event, int threshold, long version, Instant now) {
    quietly(event, line -> line.allow(threshold, version, now));
  }

  @Override
  public Answer<LineNews> news(EventId event, long since, Instant now) {
    return step(event, Optional.empty(), line -> line.news(since, now));
  }

  @Override
  public void open(EventId event, int epoch, int lost, LinePast past, Instant now) {
    lines.compute(event, (id, line) -> line == null || (line.epoch() == lost && lost < epoch)
        ? new Line(epoch, past, silence, now)
        : line);
  }

  @Override
  public List<LineEntry> log(EventId event, int epoch, long after, int limit) {
    return step(event, Optional.of(new Known(epoch, 0)),
        line -> line.history().log(after, limit)) instanceof Done<List<LineEntry>>(var entries) ? entries : List.of();
  }

  @Override
  public void forgetLog(EventId event, int epoch, long upTo) {
    step(event, Optional.of(new Known(epoch, 0)), line -> {
      line.history().forgetLog(upTo);
      return event;
    });
  }

  private void quietly(EventId event, Consumer<Line> verb) {
    step(event, Optional.empty(), line -> {
      verb.accept(line);
      return event;
    });
  }

  /** Takes the step unless the line is not there or not the one that is known. */
  private <R> Answer<R> step(EventId event, Optional<Known> known, Function<Line, R> verb) {
    var line = lines.get(event);
    if (line == null) {
      return new Lost<>();
    }
    synchronized (line) {
      return known.filter(other -> !line.isKnown(other)).isPresent() ? new Lost<>() : new Done<>(verb.apply(line));
    }
  }
}
