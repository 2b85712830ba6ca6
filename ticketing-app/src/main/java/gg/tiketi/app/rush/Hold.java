package gg.tiketi.app.rush;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Seats that a person was granted.
 *
 * @param reservation the reservation's id
 * @param seats the seats
 * @param amount what they cost together
 * @param grantedAt when, by the server's clock
 * @param expiresAt until when, by the server's clock
 * @param endNanos until when, by this process's {@link System#nanoTime}
 */
record Hold(
    String reservation,
    SortedSet<Integer> seats,
    long amount,
    Instant grantedAt,
    Instant expiresAt,
    long endNanos) {
  Hold {
    seats = Collections.unmodifiableSortedSet(new TreeSet<>(seats));
  }
}
