package gg.tiketi.redis;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;

/**
 * The Redis that the tests of this JVM share: the one that {@code TIKETI_TEST_REDIS_URL} names; or one in a container when
 * {@code TIKETI_TEST_CONTAINERS} is true and Docker is there; otherwise one of our own. Each test has a place of its own in it.
 */
final class TestRedis {
  private static final String IMAGE = "redis:7.2";
  private static final RedisSettings SETTINGS = start();

  private TestRedis() {}

  /** Connections to it, with something changed in the scripts. */
  static Redis open(UnaryOperator<String> patch) {
    return Redis.open(SETTINGS, patch);
  }

  /** Connections to it. */
  static Redis open() {
    return open(UnaryOperator.identity());
  }

  /** Where it is. */
  static RedisSettings settings() {
    return SETTINGS;
  }

  /** A place where nothing is yet. */
  static Keyspace empty() {
    return new Keyspace(UUID.randomUUID());
  }

  private static RedisSettings start() {
    var url = Optional.ofNullable(System.getenv("TIKETI_TEST_REDIS_URL")).filter(given -> !given.isBlank());
    if (url.isPresent()) {
      return announced("the server at " + URI.create(url.get()).getHost(), named(URI.create(url.get())));
    }
    if (Boolean.parseBoolean(System.getenv("TIKETI_TEST_CONTAINERS"))
        && DockerClientFactory.instance().isDockerAvailable()) {
      return announced("a container of " + IMAGE, contained());
    }
    var own = RedisProcess.start();
    Runtime.getRuntime().addShutdownHook(new Thread(own::close));
    return announced("a server of our own", own.settings());
  }

  private static RedisSettings announced(String which, RedisSettings settings) {
    System.out.println(">>> Redis of these tests: " + which);
    return settings;
  }

  private static RedisSettings named(URI url) {
    var login = Optional.ofNullable(url.getUserInfo()).map(text -> text.split(":", 2));
    return new RedisSettings(List.of(new RedisSettings.Node(url.getHost(), url.getPort() < 0 ? 6379 : url.getPort())),
        login.map(parts -> parts[0]).filter(user -> !user.isEmpty()), login.map(parts -> parts[parts.length - 1]),
        url.getScheme().equals("rediss"));
  }

  private static RedisSettings contained() {
    var container = new GenericContainer<>(IMAGE).withExposedPorts(6379);
    container.start();
    return new RedisSettings(List.of(new RedisSettings.Node(container.getHost(), container.getMappedPort(6379))),
        Optional.empty(), Optional.empty(), false);
  }
}
