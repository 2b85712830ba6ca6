package gg.tiketi.http.route;

import gg.tiketi.http.problem.Problem;
import gg.tiketi.http.problem.ProblemCode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a handler gives back; it is rendered in one place. */
public sealed interface Answer {
  /** Headers of this answer besides the usual ones. */
  Map<String, String> headers();

  /** The same with one more header. */
  Answer with(String header, String value);

  /** A view, written as JSON. */
  record Shown(int status, Object view, Map<String, String> headers) implements Answer {
    public Shown {
      headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    @Override
    public Shown with(String header, String value) {
      return new Shown(status, view, more(headers, header, value));
    }
  }

  /** Bytes made before, which are what {@code view} would be written as. */
  record Prepared(int status, Class<?> view, Content content, Map<String, String> headers) implements Answer {
    public Prepared {
      headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    @Override
    public Prepared with(String header, String value) {
      return new Prepared(status, view, content, more(headers, header, value));
    }
  }

  /** Done, and nothing to say: 204. */
  record Done(Map<String, String> headers) implements Answer {
    public Done {
      headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    @Override
    public Done with(String header, String value) {
      return new Done(more(headers, header, value));
    }
  }

  /** A problem. */
  record Refused(Problem problem, Map<String, String> headers) implements Answer {
    public Refused {
      headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    @Override
    public Refused with(String header, String value) {
      return new Refused(problem, more(headers, header, value));
    }
  }

  /** 200 with a view. */
  static Shown ok(Object view) {
    return new Shown(200, view, Map.of());
  }

  /** 201 with a view. */
  static Shown created(Object view) {
    return new Shown(201, view, Map.of());
  }

  /** 200 with bytes made before. */
  static Prepared ok(Class<?> view, Content content) {
    return new Prepared(200, view, content, Map.of());
  }

  /** 204. */
  static Done done() {
    return new Done(Map.of());
  }

  /** A problem that its code explains. */
  static Refused refused(ProblemCode code) {
    return refused(Problem.of(code));
  }

  /** A problem. */
  static Refused refused(Problem problem) {
    return new Refused(problem, Map.of());
  }

  private static Map<String, String> more(Map<String, String> headers, String header, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return more;
  }
}
