package gg.tiketi.redis;

import gg.tiketi.queue.WaitingLine;
import java.time.Duration;
import java.util.UUID;

/** Lines in a Redis for tests whose clock jumps. */
public final class PatientLines {
  private PatientLines() {}

  /** Lines that nobody joined, for which no time of less than a day is one in which they could not be reached. */
  public static WaitingLine in(Redis redis) {
    return new RedisWaitingLine(redis, new Keyspace(UUID.randomUUID()), Duration.ofDays(1));
  }
}
