package gg.tiketi.http.live;

import gg.tiketi.Tiketi;
import gg.tiketi.http.problem.Language;
import gg.tiketi.http.problem.ProblemCode;
import gg.tiketi.http.route.Origins;
import gg.tiketi.http.route.Address;
import gg.tiketi.http.route.Visitors;
import gg.tiketi.kernel.RateLimiter;
import gg.tiketi.http.token.AccessTokens;
import gg.tiketi.seating.SelectionService;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsConnectContext;
import io.javalin.websocket.WsContext;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;

/** The socket of the API: {@code /ws}. Who may open one is decided before it opens. */
public final class LiveEndpoint {
  private static final String PATH = "/ws";
  private static final int MOST_FRAME_BYTES = 16 * 1024;
  private static final Duration IDLE = Duration.ofSeconds(60);
  private static final String ADDRESS = "tiketi.address";
  private static final String SOCKET = "tiketi.socket";

  private final LiveFeed feed;
  private final LiveProtocol protocol;
  private final Origins origins;
  private final Visitors visitors;
  private final InstantSource clock;

  /** An endpoint over this feed and these services. */
  public LiveEndpoint(LiveFeed feed, Tiketi tiketi, SelectionService selections, AccessTokens tokens, Origins origins,
      Visitors visitors,
      InstantSource clock) {
    this.feed = feed;
    this.protocol = new LiveProtocol(feed, tokens, tiketi.identity(), tiketi.catalog(), tiketi.reservations(),
        selections, clock);
    this.origins = origins;
    this.visitors = visitors;
    this.clock = clock;
  }

  /** Adds the endpoint to a server. */
  public void configure(JavalinConfig config) {
    config.jetty.modifyWebSocketServletFactory(factory -> {
      factory.setIdleTimeout(IDLE);
      factory.setMaxTextMessageSize(MOST_FRAME_BYTES);
      factory.setMaxBinaryMessageSize(1);
    });
    config.routes.wsBeforeUpgrade(PATH, this::judge);
    config.routes.ws(PATH, this::configure);
  }

  private void judge(Context context) {
    String address = visitors.address(context);
    String counted = Address.counted(address);
    context.attribute(ADDRESS, counted);
    if (!origins.mayConnect(context.header("Origin"), context.header("Host"))) {
      throw new HttpResponseException(ProblemCode.FORBIDDEN.status());
    }
    if (feed.isDraining()) {
      throw new HttpResponseException(ProblemCode.TEMPORARILY_UNAVAILABLE.status());
    }
    boolean often = visitors.limits().anonymousCall(address, clock.instant()) instanceof RateLimiter.Exhausted;
    if (often || !feed.mayOpen(counted)) {
      throw new HttpResponseException(ProblemCode.RATE_LIMITED.status());
    }
  }

  private void configure(WsConfig socket) {
    socket.onConnect(this::opened);
    socket.onMessage(message -> protocol.received(of(message), message.message()));
    socket.onBinaryMessage(message -> feed.close(of(message), CloseCode.NO_OBJECT, "a frame is a JSON object"));
    socket.onClose(closed -> gone(closed));
    socket.onError(failed -> gone(failed));
  }

  private void opened(WsConnectContext context) {
    String address = context.attribute(ADDRESS) instanceof String judged ? judged : "";
    var socket = new LiveSocket(new JettyLine(context.session), address,
        Language.accepted(context.header("Accept-Language")), clock.instant());
    context.attribute(SOCKET, socket);
    feed.opened(socket);
  }

  private void gone(WsContext context) {
    @Nullable
    LiveSocket socket = context.attribute(SOCKET);
    if (socket != null) {
      feed.closed(socket);
    }
  }

  private static LiveSocket of(WsContext context) {
    LiveSocket socket = context.attribute(SOCKET);
    if (socket == null) {
      throw new IllegalStateException("A frame before the connection");
    }
    return socket;
  }

  /** The wire as Jetty has it. */
  private record JettyLine(Session session) implements Line {
    @Override
    public void send(String text, Runnable sent, Runnable failed) {
      session.sendText(text, Callback.from(sent, _ -> failed.run()));
    }

    @Override
    public void ping() {
      session.sendPing(ByteBuffer.allocate(0), Callback.NOOP);
    }

    @Override
    public void close(int code, String reason) {
      session.close(code, reason, Callback.NOOP);
    }
  }
}
