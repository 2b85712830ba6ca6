package gg.tiketi.redis;

import gg.tiketi.laws.queue.PreQueueContract;
import gg.tiketi.queue.DrawBook;
import gg.tiketi.queue.InMemoryDrawBook;
import gg.tiketi.queue.WaitingLine;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.AfterEach;

/** A drawn pre-queue whose line is in a real Redis. */
class RedisPreQueueTest extends PreQueueContract {
  private final Redis redis = TestRedis.open();
  private WaitingLine kept = new RedisWaitingLine(redis, TestRedis.empty());

  RedisPreQueueTest() {
    super("redis");
  }

  @AfterEach
  void close() {
    redis.close();
  }

  @Override
  protected WaitingLine lines() {
    wipe();
    return (WaitingLine) Proxy.newProxyInstance(WaitingLine.class.getClassLoader(), new Class<?>[]{WaitingLine.class},
        (proxy, verb, arguments) -> {
          try {
            return verb.invoke(kept, arguments);
          } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
          }
        });
  }

  @Override
  protected DrawBook draws() {
    return new InMemoryDrawBook();
  }

  /** A place where nothing is yet is what a wiped one looks like. */
  @Override
  protected void wipe() {
    kept = new RedisWaitingLine(redis, TestRedis.empty());
  }
}
