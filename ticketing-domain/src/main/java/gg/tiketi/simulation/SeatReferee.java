package gg.tiketi.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Judges who has which seat by what people are told and by nothing else (laws S2, S6, S7, S9): between a grant and its end nobody else
 * is given the seat, and nobody at all once there is a ticket for it.
 */
final class SeatReferee {
  /** The longest life of a hold. */
  private static final Duration LONGEST = Duration.ofMinutes(20);
  /** What a hold has at least when a payment begins. */
  private static final Duration WHILE_PAYING = Duration.ofMinutes(11);

  private final Findings findings;
  private final int limit;
  private final Map<Integer, Claim> seats = new TreeMap<>();
  private final Map<String, Claim> claims = new HashMap<>();
  private final Map<String, List<Claim>> people = new HashMap<>();

  /** What a person was told to have. */
  private static final class Claim {
    private final String who;
    private final String reservation;
    private final List<Integer> seats;
    private final Instant asked;
    private Instant until;
    private boolean sold;
    private boolean over;
    private boolean givenBack;

    Claim(String who, String reservation, List<Integer> seats, Instant asked, Instant until) {
      this.who = who;
      this.reservation = reservation;
      this.seats = seats;
      this.asked = asked;
      this.until = until;
    }

    boolean isLive(Instant now) {
      return !over && (sold || now.isBefore(until));
    }
  }

  /** A referee of an empty house in which each person may have so many seats. */
  SeatReferee(Findings findings, int limit) {
    this.findings = findings;
    this.limit = limit;
  }

  /**
   * Somebody is told to hold seats until an instant; told again it changes nothing.
   *
   * @param asked when they first asked for it: an answer may be lost, so the hold may be as old as the wish
   */
  void granted(String who, String reservation, Collection<Integer> wanted, Instant until, Instant asked, Instant now) {
    if (claims.containsKey(reservation)) {
      return;
    }
    var claim = new Claim(who, reservation, List.copyOf(wanted), asked, until);
    if (until.isAfter(now.plus(LONGEST))) {
      findings.add("S9", who + " holds " + reservation + " until " + until);
    }
    claims.put(reservation, claim);
    if (!claim.isLive(now)) {
      // A repeated answer about what is over since.
      return;
    }
    take(claim, now);
    var all = people.computeIfAbsent(who, first -> new ArrayList<>());
    all.add(claim);
    int has = all.stream().filter(other -> other.isLive(now)).mapToInt(other -> other.seats.size()).sum();
    if (has > limit) {
      findings.add("S6", who + " has " + has + " seats");
    }
  }

  private void take(Claim claim, Instant now) {
    for (int seat : claim.seats) {
      var owner = seats.get(seat);
      if (owner != null && owner != claim && owner.isLive(now)) {
        findings.add(owner.sold ? "S2" : "S7", "seat " + seat + " of " + owner.who + " is given to " + claim.who);
      }
      seats.put(seat, claim);
    }
  }

  /** Somebody begins to pay: nobody may take the seats away meanwhile. */
  void pays(String reservation, Instant now) {
    Optional.ofNullable(claims.get(reservation)).filter(claim -> claim.isLive(now)).ifPresent(claim -> {
      var latest = claim.asked.plus(LONGEST);
      var wanted = now.plus(WHILE_PAYING);
      var until = wanted.isBefore(latest) ? wanted : latest;
      claim.until = until.isAfter(claim.until) ? until : claim.until;
    });
  }

  /** Somebody is told to have a ticket. A hold that had run out may be revived if nobody else has its seats. */
  void sold(String reservation, Instant now) {
    var claim = claims.get(reservation);
    if (claim == null || claim.givenBack) {
      findings.add("S10", "a ticket for " + reservation + ", which nobody holds");
    } else if (!claim.sold) {
      take(claim, now);
      claim.over = false;
      claim.sold = true;
    }
  }

  /** A hold was given back. */
  void givenBack(String reservation) {
    Optional.ofNullable(claims.get(reservation)).ifPresent(claim -> {
      claim.over = true;
      claim.givenBack = true;
    });
  }

  /** An end that comes by itself must not come before its time. */
  void ranOut(String reservation, Instant now) {
    Optional.ofNullable(claims.get(reservation)).ifPresent(claim -> {
      if (claim.sold || now.isBefore(claim.until)) {
        findings.add("S8", claim.who + " loses " + reservation + " before " + claim.until);
      }
      claim.over = !claim.sold;
    });
  }

  /** The seats of one reservation that somebody has a ticket for. */
  List<Integer> tickets(String reservation) {
    return Optional.ofNullable(claims.get(reservation)).filter(claim -> claim.sold).map(claim -> claim.seats)
        .orElse(List.of());
  }

  /** The seats that somebody has a ticket for, by reservation. */
  Map<String, List<Integer>> tickets() {
    var tickets = new TreeMap<String, List<Integer>>();
    claims.values().stream().filter(claim -> claim.sold).forEach(claim -> tickets.put(claim.reservation, claim.seats));
    return tickets;
  }

  /** At the end, when every hold has run out: what is not free is sold, and the other way round (laws S1, S3). */
  void closes(Collection<Integer> free, int total, Instant now) {
    var sold = new ArrayList<Integer>();
    seats.forEach((seat, claim) -> {
      if (claim.sold) {
        sold.add(seat);
      }
    });
    if (claims.values().stream().anyMatch(claim -> !claim.sold && claim.isLive(now))) {
      return;
    }
    if (sold.stream().anyMatch(free::contains) || sold.size() + free.size() != total) {
      findings.add("S1", sold.size() + " sold and " + free.size() + " free are not " + total);
    }
  }
}
