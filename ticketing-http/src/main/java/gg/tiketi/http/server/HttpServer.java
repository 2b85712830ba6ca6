package gg.tiketi.http.server;

import gg.tiketi.http.problem.Problem;
import gg.tiketi.http.problem.ProblemCode;
import gg.tiketi.http.route.Origins;
import gg.tiketi.http.route.Proxies;
import gg.tiketi.http.route.Reception;
import gg.tiketi.http.route.Rendering;
import gg.tiketi.http.route.RequestId;
import gg.tiketi.http.route.Route;
import gg.tiketi.http.route.RouteTable;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.http.staticfiles.ResourceHandler;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.VirtualThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One server over one table of routes. Each request runs on a virtual thread; stopping lets requests in flight end. What
 * the table does not have does not exist here.
 */
public final class HttpServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
  private static final int MAX_TASKS = 20_000;
  private static final int MAX_HEADERS = 8 * 1024;
  private static final Duration IDLE = Duration.ofSeconds(30);
  /** Three pings without an answer. */
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(80);
  /** How many connections may wait to be accepted. Java's own 50 turn away a crowd that knocks within a second. */
  private static final int MAX_KNOCKING = 4_096;
  /** Connections on which nothing is going on need not be waited for. */
  private static final Duration IDLE_WHEN_STOPPING = Duration.ofMillis(50);
  private static final Pattern SEGMENT = Pattern.compile("\\{[^}]*}");

  private final HttpSettings settings;
  private final RouteTable table;
  private final Reception reception;
  private final Javalin javalin;

  /**
   * A server that does not listen yet.
   *
   * @param pages what is served besides the routes
   * @param more further configuration: the sockets
   */
  public HttpServer(HttpSettings settings, RouteTable table, Reception reception, Optional<ResourceHandler> pages,
      Consumer<JavalinConfig> more) {
    this.settings = settings;
    this.table = table;
    this.reception = reception;
    this.javalin = Javalin.create(config -> {
      configure(config);
      pages.ifPresent(config::resourceHandler);
      more.accept(config);
    });
  }

  /** Begins to listen. */
  public HttpServer start() {
    javalin.start();
    Server server = javalin.jettyServer().server();
    SlowSenders.watch(server);
    SilentSockets.watch(server, LONGEST_SILENCE);
    for (Connector connector : server.getConnectors()) {
      if (connector instanceof AbstractConnector idle) {
        idle.setShutdownIdleTimeout(IDLE_WHEN_STOPPING.toMillis());
      }
    }
    return this;
  }

  /** The port it listens on. */
  public int port() {
    return javalin.port();
  }

  /** What is registered underneath, as {@code METHOD /path}; for the test that it is the table and nothing else. */
  public SortedSet<String> registered() {
    var registered = new TreeSet<String>();
    javalin.unsafe.internalRouter.allHttpHandlers()
        .forEach(each -> registered.add(each.endpoint.method + " " + each.endpoint.path));
    return registered;
  }

  @Override
  public void close() {
    javalin.stop();
  }

  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.prefer405over404 = true;
    config.http.compressionStrategy = CompressionStrategy.NONE;
    config.jetty.threadPool = new VirtualThreadPool(MAX_TASKS);
    config.jetty.modifyServer(this::configure);
    config.jetty.modifyHttpConfiguration(HttpServer::configure);
    config.jetty.addConnector(this::connector);
    for (Route route : table.routes()) {
      config.routes.addHttpHandler(HandlerType.findOrCreate(route.method().name()), route.path(),
          context -> reception.serve(route, context), route.access());
    }
    config.routes.exception(HttpResponseException.class, this::refuse);
    config.routes.exception(Exception.class, HttpServer::fail);
  }

  private void configure(Server server) {
    var proxies = new Proxies(settings.trustedProxies());
    server.setStopTimeout(settings.drain().toMillis());
    server.setStopAtShutdown(false);
    server.insertHandler(new GracefulHandler());
    server.insertHandler(new FrontDoor(new Origins(settings.allowedOrigins()), proxies));
    server.setErrorHandler(new ProblemErrorHandler());
  }

  private Connector connector(Server server, HttpConfiguration http) {
    var connector = new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setHost(settings.host());
    connector.setPort(settings.port());
    connector.setAcceptQueueSize(MAX_KNOCKING);
    return connector;
  }

  private static void configure(HttpConfiguration http) {
    http.setIdleTimeout(IDLE.toMillis());
    http.setRequestHeaderSize(MAX_HEADERS);
    // Jetty would keep a table of 17 KB for every connection to spare it parsing equal headers: a crowd's is half the heap.
    http.setHeaderCacheSize(0);
    http.setSendServerVersion(false);
    http.setSendXPoweredBy(false);
  }

  private void refuse(HttpResponseException thrown, Context context) {
    if (thrown.getStatus() == 405) {
      context.header("Allow", allowed(context.path()));
    }
    Rendering.refuse(Problem.of(ProblemCode.ofStatus(thrown.getStatus())), context);
  }

  private static void fail(Exception thrown, Context context) {
    LOG.error("{} {} [{}] failed", context.method(), context.path(), RequestId.of(context), thrown);
    Rendering.refuse(Problem.of(ProblemCode.INTERNAL_ERROR), context);
  }

  private String allowed(String path) {
    var methods = new TreeSet<String>();
    for (Route route : table.routes()) {
      if (path.matches(SEGMENT.matcher(route.path()).replaceAll("[^/]+"))) {
        methods.add(route.method().name());
      }
    }
    return String.join(", ", methods);
  }
}
