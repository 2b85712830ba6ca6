package gg.tiketi.queue.draw;

import java.util.Optional;

/**
 * Where draws get their randomness. The law: what it reveals for a draw was fixed by the commitment in the plan, or does not
 * exist before the list is frozen; nobody here can choose it. A public beacon can stand here as well as a secret of our own.
 */
public interface Randomness {
  /** What plans say about it. */
  Source source();

  /** Fixes, before anybody enters, what will be revealed for this draw. */
  Hash commitment(DrawId id);

  /** What was promised, once the list is frozen; empty while it does not exist yet. */
  Optional<Secret> reveal(FrozenDraw draw);

  /** Whether that is what the plan promised. */
  boolean isPromised(DrawPlan plan, Secret revealed);
}
