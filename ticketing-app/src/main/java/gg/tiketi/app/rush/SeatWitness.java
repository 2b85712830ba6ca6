package gg.tiketi.app.rush;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Remembers who was granted which seat from when until when, as far as the answers tell, and notices when two of these
 * overlap (law S7) or two people paid for one seat (law S2). Times are the server's.
 */
final class SeatWitness {
  /** Clocks of two servers differ by milliseconds: one may see a hold end a little before the other would. */
  private static final Duration LEEWAY = Duration.ofMillis(50);

  private final List<List<Grant>> seats = new ArrayList<>();
  private final Findings findings;

  SeatWitness(int seats, Findings findings) {
    this.findings = findings;
    for (int i = 0; i < seats; i++) {
      this.seats.add(new ArrayList<>(2));
    }
  }

  /** A grant of one seat. A paid one has no end. */
  private static final class Grant {
    private final String reservation;
    private final Instant from;
    private final Instant until;
    private Instant paidAt = Instant.MAX;

    Grant(String reservation, Instant from, Instant until) {
      this.reservation = reservation;
      this.from = from;
      this.until = until;
    }

    boolean isPaid() {
      return paidAt.isBefore(Instant.MAX);
    }

    /** Whether both cannot be true; a hold that came and went before a late capture revived the older one harms nobody. */
    boolean contradicts(Grant other) {
      return (isBefore(from, other.until) && isBefore(other.from, until)) || robs(other) || other.robs(this);
    }

    private boolean robs(Grant sold) {
      return sold.isPaid() && isBefore(sold.from, from) && isBefore(sold.paidAt, until);
    }

    private static boolean isBefore(Instant left, Instant right) {
      return left.plus(LEEWAY).isBefore(right);
    }

    @Override
    public String toString() {
      return reservation + " from " + from + " to " + until + (isPaid() ? ", paid at " + paidAt : "");
    }
  }

  /** The seats of {@code hold} were granted. */
  void granted(Hold hold) {
    for (int seat : hold.seats()) {
      var grants = seats.get(seat);
      synchronized (grants) {
        if (find(grants, hold.reservation()).isEmpty()) {
          var grant = new Grant(hold.reservation(), hold.grantedAt(), hold.expiresAt());
          grants.forEach(other -> compare(seat, other, grant));
          grants.add(grant);
        }
      }
    }
  }

  /**
   * The seats of {@code hold} were paid at {@code paidAt}: from then on nobody else may be granted them. Answers whether that
   * is news.
   */
  boolean paid(Hold hold, Instant paidAt) {
    boolean news = false;
    for (int seat : hold.seats()) {
      var grants = seats.get(seat);
      synchronized (grants) {
        var sold = find(grants, hold.reservation()).filter(grant -> !grant.isPaid());
        news |= sold.isPresent();
        sold.ifPresent(grant -> {
          grant.paidAt = paidAt;
          grants.stream().filter(other -> other != grant).forEach(other -> compare(seat, other, grant));
        });
      }
    }
    return news;
  }

  private static Optional<Grant> find(List<Grant> grants, String reservation) {
    return grants.stream().filter(grant -> grant.reservation.equals(reservation)).findAny();
  }

  private void compare(int seat, Grant left, Grant right) {
    findings.check(!(left.isPaid() && right.isPaid()), "S2 no seat is sold twice",
        () -> "seat " + seat + ": " + left + "; and " + right);
    findings.check(!left.contradicts(right), "S7 a seat is granted to nobody else between grant and end",
        () -> "seat " + seat + ": " + left + "; and " + right);
  }

  /** How many seats somebody has paid. */
  int paidSeats() {
    int paid = 0;
    for (var grants : seats) {
      synchronized (grants) {
        paid += grants.stream().anyMatch(Grant::isPaid) ? 1 : 0;
      }
    }
    return paid;
  }
}
