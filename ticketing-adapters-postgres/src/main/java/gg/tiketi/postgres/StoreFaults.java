package gg.tiketi.postgres;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Tells what the database's troubles mean, by the SQL states of PostgreSQL's manual, appendix A. */
public final class StoreFaults {
  private static final int DEEPEST = 20;
  /** Classes: connection exception, insufficient resources, operator intervention (shutdown, statement timeout). */
  private static final Set<String> AWAY_CLASSES = Set.of("08", "53", "57");
  /** Idle in transaction for too long; lock not available in time. */
  private static final Set<String> SLOW = Set.of("25P03", "55P03");
  /** Serialization failure, deadlock. */
  private static final Set<String> COLLISIONS = Set.of("40001", "40P01");
  /** Unique and check violations: what somebody else committed meanwhile stands in the way. */
  private static final Set<String> VIOLATIONS = Set.of("23505", "23514");

  private StoreFaults() {}

  /** Whether the database was away, too slow or at its limit, so that trying again a little later may help. */
  public static boolean isFault(Throwable thrown) {
    return isAway(thrown) || isCollision(thrown) || thrown instanceof Outdated;
  }

  /** Whether the database could not be used at all, or not in time. */
  static boolean isAway(Throwable thrown) {
    return causes(thrown).anyMatch(cause -> cause instanceof SQLTransientConnectionException
        || cause instanceof SQLTimeoutException || state(cause).map(StoreFaults::meansAway).orElse(false));
  }

  /** Whether two transactions were in each other's way, so that repeating one at once will help. */
  static boolean isCollision(Throwable thrown) {
    return causes(thrown).anyMatch(cause -> state(cause).map(COLLISIONS::contains).orElse(false));
  }

  /** Whether a constraint refused what was written. */
  static boolean isViolation(Throwable thrown) {
    return causes(thrown).anyMatch(cause -> state(cause).map(VIOLATIONS::contains).orElse(false));
  }

  private static boolean meansAway(String state) {
    return SLOW.contains(state) || (state.length() == 5 && AWAY_CLASSES.contains(state.substring(0, 2)));
  }

  private static Optional<String> state(Throwable thrown) {
    return thrown instanceof SQLException fault ? Optional.ofNullable(fault.getSQLState()) : Optional.empty();
  }

  private static Stream<Throwable> causes(Throwable thrown) {
    return Stream.iterate(Optional.of(thrown), Optional::isPresent,
        cause -> cause.flatMap(known -> Optional.ofNullable(known.getCause()))).map(Optional::orElseThrow)
        .limit(DEEPEST);
  }
}
