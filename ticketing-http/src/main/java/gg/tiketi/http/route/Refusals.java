package gg.tiketi.http.route;

import gg.tiketi.http.problem.ProblemCode;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The codes that follow from how a route is declared, whatever its handler does. */
final class Refusals {
  private Refusals() {}

  static Set<ProblemCode> of(Method method, Access access, boolean hasIds, boolean idempotent,
      boolean obtainsSeats, Set<ProblemCode> own) {
    Set<ProblemCode> all = EnumSet.of(ProblemCode.INVALID_REQUEST, ProblemCode.UNKNOWN_FIELD,
        ProblemCode.RATE_LIMITED, ProblemCode.INTERNAL_ERROR, ProblemCode.TEMPORARILY_UNAVAILABLE);
    all.addAll(own);
    all.addAll(of(access));
    if (hasIds) {
      all.add(ProblemCode.NOT_FOUND);
    }
    if (method != Method.GET) {
      all.addAll(List.of(ProblemCode.MALFORMED_JSON, ProblemCode.PAYLOAD_TOO_LARGE,
          ProblemCode.UNSUPPORTED_MEDIA_TYPE));
    }
    if (idempotent) {
      all.addAll(List.of(ProblemCode.IDEMPOTENCY_KEY_REUSED, ProblemCode.REQUEST_IN_PROGRESS));
    }
    if (obtainsSeats) {
      all.addAll(List.of(ProblemCode.ADMISSION_REQUIRED, ProblemCode.ADMISSION_EXPIRED,
          ProblemCode.ADMISSION_REVOKED));
    }
    return all;
  }

  private static List<ProblemCode> of(Access access) {
    return switch (access) {
      case PUBLIC -> List.of();
      case USER, TICKET -> List.of(ProblemCode.AUTHENTICATION_REQUIRED, ProblemCode.TOKEN_EXPIRED,
          ProblemCode.SESSION_REVOKED);
      case ADMIN -> List.of(ProblemCode.AUTHENTICATION_REQUIRED, ProblemCode.TOKEN_EXPIRED,
          ProblemCode.SESSION_REVOKED, ProblemCode.FORBIDDEN);
      case REFRESH -> List.of(ProblemCode.AUTHENTICATION_REQUIRED, ProblemCode.SESSION_REVOKED);
    };
  }
}
