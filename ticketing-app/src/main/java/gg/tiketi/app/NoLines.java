package gg.tiketi.app;

import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.EventId;
import gg.tiketi.queue.LineAway;
import gg.tiketi.queue.LineEntry;
import gg.tiketi.queue.LineNews;
import gg.tiketi.queue.LinePast;
import gg.tiketi.queue.LineTerms;
import gg.tiketi.queue.Place;
import gg.tiketi.queue.WaitingLine;
import java.time.Instant;
import java.util.List;

/** An installation without Redis has no lines: events with a waiting room admit nobody. */
final class NoLines implements WaitingLine {
  private static LineAway away() {
    return new LineAway("this installation does without Redis, so its waiting rooms admit nobody");
  }

  @Override
  public Answer<Place> check(EventId event, Known known, Visitor visitor, LineTerms terms, Instant now) {
    throw away();
  }

  @Override
  public Answer<Place> look(EventId event, Visitor visitor, Instant now) {
    throw away();
  }

  @Override
  public void leave(EventId event, Visitor visitor, Instant now) {
    throw away();
  }

  @Override
  public void part(EventId event, AccountId account, LineTerms terms, Instant now) {}

  @Override
  public void live(EventId event, List<Sign> signs, LineTerms terms, Instant now) {}

  @Override
  public void revoke(EventId event, Visitor visitor, Instant now) {
    throw away();
  }

  @Override
  public Answer<Long> number(EventId event, Known known, int drawn, Instant now) {
    throw away();
  }

  @Override
  public Answer<Integer> advance(EventId event, Known known, LineTerms terms, Instant now, int limit) {
    return new Done<>(0);
  }

  @Override
  public int clear(EventId event, Instant now) {
    return 0;
  }

  @Override
  public void allow(EventId event, int threshold, long version, Instant now) {}

  @Override
  public Answer<LineNews> news(EventId event, long since, Instant now) {
    throw away();
  }

  @Override
  public void open(EventId event, int epoch, int lost, LinePast past, Instant now) {
    throw away();
  }

  @Override
  public List<LineEntry> log(EventId event, int epoch, long after, int limit) {
    return List.of();
  }

  @Override
  public void forgetLog(EventId event, int epoch, long upTo) {}
}
