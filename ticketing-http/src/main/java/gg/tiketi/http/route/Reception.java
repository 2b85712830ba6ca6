package gg.tiketi.http.route;

import gg.tiketi.http.problem.Problem;
import gg.tiketi.http.problem.ProblemCode;
import gg.tiketi.identity.Standing;
import gg.tiketi.kernel.Overloaded;
import gg.tiketi.kernel.RateLimit;
import gg.tiketi.kernel.RateLimiter;
import gg.tiketi.queue.LineAway;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Receives every request of every route: guards it, parses it as its declaration says, asks the handler, renders the
 * answer. Refusals come in this order: how often, who calls, what the path names, body, query and headers, then the handler's own.
 */
public final class Reception {
  private static final Logger LOG = LoggerFactory.getLogger(Reception.class);
  private static final String BEARER = "Bearer ";

  /**
   * More at once would only wait for each other; who is turned away may come again in a moment. With bodies of 64 KB each, the
   * largest, these still fit into a heap of 512 MB.
   */
  private static final int MOST_AT_ONCE = 5_000;

  private static final Duration LEAST_WAIT = Duration.ofSeconds(2);
  private static final Duration SPREAD = Duration.ofSeconds(8);

  private final AtomicInteger atOnce = new AtomicInteger();
  private final Doorkeeper doorkeeper;
  private final StoreFaults faults;
  private final Visitors visitors;
  private final InstantSource clock;
  private final Consumer<String> undeclared;

  /**
   * A reception.
   *
   * @param undeclared hears of answers that a route gives but does not declare: a mistake of ours, never the visitor's loss
   */
  public Reception(Doorkeeper doorkeeper, StoreFaults faults, Visitors visitors, InstantSource clock,
      Consumer<String> undeclared) {
    this.doorkeeper = doorkeeper;
    this.faults = faults;
    this.visitors = visitors;
    this.clock = clock;
    this.undeclared = undeclared;
  }

  /** Serves one request of a route. */
  public void serve(Route route, Context context) {
    Answer answer = answered(route, context);
    if (!isDeclared(route, answer)) {
      undeclared.accept(route.name() + " answered " + answer);
    }
    Rendering.render(answer, context);
  }

  private Answer answered(Route route, Context context) {
    try {
      if (atOnce.incrementAndGet() > MOST_AT_ONCE) {
        throw new Overloaded("too many requests at once");
      }
      Instant now = clock.instant();
      Doorkeeper.Entry entry = guard(route, context, now);
      return switch (count(route, entry, context, now)) {
        case RateLimiter.Exhausted exhausted -> Quota.refusal(exhausted);
        case RateLimiter.Taken _ -> switch (entry) {
          case Doorkeeper.TurnedAway(ProblemCode why) -> Answer.refused(why);
          case Doorkeeper.Admitted(Optional<Standing> caller) -> answer(route, context, now, caller);
        };
      };
    } catch (Overloaded busy) {
      LOG.debug("{} [{}]: {}", route.name(), RequestId.of(context), busy.getMessage());
      return Answer.refused(ProblemCode.TEMPORARILY_UNAVAILABLE);
    } catch (LineAway away) {
      LOG.warn("{} [{}]: {}", route.name(), RequestId.of(context), away.getMessage());
      return Answer.refused(Problem.of(ProblemCode.TEMPORARILY_UNAVAILABLE).after(aWhile()));
    } catch (RuntimeException thrown) {
      return fault(route, context, thrown);
    } finally {
      atOnce.decrementAndGet();
    }
  }

  private Doorkeeper.Entry guard(Route route, Context context, Instant now) {
    return switch (route.access()) {
      case PUBLIC, REFRESH -> new Doorkeeper.Admitted(Optional.empty());
      case TICKET -> known(context, now);
      case USER, ADMIN -> doorkeeper.judge(bearer(context), route.access(), now);
    };
  }

  /** Who brings a ticket need not be anybody, nor be logged in still. */
  private Doorkeeper.Entry known(Context context, Instant now) {
    var entry = doorkeeper.judge(bearer(context), Access.USER, now);
    boolean brings = context.req().getHeader(Call.TICKET_HEADER) != null;
    return brings && entry instanceof Doorkeeper.TurnedAway ? new Doorkeeper.Admitted(Optional.empty()) : entry;
  }

  /** Whoever is nobody in particular is counted by address, whoever wants seats by account. */
  private RateLimiter.Verdict count(Route route, Doorkeeper.Entry entry, Context context, Instant now) {
    if (!(entry instanceof Doorkeeper.Admitted(Optional<Standing> caller)) || caller.isEmpty()) {
      return visitors.limits().anonymousCall(visitors.address(context), now);
    }
    return route.obtainsSeats()
        ? visitors.limits().from(visitors.address(context)).take(RateLimit.SEAT_CALLS,
            caller.get().accountId().toString(), now)
        : new RateLimiter.Taken(now);
  }

  private Answer answer(Route route, Context context, Instant now, Optional<Standing> caller) {
    Map<PathId<?>, Object> path = new HashMap<>();
    for (PathId<?> id : route.pathIds()) {
      Optional<?> named = id.shape().parse(context.pathParam(id.name()));
      if (named.isEmpty()) {
        return Answer.refused(ProblemCode.NOT_FOUND);
      }
      path.put(id, named.get());
    }
    return switch (Parsing.parse(route, context)) {
      case Parsing.Unfit(Problem problem) -> Answer.refused(problem);
      case Parsing.Parsed parsed -> route.handler().answer(new Call(now, caller, path, parsed, visitors, context));
    };
  }

  /** A crowd that was turned away together should not come back together. */
  private static Duration aWhile() {
    return LEAST_WAIT.plusMillis(ThreadLocalRandom.current().nextLong(SPREAD.toMillis()));
  }

  private Answer fault(Route route, Context context, RuntimeException thrown) {
    if (faults.isFault(thrown)) {
      LOG.warn("{} [{}]: a store is away: {}", route.name(), RequestId.of(context), thrown.toString());
      return Answer.refused(ProblemCode.TEMPORARILY_UNAVAILABLE);
    }
    LOG.error("{} [{}] failed", route.name(), RequestId.of(context), thrown);
    return Answer.refused(ProblemCode.INTERNAL_ERROR);
  }

  private static @Nullable String bearer(Context context) {
    String header = context.req().getHeader("Authorization");
    return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? header.substring(BEARER.length()).strip()
        : null;
  }

  private static boolean isDeclared(Route route, Answer answer) {
    return switch (answer) {
      case Answer.Shown shown -> route.declares(shown.status(), shown.view().getClass());
      case Answer.Prepared prepared -> route.declares(prepared.status(), prepared.view());
      case Answer.Done _ -> route.declares(204, null);
      case Answer.Refused refused -> route.refusals().contains(refused.problem().code());
    };
  }
}
