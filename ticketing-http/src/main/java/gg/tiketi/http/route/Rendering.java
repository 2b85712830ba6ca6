package gg.tiketi.http.route;

import gg.tiketi.http.json.ViewJson;
import gg.tiketi.http.problem.Language;
import gg.tiketi.http.problem.Problem;
import gg.tiketi.http.problem.ProblemWriter;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** Turns answers into HTTP. The only place that does. */
public final class Rendering {
  private static final int WORTH_COMPRESSING = 8 * 1024;
  /** Half of what a connection gathers before it sends. */
  private static final int SHORT = 4 * 1024;

  private Rendering() {}

  /** Writes an answer. */
  public static void render(Answer answer, Context context) {
    answer.headers().forEach((name, value) -> context.res().setHeader(name, value));
    switch (answer) {
      case Answer.Shown(int status, Object view, Map<String, String> _) -> show(status, view, context);
      case Answer.Prepared(int status, Class<?> _, Content content, Map<String, String> _) ->
        send(status, content, context);
      case Answer.Done(Map<String, String> _) -> context.status(204);
      case Answer.Refused(Problem problem, Map<String, String> _) -> refuse(problem, context);
    }
  }

  private static void show(int status, Object view, Context context) {
    unlessSet("Cache-Control", "no-store", context);
    byte[] bytes = ViewJson.bytes(view);
    context.status(status).contentType("application/json");
    byte[] gzipped = bytes.length > WORTH_COMPRESSING && takesGzip(context) ? Content.compressed(bytes) : null;
    if (gzipped == null) {
      write(bytes, context);
    } else {
      write(gzipped, context.header("Content-Encoding", "gzip").header("Vary", "Accept-Encoding"));
    }
  }

  /** Writes content that was made before, or 304 to whoever has it already. */
  public static void send(int status, Content content, Context context) {
    unlessSet("Cache-Control", "no-cache", context);
    context.header("ETag", content.tag()).header("Vary", "Accept-Encoding");
    if (content.matches(context.req().getHeader("If-None-Match"))) {
      context.status(304);
      return;
    }
    context.status(status).contentType(content.mediaType());
    byte[] gzipped = takesGzip(context) ? content.gzipped() : null;
    if (gzipped == null) {
      write(content.bytes(), context);
    } else {
      write(gzipped, context.header("Content-Encoding", "gzip"));
    }
  }

  /**
   * Straight into the answer: as a result it would be copied through a buffer that is larger than most answers. What does not fit
   * into the buffer of the connection would go in chunks if its length were not told. A short answer is better kept there until its
   * request is over: the connection may have to close because nobody read the request's body, and the answer must say so.
   */
  private static void write(byte[] body, Context context) {
    try {
      if (body.length > SHORT) {
        context.res().setContentLength(body.length);
      }
      context.res().getOutputStream().write(body);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  /** Writes a problem in the visitor's language. */
  public static void refuse(Problem problem, Context context) {
    Language language = Language.accepted(context.req().getHeader("Accept-Language"));
    if (problem.retryAfterSeconds() > 0) {
      context.header("Retry-After", Long.toString(problem.retryAfterSeconds()));
    }
    if (problem.code().status() == 401) {
      context.header("WWW-Authenticate", "Bearer");
    }
    context.header("Content-Language", language.tag()).header("Vary", "Accept-Language")
        .header("Cache-Control", "no-store").status(problem.code().status()).contentType(ProblemWriter.CONTENT_TYPE);
    write(ProblemWriter.bytes(problem, language, RequestId.of(context)), context);
  }

  private static void unlessSet(String header, String value, Context context) {
    if (!context.res().containsHeader(header)) {
      context.header(header, value);
    }
  }

  private static boolean takesGzip(Context context) {
    String accepted = context.req().getHeader("Accept-Encoding");
    return accepted != null && accepted.contains("gzip") && !accepted.contains("gzip;q=0");
  }
}
