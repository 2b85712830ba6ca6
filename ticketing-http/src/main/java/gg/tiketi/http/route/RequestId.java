package gg.tiketi.http.route;

import io.javalin.http.Context;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/** The id of one request: in {@code X-Request-Id}, in a problem's {@code instance} and in our log. */
public final class RequestId {
  /** The attribute under which the server keeps it. */
  public static final String ATTRIBUTE = "tiketi.request";

  private RequestId() {}

  /** A new id; what a client sends as one is never believed. */
  public static String next() {
    return Long.toUnsignedString(ThreadLocalRandom.current().nextLong(), 36).toUpperCase(Locale.ROOT);
  }

  /** The id of this request. */
  public static String of(Context context) {
    return context.req().getAttribute(ATTRIBUTE) instanceof String id ? id : "-";
  }
}
