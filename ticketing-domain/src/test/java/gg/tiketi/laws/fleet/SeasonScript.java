package gg.tiketi.laws.fleet;

import gg.tiketi.capacity.SizingRule;
import gg.tiketi.capacity.fleet.Crowd;
import gg.tiketi.capacity.fleet.Faults.Fault;
import gg.tiketi.kernel.EventId;
import gg.tiketi.laws.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;

/** What will happen in a season: sales with their crowds, what organisers do, and what goes wrong. It follows from a seed. */
final class SeasonScript {
  static final Instant START = VirtualClock.START;
  private static final Fault[] KINDS = Fault.values();

  final List<Sale> sales = new ArrayList<>();
  final List<Act> acts = new ArrayList<>();
  final List<Span> faults = new ArrayList<>();
  final List<List<Span>> outages = List.of(new ArrayList<>(), new ArrayList<>());
  final int most;
  final Instant end;
  private final Random random;

  /** One sale: whom it really draws, and for how long. */
  record Sale(EventId event, Instant opensAt, long people, Instant goneAt) {}

  /** What somebody does. */
  record Act(Instant at, Sale sale, Kind kind, long users) {
    enum Kind {
      PLAN, PROPOSE_AND_APPROVE, CANCEL
    }
  }

  /** A time in which something is wrong. */
  record Span(Instant from, Instant to, Fault fault) {
    boolean contains(Instant at) {
      return !at.isBefore(from) && at.isBefore(to);
    }

    boolean touches(Instant since, Instant until) {
      return from.isBefore(until) && to.isAfter(since);
    }
  }

  SeasonScript(long seed) {
    random = new Random(seed);
    most = random.nextInt(4) == 0 ? 10 : SizingRule.DEFAULT.max();
    int count = 1 + random.nextInt(4);
    for (int number = 0; number < count; number++) {
      addSale(number);
    }
    acts.sort(Comparator.comparing(Act::at));
    var last = sales.stream().map(Sale::opensAt).max(Comparator.naturalOrder()).orElseThrow();
    end = last.plus(random.nextInt(6) == 0 ? Duration.ofMinutes(270) : Duration.ofMinutes(100));
    if (random.nextBoolean()) {
      for (int i = random.nextInt(4); i >= 0; i--) {
        faults.add(span(40, KINDS[random.nextInt(KINDS.length)]));
      }
    }
    if (random.nextBoolean()) {
      outages.forEach(spans -> {
        for (int i = random.nextInt(3); i > 0; i--) {
          spans.add(span(60, Fault.LOST));
        }
      });
    }
  }

  private void addSale(int number) {
    var opensAt = START.plusSeconds(60L * (50 + random.nextInt(130)));
    long planned = 500 + random.nextInt(14_000);
    long people = (long) (planned * (0.2 + random.nextDouble()));
    var sale = new Sale(new EventId(new UUID(5, number)), opensAt, people,
        opensAt.plusSeconds(60L * (5 + random.nextInt(90))));
    sales.add(sale);
    acts.add(new Act(early(opensAt), sale, kind(), planned));
    if (random.nextInt(3) == 0) {
      acts.add(new Act(early(opensAt), sale, kind(), 500 + random.nextInt(14_000)));
    }
    if (random.nextInt(5) == 0) {
      acts.add(new Act(START.plusSeconds(random.nextInt(12_000)), sale, Act.Kind.CANCEL, 0));
    }
  }

  private Act.Kind kind() {
    return random.nextInt(3) == 0 ? Act.Kind.PROPOSE_AND_APPROVE : Act.Kind.PLAN;
  }

  /** Mostly long before the opening, sometimes late. */
  private Instant early(Instant opensAt) {
    int minutes = random.nextInt(4) == 0 ? random.nextInt(45) : 41 + random.nextInt(60);
    var at = opensAt.minusSeconds(60L * minutes + random.nextInt(60));
    return at.isBefore(START) ? START : at;
  }

  private Span span(int mostMinutes, Fault fault) {
    var from = START.plusSeconds(random.nextInt((int) Duration.between(START, end).toSeconds()));
    var to = from.plusSeconds(30 + random.nextInt(mostMinutes * 60));
    var calm = end.minus(Duration.ofMinutes(10));
    return new Span(from, to.isBefore(calm) ? to : calm, fault);
  }

  Optional<Fault> fault(Instant now) {
    var wrong = faults.stream().filter(span -> span.contains(now)).map(Span::fault).findFirst();
    // Even then one call in three goes well.
    return wrong.filter(fault -> random.nextInt(3) > 0);
  }

  boolean isDown(int loop, Instant now) {
    return outages.get(loop).stream().anyMatch(span -> span.contains(now));
  }

  /** An instance fell over or stands still until an instant. */
  void rests(int loop, Instant from, Instant until) {
    outages.get(loop).add(new Span(from, until, Fault.LOST));
  }

  /** Whether calls could go wrong, or nobody was there, between two instants. */
  boolean isTroubled(Instant from, Instant to) {
    return faults.stream().anyMatch(span -> span.touches(from, to))
        || outages.stream().allMatch(spans -> spans.stream().anyMatch(span -> span.touches(from, to)));
  }

  /** Who is there; now and then nobody knows. */
  Optional<Crowd> crowd(Instant now) {
    if (Math.floorMod(now.getEpochSecond() / 600, 17) == 3) {
      return Optional.empty();
    }
    var events = new HashMap<EventId, Crowd.Presence>();
    for (var sale : sales) {
      boolean there = now.isAfter(sale.opensAt().minusSeconds(1_200)) && now.isBefore(sale.goneAt());
      long people = there ? sale.people() : sale.people() / 20;
      boolean waiting = now.isBefore(sale.opensAt().plusSeconds(300));
      events.put(sale.event(), new Crowd.Presence(there && waiting ? 0 : people, there && waiting ? people : 0,
          !now.isBefore(sale.goneAt()), OptionalLong.of(30_000)));
    }
    return Optional.of(new Crowd(events, OptionalDouble.empty()));
  }

  Random luck() {
    return random;
  }
}
