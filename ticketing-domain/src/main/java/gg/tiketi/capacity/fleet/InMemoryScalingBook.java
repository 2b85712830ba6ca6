package gg.tiketi.capacity.fleet;

import gg.tiketi.kernel.DomainEvent;
import gg.tiketi.kernel.EventId;
import gg.tiketi.kernel.EventSink;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;

/** The book in this process's memory: for simulations, and the measure of other stores. */
public final class InMemoryScalingBook implements ScalingBook {
  private final EventSink sink;
  private final Map<PlanId, Plan> plans = new LinkedHashMap<>();
  private final Map<UUID, ScalingAction> actions = new LinkedHashMap<>();
  private FleetMemory memory = FleetMemory.NONE;
  private String leader = "";
  private Instant leadsUntil = Instant.MIN;
  private long token;
  private Optional<UUID> lastSized = Optional.empty();

  /** A book that tells its facts here. */
  public InMemoryScalingBook(EventSink sink) {
    this.sink = sink;
  }

  @Override
  public synchronized OptionalLong lead(String instance, Instant now) {
    boolean free = !leadsUntil.isAfter(now);
    if (!free && !leader.equals(instance)) {
      return OptionalLong.empty();
    }
    if (free) {
      token++;
    }
    leader = instance;
    leadsUntil = now.plus(LEASE);
    return OptionalLong.of(token);
  }

  @Override
  public synchronized Optional<Decided> decide(long bearer, Instant now, Function<Known, Draft> decider) {
    if (bearer != token || !leadsUntil.isAfter(now)) {
      return Optional.empty();
    }
    leadsUntil = now.plus(LEASE);
    var open = plans.values().stream().filter(plan -> plan.state().isOpen()).toList();
    var draft = decider.apply(new Known(open, memory, lastSized.map(actions::get)));
    memory = draft.decision().memory();
    draft.decision().plans().forEach(plan -> plans.put(plan.id(), plan));
    var facts = new ArrayList<>(draft.decision().facts());
    for (var action : draft.actions()) {
      actions.put(action.id(), action);
      facts.add(new FleetChanged(action.id()));
      lastSized = action.isSizing() ? Optional.of(action.id()) : lastSized;
    }
    tell(facts);
    return Optional.of(new Decided(draft.actions()));
  }

  @Override
  public synchronized void settle(UUID action, Outcome outcome) {
    actions.computeIfPresent(action, (id, open) -> open.outcome().isPresent() ? open : open.settled(outcome));
  }

  @Override
  public synchronized FleetMemory memory() {
    return memory;
  }

  @Override
  public synchronized boolean add(Plan plan) {
    var changed = PlanDesk.add(plan, plan.event().map(this::open).orElse(List.of()));
    changed.ifPresent(this::put);
    return changed.isPresent();
  }

  @Override
  public synchronized Optional<Plan> find(PlanId id) {
    return Optional.ofNullable(plans.get(id));
  }

  @Override
  public synchronized boolean approve(PlanId id, Stamp stamp) {
    var proposal = find(id).filter(plan -> plan.state() == PlanState.PROPOSED);
    proposal.ifPresent(plan -> put(PlanDesk.approve(plan, stamp, plan.event().map(this::open).orElse(List.of()))));
    return proposal.isPresent();
  }

  @Override
  public synchronized boolean cancel(PlanId id, Stamp stamp) {
    var open = find(id).filter(plan -> plan.state().isOpen());
    open.ifPresent(plan -> put(List.of(plan.end(PlanState.CANCELLED, stamp))));
    return open.isPresent();
  }

  private void put(List<Plan> changed) {
    changed.forEach(plan -> plans.put(plan.id(), plan));
    tell(changed.stream().<DomainEvent>map(plan -> new PlanChanged(plan.id(), plan.state())).toList());
  }

  private void tell(List<DomainEvent> facts) {
    if (!facts.isEmpty()) {
      sink.record(Optional.empty(), facts);
    }
  }

  @Override
  public synchronized List<Plan> plans(Instant from, Instant to) {
    return plans.values().stream()
        .filter(plan -> plan.state().isOpen() || (plan.approved().isPresent() && plan.end().isAfter(from)))
        .filter(plan -> plan.window().startsAt().isBefore(to))
        .sorted(Comparator.comparing((Plan plan) -> plan.window().startsAt()).thenComparing(plan -> plan.id().value()))
        .toList();
  }

  @Override
  public synchronized List<Plan> open(EventId event) {
    return plans.values().stream().filter(plan -> plan.state().isOpen())
        .filter(plan -> plan.event().filter(event::equals).isPresent()).toList();
  }

  @Override
  public synchronized List<ScalingAction> actions(Instant from, Instant to, int limit) {
    return actions.values().stream().filter(action -> !action.at().isBefore(from) && action.at().isBefore(to))
        .sorted(Comparator.comparing(ScalingAction::at).reversed()).limit(limit).toList();
  }
}
