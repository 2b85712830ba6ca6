package gg.tiketi.http.route;

import gg.tiketi.http.shape.Fields;
import gg.tiketi.identity.Standing;
import gg.tiketi.kernel.Idempotency;
import gg.tiketi.kernel.RateLimit;
import gg.tiketi.kernel.RateLimiter;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** One request as its route declared it: already guarded, parsed and complete. */
public final class Call {
  /** The name of the cookie that carries the refresh token. */
  public static final String REFRESH_COOKIE = "tiketi_refresh";

  static final String TICKET_HEADER = "Queue-Ticket";

  private final Instant now;
  private final Optional<Standing> caller;
  private final Map<PathId<?>, Object> path;
  private final Parsing.Parsed parsed;
  private final Visitors visitors;
  private final Context context;

  Call(Instant now, Optional<Standing> caller, Map<PathId<?>, Object> path, Parsing.Parsed parsed, Visitors visitors,
      Context context) {
    this.now = now;
    this.caller = caller;
    this.path = Map.copyOf(path);
    this.parsed = parsed;
    this.visitors = visitors;
    this.context = context;
  }

  /** When the request was taken up; the clock is read once for each. */
  public Instant now() {
    return now;
  }

  /** Who calls, where one need not say so. */
  public Optional<Standing> visitor() {
    return caller;
  }

  /** Who calls; only routes for users and admins have one. */
  public Standing caller() {
    return caller.orElseThrow(() -> new IllegalStateException("Nobody in particular calls a public route"));
  }

  /** What a segment of the path names. */
  @SuppressWarnings("unchecked") // The segment's own shape has read it.
  public <T> T path(PathId<T> id) {
    Object value = path.get(id);
    if (value == null) {
      throw new IllegalArgumentException("This route's path has no " + id.name());
    }
    return (T) value;
  }

  /** The query's parameters. */
  public Fields query() {
    return parsed.query();
  }

  /** The body's fields; none where a body may be left out and was. */
  public Fields body() {
    return parsed.body();
  }

  /** What makes repeating this call harmless, on routes that take a key. */
  public Optional<Idempotency> idempotency() {
    return parsed.idempotency();
  }

  /** The admission token, on routes that obtain seats or tickets. */
  public Optional<String> admission() {
    return Optional.ofNullable(context.req().getHeader("Admission"));
  }

  /** The ticket that proves a place in a line, on routes that take one. */
  public Optional<String> ticket() {
    return Optional.ofNullable(context.req().getHeader(TICKET_HEADER));
  }

  /** The refresh token that a browser keeps for us. */
  public Optional<String> refreshCookie() {
    return Optional.ofNullable(context.cookie(REFRESH_COOKIE));
  }

  /** The address the call came from, as far as trusted proxies tell. */
  public String address() {
    return visitors.address(context);
  }

  /** What is left of a rate limit; whose is said by {@code subject}. */
  public Quota quota(RateLimit limit, String subject) {
    return new Quota(visitors.limits().from(address()), limit, subject, now);
  }

  /** Counts this call for the caller, on this instance alone. */
  public RateLimiter.Verdict count(RateLimit limit) {
    return visitors.limits().from(address()).takeHere(limit, caller().accountId().toString(), now);
  }

  /** Counts this call for the address it came from, on this instance alone. */
  public RateLimiter.Verdict countAddress(RateLimit limit) {
    return visitors.limits().from(address()).takeHere(limit, Address.counted(address()), now);
  }

  /** Whether the visitor's connection is encrypted, as far as trusted proxies tell. */
  public boolean encrypted() {
    return visitors.proxies().encrypted(context);
  }
}
