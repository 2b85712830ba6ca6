package gg.tiketi.queue;

import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.EventId;
import java.time.Instant;
import java.util.Optional;

/** Decides, without asking any store, whether somebody may obtain seats or tickets of an event now. */
public interface AdmissionGate {
  /** What the gate says to the bearer of {@code admission}, the token that came with the call, if any. */
  Verdict check(EventId event, AccountId account, Optional<String> admission, Instant now);

  /** The gate's answers. */
  sealed interface Verdict {
    record Admitted() implements Verdict {}

    /** The event has a waiting room and the call brought no admission to it. */
    record Required() implements Verdict {}

    record Expired() implements Verdict {}

    record Revoked() implements Verdict {}
  }
}
