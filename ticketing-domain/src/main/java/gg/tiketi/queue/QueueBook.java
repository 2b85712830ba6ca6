package gg.tiketi.queue;

import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.EventId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What has to survive a lost line: the rules, the epoch, who was admitted, a checkpoint and the log. */
public interface QueueBook {
  /** The rules of an event's waiting room; empty if nobody decided anything. */
  Optional<QueueRules> rules(EventId event);

  /** Decides them, and records the fact {@link QueueChanged}. */
  void decide(EventId event, QueueRules rules);

  /** Records the fact {@link QueueCleared}, for all who watch the line from any instance. */
  void cleared(EventId event);

  /** The epoch of an event's line; 0 if it never had one. */
  int epoch(EventId event);

  /** Begins a new epoch unless somebody began one after {@code seen}; answers the epoch that holds now. */
  int beginEpoch(EventId event, int seen);

  /** Notes that a turn was claimed, before the person is given an admission; again and again if need be. */
  void admit(EventId event, Turn turn, AccountId account, Instant now);

  /** Keeps what is known of a line, unless a later checkpoint was kept. */
  void keep(EventId event, Checkpoint checkpoint);

  /** What was kept last, with everybody admitted. */
  Optional<Checkpoint> kept(EventId event);

  /** Everybody admitted to an event after an instant, and when. */
  List<Admitted> admittedSince(EventId event, Instant since);

  /** Adds entries to the log, each hashed with the one before it; those that are there already change nothing. */
  void append(EventId event, int epoch, List<LineEntry> entries);

  /** The index of the last entry of an epoch, 0 before the first. */
  long logged(EventId event, int epoch);

  /**
   * A line at one moment.
   *
   * @param version of its news
   */
  record Checkpoint(int epoch, long version, long tail, long head, LinePast.Numbers numbers) {}

  /** Somebody who claimed a turn. */
  record Admitted(AccountId account, long number, Instant at) {}
}
