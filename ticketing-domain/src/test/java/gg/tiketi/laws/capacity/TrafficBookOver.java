package gg.tiketi.laws.capacity;

import gg.tiketi.capacity.Minute;
import gg.tiketi.capacity.MinuteSample;
import gg.tiketi.capacity.Show;
import gg.tiketi.capacity.TrafficBook;
import gg.tiketi.kernel.EventId;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** A book that keeps everything in another one, for tests that change one of its verbs. */
public class TrafficBookOver implements TrafficBook {
  private final TrafficBook book;

  public TrafficBookOver(TrafficBook book) {
    this.book = book;
  }

  @Override
  public void note(List<MinuteSample> samples) {
    book.note(samples);
  }

  @Override
  public List<MinuteSample> samples(EventId event, Instant from, Instant until) {
    return book.samples(event, from, until);
  }

  @Override
  public List<Minute> minutes(Instant from, Instant until) {
    return book.minutes(from, until);
  }

  @Override
  public Set<EventId> recordedSince(Instant since) {
    return book.recordedSince(since);
  }

  @Override
  public int forgetBefore(Instant instant, int limit) {
    return book.forgetBefore(instant, limit);
  }

  @Override
  public void learn(EventId event, Show show) {
    book.learn(event, show);
  }

  @Override
  public List<Show> shows() {
    return book.shows();
  }
}
