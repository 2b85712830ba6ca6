package gg.tiketi.http.route;

import gg.tiketi.http.json.CanonicalJson;
import gg.tiketi.http.json.Json;
import gg.tiketi.http.json.StrictJson;
import gg.tiketi.http.problem.FieldError;
import gg.tiketi.http.problem.FieldFault;
import gg.tiketi.http.problem.Problem;
import gg.tiketi.http.problem.ProblemCode;
import gg.tiketi.http.shape.Fields;
import gg.tiketi.http.shape.ObjectShape;
import gg.tiketi.kernel.Idempotency;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads header, query and body of a request as its route declares them; everything wrong is told at once. */
final class Parsing {
  /** The most bytes of a body that are read. */
  static final int MAX_BODY = 64 * 1024;

  private static final int PART = 2 * 1024;
  private static final long PATIENCE_NANOS = Duration.ofSeconds(10).toNanos();
  private static final String KEY_HEADER = "Idempotency-Key";
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");
  private static final Pattern JSON_TYPE = Pattern.compile("application/json\\s*(?:;\\s*charset=\"?utf-8\"?\\s*)?",
      Pattern.CASE_INSENSITIVE);
  private static final Json EMPTY = new Json.Members(Map.of(), Set.of());

  private final Route route;
  private final Context context;
  private final List<FieldError> errors = new ArrayList<>();

  private Parsing(Route route, Context context) {
    this.route = route;
    this.context = context;
  }

  /** What became of reading. */
  sealed interface Outcome {}

  /** Everything fits. */
  record Parsed(Fields query, Fields body, Optional<Idempotency> idempotency) implements Outcome {}

  /** Something does not. */
  record Unfit(Problem problem) implements Outcome {}

  static Outcome parse(Route route, Context context) {
    return new Parsing(route, context).parse();
  }

  private Outcome parse() {
    if (route.method() == Method.GET) {
      return fit(EMPTY, Fields.none());
    }
    byte[] sent;
    try {
      sent = bytes();
    } catch (IOException brokenOff) {
      return unfit(ProblemCode.MALFORMED_JSON);
    }
    if (sent.length > 0 && !isJson()) {
      return unfit(ProblemCode.UNSUPPORTED_MEDIA_TYPE);
    }
    if (sent.length > MAX_BODY) {
      return unfit(ProblemCode.PAYLOAD_TOO_LARGE);
    }
    if (sent.length == 0 && route.bodyOptional()) {
      return fit(EMPTY, Fields.none());
    }
    return switch (StrictJson.read(sent)) {
      case StrictJson.Malformed() -> unfit(ProblemCode.MALFORMED_JSON);
      case StrictJson.Read(Json json) -> fit(json, noted(route.body().read(json)));
    };
  }

  private Outcome fit(Json json, Fields body) {
    Optional<String> key = key();
    Fields query = noted(route.query().read(context.queryParamMap()));
    if (!errors.isEmpty()) {
      return new Unfit(Problem.of(errors));
    }
    return new Parsed(query, body, key.map(given -> new Idempotency(given, fingerprint(json))));
  }

  private Fields noted(ObjectShape.Reading reading) {
    return switch (reading) {
      case ObjectShape.Fits(Fields fields) -> fields;
      case ObjectShape.Wrong(List<FieldError> wrong) -> {
        errors.addAll(wrong);
        yield Fields.none();
      }
    };
  }

  private Optional<String> key() {
    String key = route.idempotent() ? context.req().getHeader(KEY_HEADER) : null;
    if (key != null && !KEY.matcher(key).matches()) {
      errors.add(FieldError.of(KEY_HEADER, FieldFault.FORMAT));
    }
    return Optional.ofNullable(key);
  }

  private String fingerprint(Json json) {
    return CanonicalJson.fingerprint(route.method() + " " + context.path(), json);
  }

  private boolean isJson() {
    @Nullable
    String type = context.req().getContentType();
    return type != null && JSON_TYPE.matcher(type).matches() && context.req().getHeader("Content-Encoding") == null;
  }

  /**
   * What was sent, up to one part more than is allowed, which is enough to know that it is too much. Who drips a small body
   * over many seconds only wants to keep us busy.
   */
  private byte[] bytes() throws IOException {
    var stream = context.req().getInputStream();
    var sent = new ByteArrayOutputStream(PART);
    byte[] part = new byte[PART];
    long begun = System.nanoTime();
    for (int read = stream.read(part); read >= 0 && sent.size() <= MAX_BODY; read = stream.read(part)) {
      sent.write(part, 0, read);
      if (System.nanoTime() - begun > PATIENCE_NANOS) {
        throw new IOException("too slow");
      }
    }
    return sent.toByteArray();
  }

  private static Outcome unfit(ProblemCode code) {
    return new Unfit(Problem.of(code));
  }
}
