package gg.tiketi.capacity.fleet;

import gg.tiketi.kernel.IdSource;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The reconciler at work: whoever leads looks, decides, asks the keeper of the group and keeps what became of it. Nothing is
 * remembered here; an instance that starts goes on where another one stopped.
 */
public final class ScalingLoop {
  private final ScalingBook book;
  private final Fleet fleet;
  private final Reconciler reconciler;
  private final Supplier<Optional<Crowd>> crowd;
  private final IdSource ids;
  private final InstantSource clock;
  private final String instance;

  /**
   * A loop.
   *
   * @param crowd tells who is there now
   * @param instance the name of this instance, which no other has
   */
  public ScalingLoop(ScalingBook book, Fleet fleet, Reconciler reconciler, Supplier<Optional<Crowd>> crowd,
      IdSource ids,
      InstantSource clock, String instance) {
    this.book = book;
    this.fleet = fleet;
    this.reconciler = reconciler;
    this.crowd = crowd;
    this.ids = ids;
    this.clock = clock;
    this.instance = instance;
  }

  /**
   * Leads, if nobody else does, and ticks when it is time. To be called every few seconds.
   *
   * @return whether this instance leads
   */
  public boolean pulse() {
    var now = clock.instant();
    var token = book.lead(instance, now);
    if (token.isPresent() && isDue(now)) {
      tick(token.getAsLong());
    }
    return token.isPresent();
  }

  private boolean isDue(Instant now) {
    return book.memory().tickedAt().filter(at -> at.plus(Reconciler.EVERY).isAfter(now)).isEmpty();
  }

  private void tick(long token) {
    var sight = new Sight(fleet.look(), crowd.get());
    // Looking takes its time; what is decided counts from now.
    var now = clock.instant();
    book.decide(token, now, known -> draft(known, sight, token, now))
        .ifPresent(decided -> carryOut(decided.actions()));
  }

  private ScalingBook.Draft draft(Known known, Sight sight, long token, Instant now) {
    var decision = reconciler.decide(known, sight, now);
    var actions = new ArrayList<ScalingAction>();
    if (sight.group() instanceof Look.Seen(var group, var bookings)) {
      var plans = new Timeline(reconciler.sizing(), known.plans()).inForce(now).stream().map(Plan::id).toList();
      decision.steps().forEach(step -> actions.add(new ScalingAction(ids.next(), now, step, plans, group, token,
          decision.why(), fleet.name(), fleet.isDryRun(), Optional.empty())));
    }
    return new ScalingBook.Draft(decision, actions);
  }

  /** One after the other, as long as each is done and the decision is fresh: an old one may have been overtaken. */
  private void carryOut(List<ScalingAction> actions) {
    boolean going = true;
    for (var action : actions) {
      boolean fresh = !clock.instant().isAfter(action.at().plus(Reconciler.BEGUN));
      var outcome = going && fresh ? fleet.carryOut(action.step()) : new Outcome.Busy("not-tried");
      book.settle(action.id(), outcome);
      going = outcome instanceof Outcome.Done;
    }
  }
}
