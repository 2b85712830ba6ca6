package gg.tiketi.postgres;

import gg.tiketi.capacity.fleet.GroupState;
import gg.tiketi.capacity.fleet.Outcome;
import gg.tiketi.capacity.fleet.Plan;
import gg.tiketi.capacity.fleet.PlanId;
import gg.tiketi.capacity.fleet.PlanProgress;
import gg.tiketi.capacity.fleet.PlanState;
import gg.tiketi.capacity.fleet.PlanWindow;
import gg.tiketi.capacity.fleet.ScalingAction;
import gg.tiketi.capacity.fleet.Stamp;
import gg.tiketi.kernel.EventId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.Update;

/** Plans and actions as rows. */
final class ScalingRows {
  private ScalingRows() {}

  // ---- plans ----

  static Plan plan(ResultSet row) throws SQLException {
    var window = new PlanWindow(Columns.instant(row, "opens_at"), Columns.instant(row, "starts_at"),
        Columns.instant(row, "releases_at_latest"));
    var progress = new PlanProgress(Columns.optionalInstant(row, "calm_since"),
        Columns.optionalInstant(row, "calm_seen"), Columns.optionalInstant(row, "ready_at"),
        Columns.optionalInstant(row, "not_ready_at"));
    return new Plan(new PlanId(Columns.uuid(row, "id")), Columns.uuid(row, "event_id", EventId::new),
        row.getLong("users"), window, row.getString("policy"), stamp(row, "made").orElseThrow(),
        Columns.constant(row, "state", PlanState.class), stamp(row, "approved"), stamp(row, "ended"), progress);
  }

  private static Optional<Stamp> stamp(ResultSet row, String what) throws SQLException {
    var who = Columns.text(row, what + "_by");
    return who.isEmpty()
        ? Optional.empty()
        : Optional.of(new Stamp(who.get(), Columns.instant(row, what + "_at"), row.getString(what + "_because")));
  }

  static void put(Work work, Plan plan) {
    var window = plan.window();
    var progress = plan.progress();
    var update = work.update("scaling/put-plan").bind("id", plan.id().value())
        .bind("eventId", plan.event().map(EventId::value).orElse(null)).bind("users", plan.users())
        .bind("opensAt", window.opensAt()).bind("startsAt", window.startsAt())
        .bind("releasesAtLatest", window.releasesAtLatest()).bind("policy", plan.policy())
        .bind("state", plan.state().name()).bind("calmSince", progress.calmSince().orElse(null))
        .bind("calmSeen", progress.calmSeen().orElse(null)).bind("readyAt", progress.readyAt().orElse(null))
        .bind("notReadyAt", progress.notReadyAt().orElse(null));
    stamped(update, "made", Optional.of(plan.made()));
    stamped(update, "approved", plan.approved());
    stamped(update, "ended", plan.ended());
    update.execute();
  }

  private static void stamped(Update update, String what, Optional<Stamp> stamp) {
    update.bind(what + "By", stamp.map(Stamp::who).orElse(null)).bind(what + "At", stamp.map(Stamp::at).orElse(null))
        .bind(what + "Because", stamp.map(Stamp::reason).orElse(null));
  }

  // ---- actions ----

  static ScalingAction action(ResultSet row) throws SQLException {
    var plans = Arrays.stream((UUID[]) row.getArray("plan_ids").getArray()).map(PlanId::new).toList();
    var observed = new GroupState(row.getInt("observed_min"), row.getInt("observed_max"),
        row.getInt("observed_desired"), row.getInt("observed_in_service"));
    return new ScalingAction(Columns.uuid(row, "id"), Columns.instant(row, "at"),
        ScalingJson.step(row.getString("step")), plans, observed, row.getLong("token"), row.getString("why"),
        row.getString("fleet"), row.getBoolean("dry_run"), outcome(row));
  }

  private static Optional<Outcome> outcome(ResultSet row) throws SQLException {
    var code = Columns.text(row, "code").orElse("");
    var reason = Columns.text(row, "reason").orElse("");
    return Columns.text(row, "kind").map(kind -> switch (kind) {
      case "done" -> new Outcome.Done(code);
      case "busy" -> new Outcome.Busy(code);
      case "refused" -> new Outcome.Refused(code, reason);
      case "unknown" -> new Outcome.Unknown(reason);
      default -> throw new IllegalStateException("an outcome of kind " + kind);
    });
  }

  static void add(Work work, ScalingAction action) {
    var observed = action.observed();
    work.update("scaling/add-action").bind("id", action.id()).bind("at", action.at())
        .bind("step", ScalingJson.write(action.step()))
        .bindArray("planIds", UUID.class, action.plans().stream().map(PlanId::value).toList())
        .bind("min", observed.min()).bind("max", observed.max()).bind("desired", observed.desired())
        .bind("inService", observed.inService()).bind("token", action.token()).bind("why", action.why())
        .bind("fleet", action.fleet()).bind("dryRun", action.dryRun()).execute();
  }

  static int settle(Work work, UUID action, Outcome outcome) {
    var words = switch (outcome) {
      case Outcome.Done(var id) -> List.of("done", id, "");
      case Outcome.Busy(var code) -> List.of("busy", code, "");
      case Outcome.Refused(var code, var reason) -> List.of("refused", code, reason);
      case Outcome.Unknown(var reason) -> List.of("unknown", "", reason);
    };
    return work.update("scaling/settle").bind("id", action).bind("kind", words.get(0)).bind("code", words.get(1))
        .bind("reason", words.get(2)).execute();
  }
}
