package gg.tiketi.http.api;

import static gg.tiketi.http.shape.Field.optional;
import static gg.tiketi.http.shape.Field.required;
import static gg.tiketi.http.shape.Shapes.dateTime;
import static gg.tiketi.http.shape.Shapes.object;
import static gg.tiketi.http.shape.Shapes.text;
import static gg.tiketi.http.shape.Shapes.whole;

import gg.tiketi.capacity.fleet.DecideResult;
import gg.tiketi.capacity.fleet.Plan;
import gg.tiketi.capacity.fleet.PlanId;
import gg.tiketi.capacity.fleet.ProposeResult;
import gg.tiketi.capacity.fleet.ScalingService;
import gg.tiketi.capacity.fleet.Stamp;
import gg.tiketi.http.api.ScalingViews.ActionView;
import gg.tiketi.http.api.ScalingViews.Actions;
import gg.tiketi.http.api.ScalingViews.OnePlan;
import gg.tiketi.http.api.ScalingViews.PlanView;
import gg.tiketi.http.api.ScalingViews.SegmentView;
import gg.tiketi.http.api.ScalingViews.TimelineView;
import gg.tiketi.http.problem.ProblemCode;
import gg.tiketi.http.route.Access;
import gg.tiketi.http.route.Answer;
import gg.tiketi.http.route.Call;
import gg.tiketi.http.route.PathId;
import gg.tiketi.http.route.Route;
import gg.tiketi.http.shape.Field;
import gg.tiketi.http.shape.ObjectShape;
import gg.tiketi.http.shape.SentTime;
import gg.tiketi.http.shape.Shapes;
import gg.tiketi.kernel.EventId;
import gg.tiketi.kernel.Ids;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The fleet as organisers see and plan it: what is wanted when and why, what was done, and plans of their own. */
final class AdminScalingRoutes {
  private static final Logger LOG = LoggerFactory.getLogger(AdminScalingRoutes.class);
  private static final int MOST_ACTIONS = 500;
  private static final long MOST_HOURS = 168;

  private static final PathId<PlanId> PLAN = new PathId<>("id",
      Shapes.id(text -> Ids.parse(text).map(PlanId::new)), "The plan's id.");
  private static final Field<Long> BACK = optional("hoursBack", whole(0, MOST_HOURS)).orElse(4L)
      .saying("How many hours before now it begins.");
  private static final Field<Long> AHEAD = optional("hoursAhead", whole(1, MOST_HOURS)).orElse(48L)
      .saying("How many hours after now it ends.");
  private static final Field<Long> SINCE = optional("hours", whole(1, MOST_HOURS)).orElse(24L)
      .saying("How many hours back.");
  private static final Field<EventId> EVENT_ID = optional("eventId", Named.EVENT_ID)
      .saying("The event whose opening it is made for.");
  private static final Field<SentTime> OPENS_AT = optional("opensAt", dateTime())
      .saying("When the people come, for a plan without an event.");
  private static final Field<Long> USERS = required("users", whole(0, Plan.MOST_USERS))
      .saying("How many people are expected at once.");
  private static final Field<String> REASON = required("reason", text(1, 500));
  private static final ObjectShape PROPOSAL = object("PlanProposal", EVENT_ID, OPENS_AT, USERS, REASON)
      .exactlyOneOf(EVENT_ID, OPENS_AT);
  private static final ObjectShape DECISION = object("PlanDecision", REASON);

  private final ScalingService scaling;

  AdminScalingRoutes(ScalingService scaling) {
    this.scaling = scaling;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/api/admin/scaling/plan").by(Access.ADMIN).does("How many instances are wanted when, and why.")
            .query(BACK, AHEAD).answers(200, TimelineView.class, "the timeline with its plans").to(this::timeline),
        Route.get("/api/admin/scaling/actions").by(Access.ADMIN).does("What was asked of the fleet, newest first.")
            .query(SINCE).answers(200, Actions.class, "what was done").to(this::actions),
        Route.post("/api/admin/scaling/plan").by(Access.ADMIN)
            .does("Propose a plan: for an event's opening, or for an instant.").body(PROPOSAL)
            .answers(201, OnePlan.class, "proposed").refuses(ProblemCode.NOT_FOUND, ProblemCode.INVALID_STATE)
            .to(this::propose),
        Route.post("/api/admin/scaling/plan/{id}/approve").by(Access.ADMIN)
            .does("Approve a proposal; it takes the place of what else is planned for its event.").path(PLAN)
            .body(DECISION).answers(200, OnePlan.class, "approved").refuses(ProblemCode.INVALID_STATE)
            .to(call -> decide(call, "approved", scaling::approve)),
        Route.post("/api/admin/scaling/plan/{id}/cancel").by(Access.ADMIN).does("Take a plan back.").path(PLAN)
            .body(DECISION).answers(200, OnePlan.class, "taken back").refuses(ProblemCode.INVALID_STATE)
            .to(call -> decide(call, "took back", scaling::cancel)));
  }

  private Answer timeline(Call call) {
    var from = call.now().minus(Duration.ofHours(call.query().get(BACK)));
    var to = call.now().plus(Duration.ofHours(call.query().get(AHEAD)));
    var sizing = scaling.sizing();
    return Answer.ok(new TimelineView(sizing.min(), sizing.max(), sizing.usersPerInstance(),
        scaling.timeline(from, to).stream().map(SegmentView::of).toList(),
        scaling.plans(from, to).stream().map(PlanView::of).toList()));
  }

  private Answer actions(Call call) {
    var from = call.now().minus(Duration.ofHours(call.query().get(SINCE)));
    return Answer.ok(new Actions(scaling.actions(from, call.now().plusSeconds(1), MOST_ACTIONS).stream()
        .map(ActionView::of).toList()));
  }

  private Answer propose(Call call) {
    var event = call.body().find(EVENT_ID);
    var stamp = stamp(call);
    long users = call.body().get(USERS);
    return switch (event.map(id -> scaling.propose(id, users, stamp))
        .orElseGet(() -> scaling.propose(call.body().get(OPENS_AT).in(Times.HOME), users, stamp))) {
      case ProposeResult.Proposed(var plan) -> {
        told(call, "proposed", plan);
        yield Answer.created(new OnePlan(PlanView.of(plan)));
      }
      case ProposeResult.UnknownEvent() -> Answer.refused(ProblemCode.NOT_FOUND);
      case ProposeResult.TooLate() -> Answer.refused(ProblemCode.INVALID_STATE);
    };
  }

  /** What a person decides about a plan. */
  @FunctionalInterface
  private interface Decision {
    DecideResult of(PlanId plan, Stamp stamp);
  }

  private Answer decide(Call call, String what, Decision decision) {
    return switch (decision.of(call.path(PLAN), stamp(call))) {
      case DecideResult.Decided(var plan) -> {
        told(call, what, plan);
        yield Answer.ok(new OnePlan(PlanView.of(plan)));
      }
      case DecideResult.UnknownPlan() -> Answer.refused(ProblemCode.NOT_FOUND);
      case DecideResult.AlreadyDecided() -> Answer.refused(ProblemCode.INVALID_STATE);
    };
  }

  private static Stamp stamp(Call call) {
    return new Stamp(call.caller().accountId().toString(), call.now(), call.body().get(REASON));
  }

  private static void told(Call call, String what, Plan plan) {
    LOG.info("admin {} {} plan {} of {} people, because: {}", call.caller().accountId(), what, plan.id(), plan.users(),
        call.body().get(REASON));
  }
}
