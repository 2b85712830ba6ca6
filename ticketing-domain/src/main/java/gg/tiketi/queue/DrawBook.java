package gg.tiketi.queue;

import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.EventId;
import gg.tiketi.queue.draw.DrawId;
import gg.tiketi.queue.draw.DrawPlan;
import gg.tiketi.queue.draw.EntrantList;
import gg.tiketi.queue.draw.Hash;
import gg.tiketi.queue.draw.Nonce;
import gg.tiketi.queue.draw.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The draws of all events, kept for good (law W19). A draw goes through its states once, in this order: planned, closed, numbered,
 * frozen, drawn. Whoever takes a step that was taken before changes nothing and learns what holds, so that any number of instances
 * may take it, and any may go on where another stopped.
 */
public interface DrawBook {
  /** The newest draw of an event. */
  Optional<Kept> current(EventId event);

  /** Plans a draw, unless one of this round or a later one was planned or the one before it is closed; answers the one that holds. */
  Kept plan(DrawPlan plan);

  /**
   * Enters somebody, once: who entered before keeps their nonce.
   *
   * @return the nonce that counts; empty for who is not in when the list is closed, or if {@code id} is not the newest draw
   */
  Optional<Nonce> enter(DrawId id, AccountId account, Nonce nonce, Instant now);

  /** The nonce with which somebody entered. */
  Optional<Nonce> nonce(EventId event, AccountId account);

  /** Takes an entry back; false once the list is closed. */
  boolean withdraw(DrawId id, AccountId account);

  /** Closes the list: from now on nobody enters and nobody withdraws. */
  Kept close(DrawId id);

  /** Some of those who entered, ascending by account, after one. */
  List<Entry> entries(EventId event, Optional<AccountId> after, int limit);

  /** Notes after which number of the line the drawn ones come. */
  Kept number(DrawId id, long before);

  /** Notes the list, which from now on everybody may read. */
  Kept freeze(DrawId id, EntrantList list);

  /** The list of a draw that is frozen. */
  EntrantList list(DrawId id);

  /** Notes the randomness of a draw that is frozen, which from now on everybody may read. */
  Kept reveal(DrawId id, Secret secret);

  /** Events whose newest draw had its opening in this time, the end included, and is not drawn yet. */
  List<EventId> due(Instant since, Instant until);

  /**
   * A draw as it stands.
   *
   * @param entrants how many entered, once the list is closed
   * @param before the number before that of the first place, once the line has kept numbers for the drawn ones
   * @param root of the list, once it is frozen
   * @param revealed the randomness, once it is drawn
   */
  record Kept(DrawPlan plan, OptionalInt entrants, OptionalLong before, Optional<Hash> root,
      Optional<Secret> revealed) {}

  /** Somebody who entered. */
  record Entry(AccountId account, Nonce nonce) {}
}
