package gg.tiketi.laws;

import gg.tiketi.Tiketi.Stores;
import gg.tiketi.catalog.Catalog;
import gg.tiketi.identity.Accounts;
import gg.tiketi.identity.Sessions;
import gg.tiketi.kernel.EventFeed;
import gg.tiketi.payment.Payments;
import gg.tiketi.reservation.Reservations;
import gg.tiketi.seating.Seats;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Builds a fault into stores: one verb of one port does something else, everything else goes through. */
public final class Faults {
  private Faults() {}

  /** What a broken verb does instead of the real one. */
  @FunctionalInterface
  public interface Verb<P> {
    Object call(P real, Arguments given) throws Exception;
  }

  /** What a verb was called with. */
  public record Arguments(Object[] values) {
    public <T> T get(int index, Class<T> type) {
      return type.cast(values[index]);
    }
  }

  static UnaryOperator<Stores> reservations(String verb, Verb<Reservations> fault) {
    return in(Reservations.class, Stores::reservations, verb, fault);
  }

  static UnaryOperator<Stores> payments(String verb, Verb<Payments> fault) {
    return in(Payments.class, Stores::payments, verb, fault);
  }

  static UnaryOperator<Stores> seats(String verb, Verb<Seats> fault) {
    return in(Seats.class, Stores::seats, verb, fault);
  }

  static UnaryOperator<Stores> catalog(String verb, Verb<Catalog> fault) {
    return in(Catalog.class, Stores::catalog, verb, fault);
  }

  static UnaryOperator<Stores> accounts(String verb, Verb<Accounts> fault) {
    return in(Accounts.class, Stores::accounts, verb, fault);
  }

  static UnaryOperator<Stores> sessions(String verb, Verb<Sessions> fault) {
    return in(Sessions.class, Stores::sessions, verb, fault);
  }

  static UnaryOperator<Stores> feed(String verb, Verb<EventFeed> fault) {
    return in(EventFeed.class, Stores::feed, verb, fault);
  }

  private static <P> UnaryOperator<Stores> in(Class<P> port, Function<Stores, P> part, String verb, Verb<P> fault) {
    return stores -> with(stores, broken(port, part.apply(stores), verb, fault));
  }

  /** The port with one verb replaced. */
  public static <P> P broken(Class<P> port, P real, String verb, Verb<P> fault) {
    return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[]{port}, (proxy, method, given) -> {
      var arguments = given == null ? new Object[0] : given;
      return method.getName().equals(verb)
          ? fault.call(real, new Arguments(arguments))
          : pass(real, method, arguments);
    }));
  }

  private static Object pass(Object real, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }

  private static Stores with(Stores stores, Object broken) {
    return new Stores(broken instanceof Catalog catalog ? catalog : stores.catalog(),
        broken instanceof Accounts accounts ? accounts : stores.accounts(),
        broken instanceof Sessions sessions ? sessions : stores.sessions(),
        broken instanceof Seats seats ? seats : stores.seats(),
        broken instanceof Reservations reservations ? reservations : stores.reservations(),
        broken instanceof Payments payments ? payments : stores.payments(),
        broken instanceof EventFeed feed ? feed : stores.feed());
  }
}
