package gg.tiketi.app.bench;

import gg.tiketi.app.config.RedisUrl;
import gg.tiketi.app.config.Secret;
import gg.tiketi.app.rush.Preparation;
import gg.tiketi.app.verify.Installation;
import gg.tiketi.http.token.AccessTokens;
import io.javalin.http.Context;
import io.javalin.http.UnauthorizedResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.RedisProtocol;

/**
 * The baseline of joins: the bare handler, which reads the caller's token and runs one script in Redis that gives each caller of a
 * path a number of their own. It has no rules, no log, and no answer but its 300 bytes.
 */
public final class BareLine {
  private static final int CONNECTIONS = 16;
  private static final String NUMBER = """
                                       local number = redis.call('hget', KEYS[1], ARGV[1])
                                       if not number then
                                         number = redis.call('hlen', KEYS[1]) + 1
                                         redis.call('hset', KEYS[1], ARGV[1], number)
                                       end
                                       return number""";

  private final AccessTokens tokens;
  private final RedisClient redis;
  private final String script;

  private BareLine(AccessTokens tokens, RedisClient redis) {
    this.tokens = tokens;
    this.redis = redis;
    this.script = redis.scriptLoad(NUMBER);
  }

  /** Listens on the port, with the Redis and the keys of the server whose data folder is given, and says so with a line. */
  public static void main(String[] arguments) {
    var folder = Path.of(arguments[1]);
    var line = new BareLine(tokens(folder), redis(Instance.redis(folder)));
    BareServer.serve(Integer.parseInt(arguments[0]), line::number);
  }

  private static AccessTokens tokens(Path folder) {
    return Preparation.tokens(Installation.in(folder).orElseThrow());
  }

  private static RedisClient redis(RedisUrl url) {
    var node = url.nodes().getFirst();
    var pool = new ConnectionPoolConfig();
    pool.setMaxTotal(CONNECTIONS);
    pool.setMaxIdle(CONNECTIONS);
    pool.setJmxEnabled(false);
    return RedisClient.builder().hostAndPort(new HostAndPort(node.host(), node.port())).poolConfig(pool)
        .clientConfig(DefaultJedisClientConfig.builder().protocol(RedisProtocol.RESP3)
            .password(url.password().map(Secret::text).orElse(null)).build())
        .build();
  }

  private void number(Context context) {
    var token = Objects.requireNonNull(context.header("Authorization")).substring("Bearer ".length());
    switch (tokens.read(token, Instant.now())) {
      case AccessTokens.Valid caller -> redis.evalsha(script, List.of(context.path()),
          List.of(caller.account().toString()));
      case AccessTokens.Expired _,AccessTokens.Invalid _ -> throw new UnauthorizedResponse();
    }
  }
}
