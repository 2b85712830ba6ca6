package gg.tiketi.http;

import gg.tiketi.queue.InMemoryWaitingLine;
import gg.tiketi.queue.LineAway;
import gg.tiketi.queue.WaitingLine;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Lines in memory that note what they are asked, and that can be away. */
public final class CountedLine {
  private final WaitingLine kept;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private volatile boolean away;

  /** The clock of tests jumps: that is no time in which a line could not be reached. */
  public CountedLine() {
    this(Duration.ofDays(1));
  }

  /** Lines that take no less than this for a time in which they could not be reached. */
  public CountedLine(Duration silence) {
    kept = new InMemoryWaitingLine(silence);
  }

  /** The lines. */
  public WaitingLine line() {
    return (WaitingLine) Proxy.newProxyInstance(WaitingLine.class.getClassLoader(), new Class<?>[]{WaitingLine.class},
        (proxy, verb, arguments) -> ask(verb, arguments));
  }

  private Object ask(Method verb, Object[] arguments) throws Throwable {
    try {
      if (away) {
        throw new LineAway("the line is away");
      }
      return verb.invoke(kept, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    } finally {
      asked.add(verb.getName());
    }
  }

  /** How often the lines were asked anything. */
  public int asked() {
    return asked.size();
  }

  /** How often they were asked this. */
  public int asked(String verb) {
    return Collections.frequency(asked, verb);
  }

  /** From now on they cannot be asked, or can be again. */
  public void away(boolean away) {
    this.away = away;
  }
}
