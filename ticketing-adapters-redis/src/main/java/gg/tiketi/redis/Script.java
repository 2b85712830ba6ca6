package gg.tiketi.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/** A Lua script, which Redis runs as one step. It is sent in full only to a server that does not know it yet. */
final class Script {
  private final String text;
  private final String sha1;

  private Script(String text) {
    this.text = text;
    this.sha1 = sha1(text);
  }

  /**
   * Reads one.
   *
   * @param name {@code port/verb}
   * @param patch what is changed in it; nothing but in tests
   */
  static Script load(String name, UnaryOperator<String> patch) {
    try (var stream = Script.class.getResourceAsStream("/lua/" + name + ".lua")) {
      if (stream == null) {
        throw new IllegalStateException("no script " + name);
      }
      return new Script(patch.apply(new String(stream.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Object run(UnifiedJedis jedis, String key, List<String> arguments) {
    try {
      return jedis.evalsha(sha1, List.of(key), arguments);
    } catch (JedisNoScriptException unknown) {
      return jedis.eval(text, List.of(key), arguments);
    }
  }

  private static String sha1(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
