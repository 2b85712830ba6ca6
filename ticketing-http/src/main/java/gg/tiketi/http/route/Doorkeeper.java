package gg.tiketi.http.route;

import gg.tiketi.http.problem.ProblemCode;
import gg.tiketi.identity.Standing;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides who may pass. Asked for every call of a route that is not public. */
@FunctionalInterface
public interface Doorkeeper {
  /** What the doorkeeper said. */
  sealed interface Entry {}

  /** Come in; nobody in particular where no token is asked for. */
  record Admitted(Optional<Standing> caller) implements Entry {}

  /** Not so. */
  record TurnedAway(ProblemCode why) implements Entry {}

  /**
   * Judges an access token for what a route asks.
   *
   * @param token the bearer token; null when none was sent
   */
  Entry judge(@Nullable String token, Access access, Instant now);
}
