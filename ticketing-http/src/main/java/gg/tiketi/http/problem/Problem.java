package gg.tiketi.http.problem;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One refusal.
 *
 * @param errors the fields that are wrong, all of them at once; empty when the trouble is not a field
 * @param members what the code promises besides, such as {@code conflicts}; values are strings, whole numbers and lists of them
 * @param retryAfter when to try again, rounded up to seconds in {@code Retry-After}
 */
public record Problem(ProblemCode code, List<FieldError> errors, Map<String, Object> members,
    @Nullable Duration retryAfter) {
  private static final Duration A_MOMENT = Duration.ofSeconds(1);

  public Problem {
    errors = List.copyOf(errors);
    members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
  }

  /** A refusal that its code explains. What is worth repeating says when. */
  public static Problem of(ProblemCode code) {
    boolean worthRepeating = switch (code) {
      case REQUEST_IN_PROGRESS, RATE_LIMITED, TEMPORARILY_UNAVAILABLE -> true;
      default -> false;
    };
    return new Problem(code, List.of(), Map.of(), worthRepeating ? A_MOMENT : null);
  }

  /** Fields are wrong; a field nobody knows makes it {@code unknown_field}. */
  public static Problem of(List<FieldError> errors) {
    boolean unknown = errors.stream().anyMatch(error -> error.fault() == FieldFault.UNKNOWN);
    return new Problem(unknown ? ProblemCode.UNKNOWN_FIELD : ProblemCode.INVALID_REQUEST, errors, Map.of(), null);
  }

  /** One field is wrong. */
  public static Problem of(FieldError error) {
    return of(List.of(error));
  }

  /** The same with one more member. */
  public Problem with(String name, Object value) {
    var more = new LinkedHashMap<>(members);
    more.put(name, value);
    return new Problem(code, errors, more, retryAfter);
  }

  /** The same, to be tried again after that long. */
  public Problem after(Duration wait) {
    return new Problem(code, errors, members, wait);
  }

  /** The value of {@code Retry-After}: whole seconds, at least one; zero when there is nothing to wait for. */
  public long retryAfterSeconds() {
    return retryAfter == null ? 0 : Math.max(1, retryAfter.plusNanos(999_999_999).toSeconds());
  }
}
