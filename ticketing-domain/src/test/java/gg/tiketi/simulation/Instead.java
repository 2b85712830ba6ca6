package gg.tiketi.simulation;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** A port of which one verb does something else. */
final class Instead {
  private Instead() {}

  /** What the verb does. */
  @FunctionalInterface
  interface Other<P> {
    /**
     * Does it.
     *
     * @param real the port as it was
     * @param asked does what the verb should do
     */
    Object does(P real, Object[] arguments, Asked asked) throws Throwable;
  }

  /** What a verb should do. */
  @FunctionalInterface
  interface Asked {
    Object done() throws Throwable;
  }

  static <P> P of(Class<P> port, P real, String verb, Other<P> other) {
    return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[]{port}, (proxy, method, arguments) -> {
      Asked asked = () -> {
        try {
          return method.invoke(real, arguments);
        } catch (InvocationTargetException wrapped) {
          throw wrapped.getTargetException();
        }
      };
      return method.getName().equals(verb) ? other.does(real, arguments, asked) : asked.done();
    }));
  }
}
