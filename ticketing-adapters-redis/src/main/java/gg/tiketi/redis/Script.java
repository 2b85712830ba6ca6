package gg.tiketi.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/** A Lua script, which Redis runs as one step. It is sent in full only to a server that does not know it yet. */
final class Script {
  /** The first line of a script that begins with what several share. */
  private static final Pattern USES = Pattern.compile("-- uses (?<name>\\S+)\n");

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
    var text = text(name);
    var shared = USES.matcher(text);
    return new Script(patch.apply(shared.lookingAt() ? text(shared.group("name")) + text : text));
  }

  private static String text(String name) {
    try (var stream = Script.class.getResourceAsStream("/lua/" + name + ".lua")) {
      if (stream == null) {
        throw new IllegalStateException("no script " + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** This script with what it is asked. */
  Call of(List<String> keys, List<String> arguments) {
    return new Call(this, keys, arguments);
  }

  /** A script over keys of one hash tag, and what it is asked; it answers null for nothing. */
  record Call(Script script, List<String> keys, List<String> arguments) {
    @Nullable
    Object run(UnifiedJedis jedis) {
      try {
        return jedis.evalsha(script.sha1, keys, arguments);
      } catch (JedisNoScriptException unknown) {
        return jedis.eval(script.text, keys, arguments);
      }
    }

    Response<Object> send(AbstractPipeline others) {
      return others.evalsha(script.sha1, keys, arguments);
    }

    /** What came back after it was sent. */
    @Nullable
    Object receive(Response<Object> answer, UnifiedJedis jedis) {
      try {
        return answer.get();
      } catch (JedisNoScriptException unknown) {
        return jedis.eval(script.text, keys, arguments);
      }
    }
  }

  /** The same for arguments and answers that are not text. */
  Object runOnBytes(UnifiedJedis jedis, List<byte[]> keys, List<byte[]> arguments) {
    try {
      return jedis.evalsha(sha1.getBytes(StandardCharsets.US_ASCII), keys, arguments);
    } catch (JedisNoScriptException unknown) {
      return jedis.eval(text.getBytes(StandardCharsets.UTF_8), keys, arguments);
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
