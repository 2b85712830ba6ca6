package gg.tiketi.postgres;

import gg.tiketi.capacity.fleet.FleetChanged;
import gg.tiketi.capacity.fleet.FleetMemory;
import gg.tiketi.capacity.fleet.Known;
import gg.tiketi.capacity.fleet.Outcome;
import gg.tiketi.capacity.fleet.Plan;
import gg.tiketi.capacity.fleet.PlanChanged;
import gg.tiketi.capacity.fleet.PlanDesk;
import gg.tiketi.capacity.fleet.PlanId;
import gg.tiketi.capacity.fleet.PlanState;
import gg.tiketi.capacity.fleet.ScalingAction;
import gg.tiketi.capacity.fleet.ScalingBook;
import gg.tiketi.capacity.fleet.Stamp;
import gg.tiketi.kernel.DomainEvent;
import gg.tiketi.kernel.EventId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Plans, actions and who leads in PostgreSQL. Every change locks the one row of the leader first. */
public final class PostgresScalingBook implements ScalingBook {
  /** PostgreSQL's calendar is shorter than Java's. */
  private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

  private final Database database;

  public PostgresScalingBook(Database database) {
    this.database = database;
  }

  @Override
  public OptionalLong lead(String instance, Instant now) {
    return database.inTransaction(work -> work.query("scaling/lead").bind("instance", instance).bind("now", now)
        .bind("until", now.plus(LEASE)).mapTo(Long.class).findOne()).map(OptionalLong::of)
        .orElseGet(OptionalLong::empty);
  }

  @Override
  public Optional<Decided> decide(long token, Instant now, Function<Known, Draft> decider) {
    return database.inTransaction(work -> {
      int leads = work.update("scaling/renew").bind("token", token).bind("now", now).bind("until", now.plus(LEASE))
          .execute();
      return leads == 0 ? Optional.<Decided>empty() : Optional.of(kept(work, decider.apply(known(work))));
    });
  }

  private static Known known(Work work) {
    return new Known(open(work, null), memory(work), work.query("scaling/last-sizing")
        .map((row, context) -> ScalingRows.action(row)).findOne());
  }

  private static Decided kept(Work work, Draft draft) {
    var facts = new ArrayList<>(draft.decision().facts());
    draft.decision().plans().forEach(plan -> ScalingRows.put(work, plan));
    for (var action : draft.actions()) {
      ScalingRows.add(work, action);
      facts.add(new FleetChanged(action.id()));
    }
    work.update("scaling/remember").bind("memory", ScalingJson.write(draft.decision().memory()))
        .bind("lastSizing", draft.actions().stream().filter(ScalingAction::isSizing).map(ScalingAction::id)
            .reduce((former, later) -> later).orElse(null))
        .execute();
    tell(work, facts);
    return new Decided(draft.actions());
  }

  @Override
  public void settle(UUID action, Outcome outcome) {
    database.inTransaction(work -> ScalingRows.settle(work, action, outcome));
  }

  @Override
  public FleetMemory memory() {
    return database.read(PostgresScalingBook::memory);
  }

  private static FleetMemory memory(Work work) {
    return work.query("scaling/memory").mapTo(String.class).findOne().map(ScalingJson::memory)
        .orElse(FleetMemory.NONE);
  }

  // ---- plans ----

  @Override
  public boolean add(Plan plan) {
    return database.inTransaction(work -> {
      lock(work);
      var changed = PlanDesk.add(plan, others(work, plan));
      changed.ifPresent(plans -> put(work, plans));
      return changed.isPresent();
    });
  }

  @Override
  public boolean approve(PlanId id, Stamp stamp) {
    return database.inTransaction(work -> {
      lock(work);
      var proposal = find(work, id).filter(plan -> plan.state() == PlanState.PROPOSED);
      proposal.ifPresent(plan -> put(work, PlanDesk.approve(plan, stamp, others(work, plan))));
      return proposal.isPresent();
    });
  }

  @Override
  public boolean cancel(PlanId id, Stamp stamp) {
    return database.inTransaction(work -> {
      lock(work);
      var open = find(work, id).filter(plan -> plan.state().isOpen());
      open.ifPresent(plan -> put(work, List.of(plan.end(PlanState.CANCELLED, stamp))));
      return open.isPresent();
    });
  }

  private static void lock(Work work) {
    work.query("scaling/lock").mapTo(Long.class).one();
  }

  private static List<Plan> others(Work work, Plan plan) {
    return plan.event().map(event -> open(work, event.value())).orElse(List.of());
  }

  private static void put(Work work, List<Plan> plans) {
    plans.forEach(plan -> ScalingRows.put(work, plan));
    tell(work, plans.stream().<DomainEvent>map(plan -> new PlanChanged(plan.id(), plan.state())).toList());
  }

  private static void tell(Work work, List<DomainEvent> facts) {
    if (!facts.isEmpty()) {
      Outbox.record(work, Optional.empty(), facts.toArray(DomainEvent[]::new));
    }
  }

  @Override
  public Optional<Plan> find(PlanId id) {
    return database.read(work -> find(work, id));
  }

  private static Optional<Plan> find(Work work, PlanId id) {
    return work.query("scaling/find-plan").bind("id", id.value()).map((row, context) -> ScalingRows.plan(row))
        .findOne();
  }

  @Override
  public List<Plan> open(EventId event) {
    return database.read(work -> open(work, event.value()));
  }

  private static List<Plan> open(Work work, @Nullable UUID event) {
    return work.query("scaling/open-plans").bind("eventId", event).map((row, context) -> ScalingRows.plan(row)).list();
  }

  @Override
  public List<Plan> plans(Instant from, Instant to) {
    return database.read(work -> work.query("scaling/plans-between").bind("from", known(from)).bind("to", known(to))
        .map((row, context) -> ScalingRows.plan(row)).list());
  }

  @Override
  public List<ScalingAction> actions(Instant from, Instant to, int limit) {
    return database.read(work -> work.query("scaling/actions-between").bind("from", known(from)).bind("to", known(to))
        .bind("limit", limit).map((row, context) -> ScalingRows.action(row)).list());
  }

  private static Instant known(Instant at) {
    var inside = at.isBefore(FIRST) ? FIRST : at;
    return (inside.isAfter(LAST) ? LAST : inside).truncatedTo(ChronoUnit.MICROS);
  }
}
