package gg.tiketi.capacity.fleet;

import gg.tiketi.kernel.EventId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;

/**
 * Plans, actions, and who leads. One instance leads at a time, by a lease that it renews; at each take-over the token grows, and
 * only the bearer of the current one decides. Plans change and decisions are made one after the other, so that no decision
 * overlooks a plan that counts already when it is carried out.
 */
public interface ScalingBook {
  /** How long an instance leads after it was heard of. */
  Duration LEASE = Duration.ofSeconds(15);

  /** Leads, or goes on leading; empty while another instance does. */
  OptionalLong lead(String instance, Instant now);

  /**
   * Decides, if {@code token} is the current one and its lease has not run out, with all that is known at that moment, and keeps
   * what was decided: memory, plans, facts, and an action without an end for each step. Renews the lease.
   *
   * @return the decision with its actions; empty if somebody else leads
   */
  Optional<Decided> decide(long token, Instant now, Function<Known, Draft> decider);

  /** Keeps the end of an action; the first one counts. */
  void settle(UUID action, Outcome outcome);

  /** What the leader remembers. */
  FleetMemory memory();

  /**
   * Adds a plan if no open one contradicts: an automatic plan supersedes the open automatic one of its event, unless a person's
   * plan for the event is approved. False, and nothing done, if it was contradicted. Records {@link PlanChanged}.
   */
  boolean add(Plan plan);

  /** A plan. */
  Optional<Plan> find(PlanId id);

  /** Approves a proposal; it supersedes whatever else is approved for its event. False if it is no proposal any more. */
  boolean approve(PlanId id, Stamp stamp);

  /** Ends an open plan. False if it had ended. */
  boolean cancel(PlanId id, Stamp stamp);

  /** The plans that are open, those that counted between two instants among them ended or not. */
  List<Plan> plans(Instant from, Instant to);

  /** The open plans of an event. */
  List<Plan> open(EventId event);

  /** The latest actions between two instants, the newest first. */
  List<ScalingAction> actions(Instant from, Instant to, int limit);

  /**
   * A decision before it is kept.
   *
   * @param actions one for each step
   */
  record Draft(Decision decision, List<ScalingAction> actions) {
    public Draft {
      actions = List.copyOf(actions);
    }
  }

  /** A decision that was kept. */
  record Decided(List<ScalingAction> actions) {
    public Decided {
      actions = List.copyOf(actions);
    }
  }
}
