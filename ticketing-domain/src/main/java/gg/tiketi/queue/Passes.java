package gg.tiketi.queue;

import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.EventId;
import gg.tiketi.queue.draw.Nonce;
import java.time.Instant;
import java.util.Optional;

/**
 * The signed papers of a waiting room: a ticket proves a place in the line or an entry for the draw, an admission lets its bearer
 * obtain seats. What was
 * made for one purpose, event or account is worth nothing for another (law W15).
 */
public interface Passes {
  /** A ticket for a place. */
  String ticket(EventId event, AccountId account, Turn turn);

  /** The place that a ticket proves to be this account's; empty if it proves nothing. */
  Optional<Turn> ticketOf(String ticket, EventId event, AccountId account);

  /** The place that a ticket proves, whosever it is; empty if it proves nothing. */
  Optional<Turn> turnOf(String ticket, EventId event);

  /** A ticket for who has entered a draw and has no place yet. */
  String entry(EventId event, AccountId account, Nonce nonce);

  /** The entry that a ticket proves, whosever it is; empty if it proves none. */
  Optional<DrawBook.Entry> entryOf(String ticket, EventId event);

  /** An admission until an instant. */
  String admission(EventId event, AccountId account, Turn turn, Instant expiresAt);

  /** What an admission says at {@code now}. */
  Reading read(String admission, EventId event, AccountId account, Instant now);

  /** What an admission says. */
  sealed interface Reading {}

  /** It lets in whoever has this turn. */
  record Valid(Turn turn) implements Reading {}

  /** It did. */
  record Expired() implements Reading {}

  /** It says nothing. */
  record Worthless() implements Reading {}
}
