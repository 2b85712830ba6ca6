package gg.tiketi.redis;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.RedisClusterClient;
import redis.clients.jedis.RedisProtocol;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * One Redis, or a Redis Cluster. Whoever asks waits a quarter of a second at most; while it is away nobody waits at all, until
 * {@link #probe} finds it back.
 */
public final class Redis implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Redis.class);
  private static final int TIMEOUT_MILLIS = 250;
  static final int CONNECTIONS = 16;
  /** Fewer than connections: what the pulses ask for finds one. */
  private static final int MESSENGERS = 8;
  /** So many calls at once are done within a few milliseconds; nobody waits long for the others. */
  private static final int PARCEL = 32;
  private static final Duration LONGEST_TURN = Duration.ofMillis(100);
  private static final Duration LONGEST_SEARCH = Duration.ofMillis(500);
  private static final int HOPS = 3;

  private final RedisSettings settings;
  private final UnifiedJedis client;
  private final UnaryOperator<String> patch;
  private final Map<String, Script> scripts = new ConcurrentHashMap<>();
  private final Breaker breaker = new Breaker();
  private final Messengers messengers = new Messengers(MESSENGERS);
  private final Parcels parcels;

  private Redis(RedisSettings settings, UnifiedJedis client, UnaryOperator<String> patch) {
    this.settings = settings;
    this.client = client;
    this.patch = patch;
    this.parcels = new Parcels(messengers, this::answerHere, settings.isCluster() ? 1 : PARCEL);
  }

  /**
   * Opens connections to it.
   *
   * @throws RedisAway if no node of a cluster answers; a single server is not asked yet
   */
  public static Redis open(RedisSettings settings) {
    return open(settings, UnaryOperator.identity());
  }

  /** Opens connections to it, with something changed in its scripts. */
  static Redis open(RedisSettings settings, UnaryOperator<String> patch) {
    try {
      return new Redis(settings, settings.isCluster() ? cluster(settings) : single(settings), patch);
    } catch (JedisException e) {
      throw new RedisAway(reason(e), e);
    }
  }

  private static UnifiedJedis single(RedisSettings settings) {
    return RedisClient.builder().hostAndPort(address(settings.nodes().getFirst())).clientConfig(login(settings))
        .poolConfig(pool()).build();
  }

  private static UnifiedJedis cluster(RedisSettings settings) {
    Set<HostAndPort> nodes = settings.nodes().stream().map(Redis::address).collect(Collectors.toUnmodifiableSet());
    return RedisClusterClient.builder().nodes(nodes).clientConfig(login(settings)).poolConfig(pool()).maxAttempts(HOPS)
        .maxTotalRetriesDuration(LONGEST_SEARCH).build();
  }

  private static HostAndPort address(RedisSettings.Node node) {
    return new HostAndPort(node.host(), node.port());
  }

  private static JedisClientConfig login(RedisSettings settings) {
    var config = DefaultJedisClientConfig.builder().protocol(RedisProtocol.RESP3)
        .connectionTimeoutMillis(TIMEOUT_MILLIS)
        .socketTimeoutMillis(TIMEOUT_MILLIS);
    if (settings.encrypted()) {
      config.sslOptions(SslOptions.defaults());
    }
    settings.user().ifPresent(config::user);
    settings.password().ifPresent(config::password);
    return config.build();
  }

  private static ConnectionPoolConfig pool() {
    var pool = new ConnectionPoolConfig();
    pool.setMaxTotal(CONNECTIONS);
    pool.setMaxIdle(CONNECTIONS);
    pool.setMaxWait(LONGEST_TURN);
    pool.setJmxEnabled(false);
    return pool;
  }

  /**
   * Asks it.
   *
   * @throws RedisAway if it does not answer, or did not lately, or all connections stay taken
   */
  <R> R ask(Function<UnifiedJedis, R> question) {
    requireClosed();
    return answer(question);
  }

  private void requireClosed() {
    if (!breaker.isClosed()) {
      throw new RedisAway("Redis at " + settings + " does not answer", null);
    }
  }

  /** Asks it; empty where {@link #ask} would throw. */
  <R> Optional<R> tryAsking(Function<UnifiedJedis, R> question) {
    if (!breaker.isClosed()) {
      return Optional.empty();
    }
    try {
      return Optional.of(answer(question));
    } catch (RedisAway e) {
      return Optional.empty();
    }
  }

  /** Runs a script over one key; empty if Redis does not answer. */
  Optional<Object> trying(String script, String key, List<String> arguments) {
    try {
      return run(script, List.of(key), arguments);
    } catch (RedisAway e) {
      return Optional.empty();
    }
  }

  /**
   * Runs a script over keys of one hash tag; empty if it answers nothing.
   *
   * @throws RedisAway if Redis does not answer
   */
  Optional<Object> run(String script, List<String> keys, List<String> arguments) {
    requireClosed();
    return Optional.ofNullable(parcels.ask(script(script).of(keys, arguments)));
  }

  /** The same for arguments and answers that are not text. */
  Optional<Object> runOnBytes(String script, List<byte[]> keys, List<byte[]> arguments) {
    return ask(jedis -> Optional.ofNullable(script(script).runOnBytes(jedis, keys, arguments)));
  }

  private Script script(String name) {
    return scripts.computeIfAbsent(name, missing -> Script.load(missing, patch));
  }

  private <R> R answer(Function<UnifiedJedis, R> question) {
    return messengers.ask(() -> answerHere(question));
  }

  private <R> R answerHere(Function<UnifiedJedis, R> question) {
    try {
      R answer = question.apply(client);
      if (breaker.succeeded()) {
        LOG.info("Redis at {} answers again", settings);
      }
      return answer;
    } catch (JedisException e) {
      if (isExhaustion(e)) {
        // Too many of us ask at once; that says nothing about the server.
        throw new RedisAway("all connections are taken", e);
      }
      if (breaker.failed()) {
        LOG.warn("Redis at {} does not answer ({}); going on without it", settings, reason(e));
      }
      if (e instanceof JedisConnectionException) {
        dropConnections();
      }
      throw new RedisAway(reason(e), e);
    }
  }

  /** Whether no connection came free in time: the pool says so by this cause. */
  private static boolean isExhaustion(JedisException e) {
    return e.getCause() instanceof NoSuchElementException;
  }

  /** What was open to a server that died would fail call by call. */
  private void dropConnections() {
    switch (client) {
      case RedisClient single -> single.getPool().clear();
      case RedisClusterClient cluster -> cluster.getClusterNodes().values().forEach(pool -> pool.clear());
      default -> throw new IllegalStateException("a client we did not make");
    }
  }

  /** Asks whether it is there, even while nobody else asks; to be called several times a second. */
  public boolean probe() {
    try {
      return answer(jedis -> jedis.get("tiketi:probe") == null);
    } catch (RedisAway e) {
      return false;
    }
  }

  /** Whether callers ask it at the moment. */
  public boolean isThere() {
    return breaker.isClosed();
  }

  /**
   * A connection of its own, to be closed by whoever asked.
   *
   * @param turn which of several nodes: another turn, another node
   */
  Jedis connection(int turn) {
    var nodes = settings.nodes();
    return new Jedis(address(nodes.get(Math.floorMod(turn, nodes.size()))), login(settings));
  }

  private static String reason(JedisException e) {
    Throwable cause = e instanceof JedisConnectionException && e.getCause() != null ? e.getCause() : e;
    return String.valueOf(cause.getMessage());
  }

  @Override
  public void close() {
    messengers.close();
    client.close();
  }
}
