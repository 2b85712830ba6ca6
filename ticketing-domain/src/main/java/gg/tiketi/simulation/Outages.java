package gg.tiketi.simulation;

import gg.tiketi.capacity.fleet.Faults;
import gg.tiketi.kernel.Overloaded;
import gg.tiketi.queue.LineAway;
import gg.tiketi.simulation.Outage.Kind;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** All that goes wrong in a simulation, put between the services and their ports. */
final class Outages {
  private final Map<Kind, List<Outage>> outages = new EnumMap<>(Kind.class);
  private final InstantSource clock;

  Outages(List<Outage> outages, InstantSource clock) {
    outages.forEach(outage -> this.outages.computeIfAbsent(outage.kind(), first -> new ArrayList<>()).add(outage));
    this.clock = clock;
  }

  /** A store could not be asked, or nobody knows what became of what it was asked. */
  static final class StoreAway extends RuntimeException {
    private static final long serialVersionUID = 1;

    StoreAway() {
      super("the store is away", null, false, false);
    }
  }

  boolean isNow(Kind kind) {
    var some = outages.get(kind);
    return some != null && some.stream().anyMatch(outage -> outage.isNow(clock.instant()));
  }

  /** A port of the database. */
  <P> P ofStore(Class<P> port, P real) {
    return shaken(port, real, Kind.STORE_AWAY, Optional.empty(), StoreAway::new);
  }

  /** A port of the database whose answers may be lost after the deed. */
  <P> P ofBooks(Class<P> port, P real) {
    return shaken(port, real, Kind.STORE_AWAY, Optional.of(Kind.STORE_ANSWERS_LOST), StoreAway::new);
  }

  /** A port of the store of the lines. */
  <P> P ofLines(Class<P> port, P real) {
    return shaken(port, real, Kind.LINE_AWAY, Optional.empty(), () -> new LineAway("the store of the lines is away"));
  }

  /** What goes wrong with the keeper of the group. */
  Optional<Faults.Fault> ofKeeper() {
    if (isNow(Kind.KEEPER_FORBIDS)) {
      return Optional.of(Faults.Fault.FORBIDDEN);
    }
    if (isNow(Kind.KEEPER_THROTTLES)) {
      return Optional.of(Faults.Fault.THROTTLED);
    }
    return isNow(Kind.KEEPER_ANSWERS_LOST) ? Optional.of(Faults.Fault.ANSWER_LOST) : Optional.empty();
  }

  /** Whether a failure is one of ours, however deep, and not a mistake of what is simulated. */
  static boolean isOurs(Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof StoreAway || cause instanceof LineAway || cause instanceof Overloaded) {
        return true;
      }
    }
    return false;
  }

  private <P> P shaken(Class<P> port, P real, Kind away, Optional<Kind> lost, Supplier<RuntimeException> failure) {
    return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[]{port}, (proxy, method, arguments) -> {
      if (isNow(away)) {
        throw failure.get();
      }
      try {
        var answer = method.invoke(real, arguments);
        if (lost.isPresent() && isNow(lost.get())) {
          throw failure.get();
        }
        return answer;
      } catch (InvocationTargetException wrapped) {
        throw wrapped.getTargetException();
      }
    }));
  }
}
