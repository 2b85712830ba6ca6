package gg.tiketi.payment;

import java.time.Duration;

/** How a simulated provider spends time: really, or by moving a virtual clock. */
@FunctionalInterface
public interface Pause {
  void of(Duration time);
}
