package gg.tiketi.aws.fake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import gg.tiketi.capacity.fleet.Faults;
import gg.tiketi.capacity.fleet.GroupModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;

/**
 * Both services on one port of loopback. A request in another protocol than the pinned SDK speaks is refused, so that a new version
 * that speaks another one is noticed. Who asks is not checked.
 */
public final class FakeAws implements AutoCloseable {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String CBOR = "application/cbor";
  private static final byte[] EMPTY_MAP = {(byte) 0xa0};
  private static final int OK = 200;
  private static final int WRONG_PROTOCOL = 415;
  private static final int CALLERS = 4;

  static {
    // Otherwise each answer waits 40 ms for the client's acknowledgement of its headers.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService hands = Executors.newFixedThreadPool(CALLERS);
  private final FakeAutoScaling scaling;
  private final FakeCloudWatch watch = new FakeCloudWatch();
  private final List<String> requests = new CopyOnWriteArrayList<>();

  /**
   * Begins to listen.
   *
   * @param port 0 for any
   * @param name of the group
   */
  public FakeAws(int port, String name, GroupModel group, Faults faults) {
    scaling = new FakeAutoScaling(name, group, faults);
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException taken) {
      throw new UncheckedIOException(taken);
    }
    server.createContext("/", this::serve);
    server.setExecutor(hands);
    server.start();
  }

  /** Where it listens. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** What was asked so far: the content type and what for. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  /** The figures that were published so far. */
  public List<DataPoint> points() {
    return watch.points();
  }

  @Override
  public void close() {
    server.stop(0);
    hands.shutdown();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      switch (answer(exchange)) {
        case Answer.Silence() -> {
          // Closing the exchange without an answer cuts the connection.
        }
        case Answer.Xml(int status, var text) ->
          send(exchange, status, "text/xml", text.getBytes(StandardCharsets.UTF_8));
        case Answer.NothingToSay() -> {
          exchange.getResponseHeaders().set("smithy-protocol", "rpc-v2-cbor");
          send(exchange, OK, CBOR, EMPTY_MAP);
        }
      }
    }
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  private Answer answer(HttpExchange exchange) throws IOException {
    var type = header(exchange, "Content-Type");
    var body = body(exchange);
    if (exchange.getRequestURI().getPath().equals(FakeCloudWatch.PATH)) {
      requests.add(type + " PutMetricData");
      boolean known = type.equals(CBOR) && header(exchange, "smithy-protocol").equals("rpc-v2-cbor");
      return known ? watch.answer(body) : wrongProtocol(type);
    }
    if (!type.startsWith(FORM)) {
      requests.add(type + " " + exchange.getRequestURI());
      return wrongProtocol(type);
    }
    var form = Form.read(new String(body, StandardCharsets.UTF_8));
    requests.add(type + " " + form.text("Action"));
    return scaling.answer(form);
  }

  private static Answer wrongProtocol(String type) {
    return Answer.failure(WRONG_PROTOCOL, "UnknownProtocol", "this is not what the SDK used to speak: " + type);
  }

  private static String header(HttpExchange exchange, String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).orElse("");
  }

  /** Large bodies come compressed. */
  private static byte[] body(HttpExchange exchange) throws IOException {
    var bytes = exchange.getRequestBody().readAllBytes();
    if (!header(exchange, "Content-Encoding").equals("gzip")) {
      return bytes;
    }
    try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return unpacked.readAllBytes();
    }
  }
}
