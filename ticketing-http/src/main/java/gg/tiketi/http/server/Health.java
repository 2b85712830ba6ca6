package gg.tiketi.http.server;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Whether this process should get visitors. It lives as long as it answers; it is ready while nothing speaks against it. */
public final class Health {
  private final Supplier<List<String>> troubles;
  private final Runnable onDrain;
  private final AtomicBoolean draining = new AtomicBoolean();

  /**
   * The health of one process.
   *
   * @param troubles what speaks against being ready now, a short sentence each; quick, and without secrets
   * @param onDrain runs once when draining begins
   */
  public Health(Supplier<List<String>> troubles, Runnable onDrain) {
    this.troubles = troubles;
    this.onDrain = onDrain;
  }

  /** Why it is not ready; empty when it is. */
  public List<String> reasons() {
    var reasons = new ArrayList<>(troubles.get());
    if (draining.get()) {
      reasons.addFirst("draining");
    }
    return reasons;
  }

  /** Takes no new visitors from now on; those here are served. Nothing happens the second time. */
  public void drain() {
    if (draining.compareAndSet(false, true)) {
      onDrain.run();
    }
  }
}
