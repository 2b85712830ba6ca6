package gg.tiketi.queue;

import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.EventId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The lines in front of the sales: who waits, who was called, who is inside. Every verb is one atomic step of one event's line, at
 * the {@code now} it is given; a {@code now} older than the newest that the line has seen counts as the newest (law W14).
 *
 * <p>Numbers are given in the order of joining (W1) and called in that order (W3); whoever has a place keeps it, whatever they
 * repeat (W2). People inside and people called are together never more than the threshold (W5). Stays and turns that have run out
 * are over, whether or not anybody swept them.
 *
 * <p>A line can be lost. Every verb that gives or moves places says which line its caller knows; a line that does not exist, or is
 * not the one that the caller knows, answers {@link Lost} and changes nothing.
 */
public interface WaitingLine {
  /**
   * A line that nobody asked anything for longer than this could not be reached: instances ask several times a second. For it no
   * time passed: stays and turns end later by as much, so that nobody loses anything because they could not be heard.
   */
  Duration SILENCE = Duration.ofSeconds(3);

  /**
   * How long a line that was lost waits, before it calls newcomers, for those who were given numbers that nobody remembers: they ask
   * again within seconds, for a line that has come so far is short.
   */
  Duration HOMECOMING = Duration.ofSeconds(10);

  /** How long those who were called or inside when a line was lost may take to be heard of in its new life. */
  Duration SECOND_CHANCE = Duration.ofMinutes(2);

  /**
   * Which line a caller knows.
   *
   * @param epoch its epoch
   * @param highest the highest number that the caller ever saw in it
   * @param version the newest of its news that the caller heard, -1 for none
   */
  record Known(int epoch, long highest, long version) {
    /** A line of which no news were heard. */
    public Known(int epoch, long highest) {
      this(epoch, highest, -1);
    }
  }

  /** What a step answers. */
  sealed interface Answer<T> {}

  /** The step was taken. */
  record Done<T>(T result) implements Answer<T> {}

  /** The store does not have the line that the caller knows. */
  record Lost<T>() implements Answer<T> {}

  /**
   * Who comes.
   *
   * @param account the person; one place each
   * @param presented the turn of a ticket that they bring or that they were drawn for, which counts if the line does not know
   *     them (laws W16, W19)
   */
  record Visitor(AccountId account, Optional<Turn> presented) {
    public static Visitor of(AccountId account) {
      return new Visitor(account, Optional.empty());
    }
  }

  /**
   * A sign of life of somebody inside.
   *
   * @param heldUntil until when a hold or a payment keeps them; empty if nothing new is known
   * @param version of the commit that tells so: an older one never undoes a newer
   */
  record Sign(AccountId account, Optional<Instant> heldUntil, long version) {}

  /** Enters, joins, claims, or stays where one is: whatever is next for the person, as often as they like. */
  Answer<Place> check(EventId event, Known known, Visitor visitor, LineTerms terms, Instant now);

  /** Where a person stands; moves nothing. */
  Answer<Place> look(EventId event, Visitor visitor, Instant now);

  /** The person goes: out of the line, or out of the hall. */
  void leave(EventId event, Visitor visitor, Instant now);

  /** The person's last connection closed: without a sign of life they are gone after {@code terms.times().farewell()}. */
  void part(EventId event, AccountId account, LineTerms terms, Instant now);

  /** Takes a batch of signs of life of people inside; of others they mean nothing. */
  void live(EventId event, List<Sign> signs, LineTerms terms, Instant now);

  /** Ends a person's stay, or takes their place; what they were admitted with is worth nothing any more. */
  void revoke(EventId event, Visitor visitor, Instant now);

  /**
   * Keeps the next numbers for those who are drawn, who come with them; once, whoever asks and however often. They wait from now
   * on, whether or not they have come.
   *
   * @return the number before the first of them
   */
  Answer<Long> number(EventId event, Known known, int drawn, Instant now);

  /** Calls whom there is room for, at most {@code limit}; answers how many. */
  Answer<Integer> advance(EventId event, Known known, LineTerms terms, Instant now, int limit);

  /** Everybody who waits or was called loses their place; those inside stay. Answers how many lost theirs. */
  int clear(EventId event, Instant now);

  /** Lets {@code threshold} people in; nothing if a grant of a later version was heard. */
  void allow(EventId event, int threshold, long version, Instant now);

  /**
   * What became of the line since a version.
   *
   * @param since what the reader has seen; -1 for nothing
   */
  Answer<LineNews> news(EventId event, long since, Instant now);

  /**
   * Begins a line, or a new life of one that was lost; nothing if there is one that somebody else began meanwhile.
   *
   * @param lost the epoch of the line that the caller knew, whose place the new one takes; 0 if it knew none
   * @param past what is known of its former life
   */
  void open(EventId event, int epoch, int lost, LinePast past, Instant now);

  /** The log of an epoch after an entry, oldest first; nothing if the line is of another epoch. */
  List<LineEntry> log(EventId event, int epoch, long after, int limit);

  /** Forgets the log of an epoch up to an entry, once it is kept elsewhere. */
  void forgetLog(EventId event, int epoch, long upTo);
}
