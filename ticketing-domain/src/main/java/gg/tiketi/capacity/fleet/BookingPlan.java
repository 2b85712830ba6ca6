package gg.tiketi.capacity.fleet;

import gg.tiketi.capacity.SizingRule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What the keeper of the group should do by itself, in case no server runs: raise the group at the coming rises of the floor, and
 * return to the least size when nobody has put that off for hours. It is never asked to lower anything else: a booking knows no
 * plan that is made later.
 */
final class BookingPlan {
  /** How far ahead rises are booked. */
  static final Duration HORIZON = Duration.ofHours(24);
  /** A group may have 125 bookings in all. */
  private static final int MOST = 100;
  /** A booking in the past is refused; what is as near as this the reconciler does itself. */
  private static final Duration NEAREST = Duration.ofMinutes(1);
  private static final Duration FAILSAFE_AHEAD = Duration.ofHours(6);
  private static final Duration FAILSAFE_NEAREST = Duration.ofHours(4);
  private static final Duration AFTER_THE_LAST = Duration.ofHours(1);
  private static final int MOST_STEPS = 10;

  private final Timeline timeline;
  private final List<Plan> plans;
  private final SizingRule sizing;
  private final Instant now;

  BookingPlan(Timeline timeline, List<Plan> plans, SizingRule sizing, Instant now) {
    this.timeline = timeline;
    this.plans = plans;
    this.sizing = sizing;
    this.now = now;
  }

  /** What has to be changed of the bookings there are, the nearest first, a few at a time. */
  List<Step> steps(List<Booking> there, GroupState group) {
    var wanted = wanted(there, group);
    var steps = new ArrayList<Step>();
    var known = new HashMap<String, Booking>();
    there.forEach(booking -> known.put(booking.name(), booking));
    wanted.values().stream().filter(booking -> !booking.equals(known.get(booking.name())))
        .forEach(booking -> steps.add(new Step.Book(booking)));
    new TreeSet<>(known.keySet()).stream().filter(name -> !wanted.containsKey(name))
        .forEach(name -> steps.add(new Step.Unbook(name)));
    return steps.stream().limit(MOST_STEPS).toList();
  }

  private Map<String, Booking> wanted(List<Booking> there, GroupState group) {
    var wanted = new LinkedHashMap<String, Booking>();
    var rises = rises(group);
    rises.forEach(rise -> wanted.put(rise.name(), rise));
    if (!rises.isEmpty() || group.held() > sizing.min()) {
      wanted.put(Booking.FAILSAFE, failsafe(there));
    }
    return wanted;
  }

  /** The rises of the floor, each at its minute; never more than the group may have. */
  private List<Booking> rises(GroupState group) {
    var rises = new ArrayList<Booking>();
    var floors = timeline.breakpoints(now, now.plus(HORIZON));
    for (int i = 1; i < floors.size() && rises.size() < MOST; i++) {
      var rise = Booking.rise(floors.get(i).from(), Math.min(floors.get(i).floor(), group.max()));
      if (floors.get(i).floor() > floors.get(i - 1).floor() && rise.at().isAfter(now.plus(NEAREST))) {
        rises.removeIf(earlier -> earlier.name().equals(rise.name()));
        rises.add(rise);
      }
    }
    return rises;
  }

  private Booking failsafe(List<Booking> there) {
    var lastEnd = plans.stream().filter(plan -> plan.state() == PlanState.APPROVED)
        .filter(plan -> plan.window().startsAt().isBefore(now.plus(HORIZON)))
        .map(plan -> plan.window().releasesAtLatest().plus(AFTER_THE_LAST)).max(Comparator.naturalOrder());
    return there.stream().filter(booking -> booking.name().equals(Booking.FAILSAFE))
        .filter(booking -> booking.min() == sizing.min() && !booking.at().isBefore(now.plus(FAILSAFE_NEAREST)))
        .filter(booking -> lastEnd.isEmpty() || !booking.at().isBefore(lastEnd.get())).findFirst()
        .orElseGet(() -> Booking.failsafe(latest(lastEnd, now.plus(FAILSAFE_AHEAD)), sizing.min()));
  }

  private static Instant latest(Optional<Instant> one, Instant other) {
    return one.filter(instant -> instant.isAfter(other)).orElse(other);
  }
}
