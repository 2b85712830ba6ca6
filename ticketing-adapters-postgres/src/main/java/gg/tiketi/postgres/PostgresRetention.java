package gg.tiketi.postgres;

import java.time.Instant;

/** Forgets what is kept for a time only. Any instance may do it at any time, in steps. */
public final class PostgresRetention {
  private final Database database;

  public PostgresRetention(Database database) {
    this.database = database;
  }

  /** Forgets up to {@code limit} answers to idempotency keys whose time is over; returns how many. */
  public int forgetAnswers(Instant now, int limit) {
    return forget("retention/forget-answers", now, limit);
  }

  /** Forgets up to {@code limit} sessions that nobody can refresh any more; returns how many. */
  public int forgetSessions(Instant now, int limit) {
    return forget("retention/forget-sessions", now, limit);
  }

  private int forget(String statement, Instant now, int limit) {
    return database
        .inTransaction(work -> work.update(statement).bind("now", now).bind("limit", limit).execute());
  }
}
