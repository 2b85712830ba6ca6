package gg.tiketi.capacity.fleet;

import gg.tiketi.capacity.SizingRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * What plans add up to over time: {@code floor(t) = clamp(ceil(Σ users of the plans in force / users per instance), min, max)}.
 * People are added up first and rounded once (law C3).
 */
public final class Timeline {
  private final SizingRule sizing;
  private final List<Plan> plans;

  /** The timeline of these plans; those that never counted change nothing. */
  public Timeline(SizingRule sizing, Collection<Plan> plans) {
    this.sizing = sizing;
    this.plans = plans.stream().filter(plan -> plan.approved().isPresent())
        .sorted(Comparator.comparing(plan -> plan.id().value())).toList();
  }

  /** The plans in force at an instant. */
  public List<Plan> inForce(Instant at) {
    return plans.stream().filter(plan -> plan.isInForce(at)).toList();
  }

  /** How many people are expected at an instant. */
  public long users(Instant at) {
    return inForce(at).stream().mapToLong(Plan::users).sum();
  }

  /** How many instances they take, whether the fleet may have so many or not. */
  public long need(Instant at) {
    return sizing.need((double) users(at));
  }

  /** How many of them must serve for an opening: the crowds of later openings are not there yet. */
  public long needFor(Instant opensAt, Instant at) {
    return sizing.need((double) inForce(at).stream().filter(plan -> !plan.window().opensAt().isAfter(opensAt))
        .mapToLong(Plan::users).sum());
  }

  /** The least number of instances wanted at an instant. */
  public int floor(Instant at) {
    return sizing.instances((double) users(at));
  }

  /** The pieces between two instants in which the same plans are in force, in their order. */
  public List<Segment> segments(Instant from, Instant to) {
    var edges = new TreeSet<Instant>();
    edges.add(from);
    plans.forEach(plan -> {
      edges.add(plan.window().startsAt());
      edges.add(plan.end());
    });
    var cuts = List.copyOf(edges.subSet(from, true, to, false));
    var segments = new ArrayList<Segment>();
    for (int i = 0; i < cuts.size(); i++) {
      var at = cuts.get(i);
      segments.add(new Segment(at, i + 1 < cuts.size() ? cuts.get(i + 1) : to, users(at), need(at), floor(at),
          inForce(at)));
    }
    return List.copyOf(segments);
  }

  /** The instants between two others at which the floor changes, and no others; the first is where they begin. */
  public List<Segment> breakpoints(Instant from, Instant to) {
    var changes = new ArrayList<Segment>();
    for (var segment : segments(from, to)) {
      if (changes.isEmpty() || changes.getLast().floor() != segment.floor()) {
        changes.add(segment);
      }
    }
    return List.copyOf(changes);
  }

  /**
   * A piece of time.
   *
   * @param users how many people are expected
   * @param need how many instances they take
   * @param floor the same within the bounds of the fleet
   * @param plans why
   */
  public record Segment(Instant from, Instant to, long users, long need, int floor, List<Plan> plans) {
    public Segment {
      plans = List.copyOf(plans);
    }
  }
}
