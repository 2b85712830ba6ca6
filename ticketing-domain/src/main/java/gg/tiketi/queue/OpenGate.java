package gg.tiketi.queue;

import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.EventId;
import java.time.Instant;
import java.util.Optional;

/** The gate of events without a waiting room: everybody may enter. */
public final class OpenGate implements AdmissionGate {
  @Override
  public Verdict check(EventId event, AccountId account, Optional<String> admission, Instant now) {
    return new Verdict.Admitted();
  }
}
