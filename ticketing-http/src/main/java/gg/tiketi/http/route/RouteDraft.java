package gg.tiketi.http.route;

import gg.tiketi.http.problem.ProblemCode;
import gg.tiketi.http.shape.Field;
import gg.tiketi.http.shape.ObjectShape;
import gg.tiketi.http.shape.Shapes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A declaration being written; {@link #to} ends it and refuses one that contradicts itself. */
public final class RouteDraft {
  private static final Pattern SEGMENT = Pattern.compile("\\{([a-zA-Z]+)}");

  private final Method method;
  private final String path;
  private final List<PathId<?>> pathIds = new ArrayList<>();
  private final List<Outcome> outcomes = new ArrayList<>();
  private final Set<ProblemCode> refusals = EnumSet.noneOf(ProblemCode.class);
  private @Nullable Access access;
  private String summary = "";
  private ObjectShape query = Shapes.object("");
  private ObjectShape body = Shapes.object("");
  private boolean bodyOptional = true;
  private boolean idempotent;
  private boolean obtainsSeats;
  private boolean takesTicket;

  RouteDraft(Method method, String path) {
    this.method = method;
    this.path = path;
  }

  /** Who may call it. */
  public RouteDraft by(Access who) {
    this.access = who;
    return this;
  }

  /** What it does, in a sentence. */
  public RouteDraft does(String sentence) {
    this.summary = sentence;
    return this;
  }

  /** What the next variable segment of the path names. */
  public RouteDraft path(PathId<?> id) {
    pathIds.add(id);
    return this;
  }

  /** The parameters of its query. */
  public RouteDraft query(Field<?>... parameters) {
    this.query = Shapes.object("", parameters);
    return this;
  }

  /** The body it needs. */
  public RouteDraft body(ObjectShape shape) {
    this.body = shape;
    this.bodyOptional = false;
    return this;
  }

  /** The body it takes, which may be left out. */
  public RouteDraft optionalBody(ObjectShape shape) {
    this.body = shape;
    return this;
  }

  /** It takes an idempotency key. */
  public RouteDraft idempotent() {
    this.idempotent = true;
    return this;
  }

  /** It obtains seats or tickets, so it takes an admission. */
  public RouteDraft obtainsSeats() {
    this.obtainsSeats = true;
    return this;
  }

  /** It is about a place in a line, so it takes a queue ticket. */
  public RouteDraft takesTicket() {
    this.takesTicket = true;
    return this;
  }

  /** One way in which it answers. */
  public RouteDraft answers(int status, Class<?> view, String says) {
    outcomes.add(new Outcome(status, view, says));
    return this;
  }

  /** It may answer 204. */
  public RouteDraft answersNothing(String says) {
    outcomes.add(new Outcome(204, null, says));
    return this;
  }

  /** The codes with which its handler refuses. */
  public RouteDraft refuses(ProblemCode... codes) {
    refusals.addAll(List.of(codes));
    return this;
  }

  /** Ends the declaration. */
  public Route to(Handler handler) {
    if (access == null) {
      throw new IllegalArgumentException(method + " " + path + " does not say who may call it");
    }
    if (outcomes.isEmpty() || summary.isEmpty()) {
      throw new IllegalArgumentException(method + " " + path + " does not say what it does or answers");
    }
    if (!body.fields().isEmpty() && method == Method.GET) {
      throw new IllegalArgumentException(method + " " + path + " cannot have a body");
    }
    checkSegments();
    return new Route(method, path, access, summary, pathIds, query, body, bodyOptional, outcomes,
        Refusals.of(method, access, !pathIds.isEmpty(), idempotent, obtainsSeats, refusals), idempotent,
        obtainsSeats, takesTicket, handler);
  }

  private void checkSegments() {
    List<String> inPath = SEGMENT.matcher(path).results().map(found -> found.group(1)).toList();
    List<String> declared = pathIds.stream().map(PathId::name).toList();
    if (!inPath.equals(declared)) {
      throw new IllegalArgumentException(method + " " + path + " declares " + declared);
    }
  }
}
