package gg.tiketi.redis;

import gg.tiketi.kernel.FeedRelay;
import gg.tiketi.kernel.Published;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.exceptions.JedisException;

/**
 * The feed between instances, over a channel of Redis. What is sent while somebody is not connected is lost to them; they fetch
 * it from the store. Who is alone sends nothing.
 */
public final class RedisFeedRelay implements FeedRelay, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RedisFeedRelay.class);
  /** A longer message would hold up Redis for all; it only says that there is something to read. */
  private static final int LONGEST_MESSAGE = 256 * 1024;
  private static final Duration PAUSE = Duration.ofMillis(250);
  private static final int SILENT_ROUNDS = 12;

  private final Redis redis;
  private final String channel;
  private final String instance;
  private final CommitText text;
  private final BooleanSupplier alone;
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile @Nullable Ear ear;

  /** Who hears what the others sent. */
  public interface Listener {
    /** Commits that another instance numbered. */
    void heard(List<Published> commits);

    /** There may be something to read in the store. */
    void missed();
  }

  /**
   * A relay that sends but does not listen yet.
   *
   * @param instance the sender's name, which no other bears
   * @param alone whether there is nobody to send to
   */
  public RedisFeedRelay(Redis redis, Keyspace keyspace, String instance, FactText facts, BooleanSupplier alone) {
    this.redis = redis;
    this.channel = keyspace.channel("feed");
    this.instance = instance;
    this.text = new CommitText(facts);
    this.alone = alone;
  }

  @Override
  public void send(List<Published> commits) {
    if (alone.getAsBoolean()) {
      return;
    }
    var message = text.write(instance, commits);
    var bounded = message.length() > LONGEST_MESSAGE ? instance : message;
    redis.tryAsking(jedis -> jedis.publish(channel, bounded));
  }

  /**
   * Listens from now on, on a thread of its own, and connects again whenever the connection breaks. The thread is the
   * platform's: a virtual one would hear of the others' sales after thousands of requests had had their turn.
   */
  public void listen(Listener listener) {
    Thread.ofPlatform().daemon().name("feed-relay").start(() -> listenOn(listener));
  }

  private void listenOn(Listener listener) {
    for (int turn = 0; !closed.get(); turn++) {
      try (Jedis connection = redis.connection(turn)) {
        var mine = new Ear(connection, listener);
        ear = mine;
        if (!closed.get()) {
          connection.subscribe(mine, channel);
        }
      } catch (JedisException e) {
        LOG.debug("the feed's connection to Redis broke: {}", e.getMessage());
      }
      ear = null;
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  /** Looks whether the connection is alive, and breaks it if not; to be called about four times a second. */
  public void care() {
    var mine = ear;
    if (mine != null) {
      mine.care();
    }
  }

  @Override
  public void close() {
    closed.set(true);
    var mine = ear;
    if (mine != null) {
      mine.hangUp();
    }
  }

  /** One connection that listens. */
  private final class Ear extends JedisPubSub {
    private final Jedis connection;
    private final Listener listener;
    private final AtomicInteger silentRounds = new AtomicInteger();

    Ear(Jedis connection, Listener listener) {
      this.connection = connection;
      this.listener = listener;
    }

    @Override
    public void onSubscribe(String name, int count) {
      listener.missed();
    }

    @Override
    public void onMessage(String name, String message) {
      if (CommitText.sender(message).equals(instance)) {
        return;
      }
      try {
        var commits = text.read(message);
        if (commits.isEmpty()) {
          listener.missed();
        } else {
          listener.heard(commits);
        }
      } catch (RuntimeException e) {
        LOG.warn("a message of another instance is not understood: {}", e.getMessage());
        listener.missed();
      }
    }

    @Override
    public void onPong(String pattern) {
      silentRounds.set(0);
    }

    private void care() {
      if (!isSubscribed()) {
        return;
      }
      if (silentRounds.incrementAndGet() > SILENT_ROUNDS) {
        hangUp();
        return;
      }
      try {
        ping();
      } catch (JedisException e) {
        hangUp();
      }
    }

    /** Whoever said something on it now would open it again. */
    private void hangUp() {
      ear = null;
      try {
        connection.disconnect();
      } catch (JedisException e) {
        LOG.debug("the feed's connection to Redis was broken already: {}", e.getMessage());
      }
    }
  }
}
