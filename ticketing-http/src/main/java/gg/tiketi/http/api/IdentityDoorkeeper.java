package gg.tiketi.http.api;

import gg.tiketi.http.problem.ProblemCode;
import gg.tiketi.http.route.Access;
import gg.tiketi.http.route.Doorkeeper;
import gg.tiketi.http.token.AccessTokens;
import gg.tiketi.identity.IdentityService;
import gg.tiketi.identity.Role;
import gg.tiketi.identity.Standing;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Believes a token about who somebody is and the store about what they may do: admins' routes ask it at each request, all
 * others a memory that the feed keeps true within a second (law T2).
 */
public final class IdentityDoorkeeper implements Doorkeeper {
  private final AccessTokens tokens;
  private final IdentityService identity;

  /** Over these tokens and accounts. */
  public IdentityDoorkeeper(AccessTokens tokens, IdentityService identity) {
    this.tokens = tokens;
    this.identity = identity;
  }

  @Override
  public Entry judge(@Nullable String token, Access access, Instant now) {
    if (token == null) {
      return new TurnedAway(ProblemCode.AUTHENTICATION_REQUIRED);
    }
    return switch (tokens.read(token, now)) {
      case AccessTokens.Expired() -> new TurnedAway(ProblemCode.TOKEN_EXPIRED);
      case AccessTokens.Invalid() -> new TurnedAway(ProblemCode.AUTHENTICATION_REQUIRED);
      case AccessTokens.Valid valid -> known(valid, access, now);
    };
  }

  private Entry known(AccessTokens.Valid valid, Access access, Instant now) {
    return access == Access.ADMIN ? administrator(valid, now) : visitor(valid, now);
  }

  private Entry administrator(AccessTokens.Valid valid, Instant now) {
    Optional<Standing> standing = identity.standing(valid.account(), valid.session(), now);
    if (standing.isEmpty()) {
      return new TurnedAway(ProblemCode.SESSION_REVOKED);
    }
    return standing.get().isAdmin() ? new Admitted(standing) : new TurnedAway(ProblemCode.FORBIDDEN);
  }

  private Entry visitor(AccessTokens.Valid valid, Instant now) {
    return identity.isLive(valid.account(), valid.session(), valid.issuedAt(), now)
        ? new Admitted(Optional.of(new Standing(valid.account(), valid.session(), Role.USER)))
        : new TurnedAway(ProblemCode.SESSION_REVOKED);
  }
}
