package gg.tiketi.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * The PostgreSQL that the tests of this JVM use: the one that {@code TIKETI_TEST_DATABASE_URL} names; or one in a container
 * when {@code TIKETI_TEST_CONTAINERS} is true and Docker is there; otherwise one embedded in this JVM, without fsync.
 *
 * @param address {@code jdbc:postgresql://host:port/}
 * @param maintenance a database that exists, to make others from
 */
record TestServer(String address, String maintenance, String user, String password) {
  private static final String IMAGE = "postgres:18";

  static TestServer start() {
    var url = Optional.ofNullable(System.getenv("TIKETI_TEST_DATABASE_URL")).filter(given -> !given.isBlank());
    if (url.isPresent()) {
      var server = named(URI.create(url.get()));
      return announced("the server at " + server.address(), server);
    }
    if (Boolean.parseBoolean(System.getenv("TIKETI_TEST_CONTAINERS")) && hasDocker()) {
      return announced("a container of " + IMAGE, contained());
    }
    return announced("a server embedded in this JVM", embedded());
  }

  DatabaseSettings database(String name) {
    return DatabaseSettings.of(address + name, user, password);
  }

  private static TestServer announced(String which, TestServer server) {
    System.out.println(">>> PostgreSQL of these tests: " + which);
    return server;
  }

  private static TestServer named(URI url) {
    var login = url.getRawUserInfo().split(":", 2);
    var port = url.getPort() < 0 ? 5432 : url.getPort();
    return new TestServer("jdbc:postgresql://" + url.getHost() + ":" + port + "/", url.getPath().substring(1),
        decoded(login[0]), login.length == 1 ? "" : decoded(login[1]));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static boolean hasDocker() {
    boolean there = DockerClientFactory.instance().isDockerAvailable();
    if (!there) {
      System.out.println(">>> containers were asked for, but there is no Docker");
    }
    return there;
  }

  private static TestServer contained() {
    var container = new PostgreSQLContainer(IMAGE).withCommand("postgres", "-c", "fsync=off", "-c",
        "full_page_writes=off", "-c", "max_connections=200");
    container.start();
    return new TestServer("jdbc:postgresql://" + container.getHost() + ":" + container.getMappedPort(5432) + "/",
        container.getDatabaseName(), container.getUsername(), container.getPassword());
  }

  private static TestServer embedded() {
    try {
      var postgres = EmbeddedPostgres.builder().setServerConfig("full_page_writes", "off")
          .setServerConfig("max_connections", "200").setServerConfig("unix_socket_directories", "''")
          .setLocaleConfig("locale", "C.UTF-8").setPGStartupWait(Duration.ofSeconds(60)).start();
      return new TestServer("jdbc:postgresql://localhost:" + postgres.getPort() + "/", "postgres", "postgres", "");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
