package gg.tiketi.app.bench;

import gg.tiketi.http.json.ViewJson;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.http.Context;
import java.util.function.Consumer;
import org.eclipse.jetty.util.thread.VirtualThreadPool;

/**
 * The baseline of everything that answers over HTTP: the same Javalin, threads and mapper as the server's, without routes,
 * rules or stores. It answers each GET and POST with the same 300 bytes of JSON.
 */
public final class BareServer {
  private static final int MAX_TASKS = 20_000;
  private static final int TEXT = 259;

  private BareServer() {}

  /** What it answers, exactly 300 bytes long. */
  record View(int number, String text, boolean truth) {}

  /** Listens on the port that is given and says so with a line. */
  public static void main(String[] arguments) {
    serve(Integer.parseInt(arguments[0]), Context::bodyAsBytes);
  }

  /** Listens on a port and says so with a line; whatever is posted goes to {@code work} before it is answered. */
  static void serve(int port, Consumer<Context> work) {
    var view = new View(1_234_567, "x".repeat(TEXT), true);
    Javalin.create(config -> {
      config.startup.showJavalinBanner = false;
      config.startup.showOldJavalinVersionWarning = false;
      config.startup.startupWatcherEnabled = false;
      config.http.compressionStrategy = CompressionStrategy.NONE;
      config.jetty.threadPool = new VirtualThreadPool(MAX_TASKS);
      config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
      config.routes.get("/*", context -> context.contentType("application/json").result(ViewJson.bytes(view)));
      config.routes.post("/*", context -> {
        work.accept(context);
        context.contentType("application/json").result(ViewJson.bytes(view));
      });
    }).start("127.0.0.1", port);
    System.out.println("ready");
  }
}
