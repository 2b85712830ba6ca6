package gg.tiketi.http.api;

import gg.tiketi.capacity.fleet.Booking;
import gg.tiketi.capacity.fleet.GroupState;
import gg.tiketi.capacity.fleet.Outcome;
import gg.tiketi.capacity.fleet.Plan;
import gg.tiketi.capacity.fleet.PlanState;
import gg.tiketi.capacity.fleet.ScalingAction;
import gg.tiketi.capacity.fleet.Stamp;
import gg.tiketi.capacity.fleet.Step;
import gg.tiketi.capacity.fleet.Timeline;
import gg.tiketi.kernel.EventId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is told about the fleet. */
final class ScalingViews {
  private ScalingViews() {}

  /** Who did something to a plan, when and why. */
  public record StampView(String by, OffsetDateTime at, String reason) {
    static StampView of(Stamp stamp) {
      return new StampView(stamp.who(), time(stamp.at()), stamp.reason());
    }
  }

  /** A plan. */
  public record PlanView(String id, @Nullable String eventId, long users, String policy, PlanState state,
      OffsetDateTime opensAt, OffsetDateTime startsAt, OffsetDateTime releasesAtLatest, StampView made,
      @Nullable StampView approved, @Nullable StampView ended, @Nullable OffsetDateTime readyAt,
      @Nullable OffsetDateTime notReadyAt) {
    static PlanView of(Plan plan) {
      var window = plan.window();
      return new PlanView(plan.id().toString(), plan.event().map(EventId::toString).orElse(null), plan.users(),
          plan.policy(), plan.state(), time(window.opensAt()), time(window.startsAt()),
          time(window.releasesAtLatest()), StampView.of(plan.made()), plan.approved().map(StampView::of).orElse(null),
          plan.ended().map(StampView::of).orElse(null),
          plan.progress().readyAt().map(ScalingViews::time).orElse(null),
          plan.progress().notReadyAt().map(ScalingViews::time).orElse(null));
    }
  }

  /** One plan. */
  public record OnePlan(PlanView plan) {}

  /** A piece of time in which the same plans are in force: why the floor is what it is. */
  public record SegmentView(OffsetDateTime from, OffsetDateTime to, long users, long need, int floor,
      List<String> planIds) {
    static SegmentView of(Timeline.Segment segment) {
      return new SegmentView(time(segment.from()), time(segment.to()), segment.users(), segment.need(),
          segment.floor(), segment.plans().stream().map(plan -> plan.id().toString()).toList());
    }
  }

  /** How many instances are wanted when, and the plans that want them. */
  public record TimelineView(int min, int max, int usersPerInstance, List<SegmentView> timeline,
      List<PlanView> plans) {}

  /** The group as it was seen. */
  public record GroupView(int min, int max, int desired, int inService) {
    static GroupView of(GroupState group) {
      return new GroupView(group.min(), group.max(), group.desired(), group.inService());
    }
  }

  /** What was asked of the fleet, and what came of it; an outcome that nobody knows yet is left out. */
  public record ActionView(String id, OffsetDateTime at, String kind, String wanted, GroupView observed,
      List<String> planIds, long token, String why, String fleet, boolean dryRun, @Nullable String outcome,
      @Nullable String code) {
    static ActionView of(ScalingAction action) {
      return new ActionView(action.id().toString(), time(action.at()), kindOf(action.step()), wantedOf(action.step()),
          GroupView.of(action.observed()), action.plans().stream().map(Object::toString).toList(), action.token(),
          action.why(), action.fleet(), action.dryRun(), action.outcome().map(ScalingViews::outcomeOf).orElse(null),
          action.outcome().map(ScalingViews::codeOf).orElse(null));
    }
  }

  /** What was asked of the fleet. */
  public record Actions(List<ActionView> actions) {}

  private static String kindOf(Step step) {
    return switch (step) {
      case Step.Raise(int min) -> "raise";
      case Step.Lower(int min, int desired) -> "lower";
      case Step.Book(var booking) -> "book";
      case Step.Unbook(var name) -> "unbook";
    };
  }

  private static String wantedOf(Step step) {
    return switch (step) {
      case Step.Raise(int min) -> "at least " + min;
      case Step.Lower(int min, int desired) -> String.valueOf(desired);
      case Step.Book(Booking booking) -> booking.name() + ": at least " + booking.min() + " at " + time(booking.at());
      case Step.Unbook(var name) -> name;
    };
  }

  private static String outcomeOf(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done(var id) -> "done";
      case Outcome.Busy(var code) -> "busy";
      case Outcome.Refused(var code, var reason) -> "refused";
      case Outcome.Unknown(var reason) -> "unknown";
    };
  }

  private static String codeOf(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done(var id) -> id;
      case Outcome.Busy(var code) -> code;
      case Outcome.Refused(var code, var reason) -> code + ": " + reason;
      case Outcome.Unknown(var reason) -> reason;
    };
  }

  private static OffsetDateTime time(Instant instant) {
    return Times.in(Times.HOME, instant);
  }
}
