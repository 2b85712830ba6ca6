package gg.tiketi.http.server;

import gg.tiketi.http.route.Origins;
import gg.tiketi.http.route.Proxies;
import gg.tiketi.http.route.RequestId;
import java.util.List;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * What every answer gets, whoever makes it: an id, the headers that keep browsers from harm, and the answer to a browser
 * that asks whether another origin's page may call.
 */
final class FrontDoor extends Handler.Wrapper {
  private static final List<HttpField> SAFETY = List.of(
      new PreEncodedHttpField("X-Content-Type-Options", "nosniff"),
      new PreEncodedHttpField("Content-Security-Policy",
          "default-src 'self'; img-src 'self' data: https:; object-src 'none'; base-uri 'none'; form-action 'self'; "
              + "frame-ancestors 'none'"),
      new PreEncodedHttpField("Referrer-Policy", "same-origin"),
      new PreEncodedHttpField("Cross-Origin-Opener-Policy", "same-origin"),
      new PreEncodedHttpField("Permissions-Policy", "camera=(), geolocation=(), microphone=()"));
  private static final String METHOD_OVERRIDE = "X-HTTP-Method-Override";
  private static final HttpField ONLY_ENCRYPTED = new PreEncodedHttpField("Strict-Transport-Security",
      "max-age=31536000");

  private final Origins origins;
  private final Proxies proxies;

  FrontDoor(Origins origins, Proxies proxies) {
    this.origins = origins;
    this.proxies = proxies;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    String id = RequestId.next();
    request.setAttribute(RequestId.ATTRIBUTE, id);
    HttpFields.Mutable headers = response.getHeaders();
    headers.put("X-Request-Id", id);
    SAFETY.forEach(headers::add);
    if (isEncrypted(request)) {
      headers.add(ONLY_ENCRYPTED);
    }
    if (isPreflight(request, headers)) {
      response.setStatus(204);
      callback.succeeded();
      return true;
    }
    return super.handle(withItsOwnMethod(request), response, callback);
  }

  /** No header makes a request one of another method: what guards routes and counts calls goes by the request's own. */
  private static Request withItsOwnMethod(Request request) {
    if (!request.getHeaders().contains(METHOD_OVERRIDE)) {
      return request;
    }
    var headers = HttpFields.build(request.getHeaders()).remove(METHOD_OVERRIDE).asImmutable();
    return new Request.Wrapper(request) {
      @Override
      public HttpFields getHeaders() {
        return headers;
      }
    };
  }

  private boolean isEncrypted(Request request) {
    String told = request.getHeaders().get("X-Forwarded-Proto");
    String scheme = request.getHttpURI().getScheme();
    return told == null ? "https".equals(scheme) : proxies.encrypted(Request.getRemoteAddr(request), told, scheme);
  }

  /** Adds what an allowed origin's page needs; true when the request asked for nothing else. */
  private boolean isPreflight(Request request, HttpFields.Mutable headers) {
    String origin = request.getHeaders().get("Origin");
    if (origin == null || !origins.isAllowed(origin)) {
      return false;
    }
    headers.add("Access-Control-Allow-Origin", origin);
    headers.add("Access-Control-Allow-Credentials", "true");
    headers.add("Access-Control-Expose-Headers", "ETag, Retry-After, X-Request-Id");
    headers.add("Vary", "Origin");
    boolean asks = request.getMethod().equals("OPTIONS")
        && request.getHeaders().contains("Access-Control-Request-Method");
    if (asks) {
      headers.add("Access-Control-Allow-Methods", "GET, POST, PUT, PATCH, DELETE");
      headers.add("Access-Control-Allow-Headers",
          "Authorization, Content-Type, Idempotency-Key, Admission, Queue-Ticket, If-None-Match, Accept-Language");
      headers.add("Access-Control-Max-Age", "600");
    }
    return asks;
  }
}
