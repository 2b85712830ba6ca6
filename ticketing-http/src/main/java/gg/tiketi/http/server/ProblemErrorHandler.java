package gg.tiketi.http.server;

import gg.tiketi.http.problem.Language;
import gg.tiketi.http.problem.Problem;
import gg.tiketi.http.problem.ProblemCode;
import gg.tiketi.http.problem.ProblemWriter;
import gg.tiketi.http.route.RequestId;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Says no in our form where the server underneath refuses before any route is reached, and never more than the code. */
final class ProblemErrorHandler extends ErrorHandler {
  /** A server that stops says so for a moment; whoever balances loads sends the next try elsewhere. */
  private static final String RETRY_AFTER_SECONDS = "1";

  @Override
  protected void generateResponse(Request request, Response response, int status, @Nullable String message,
      @Nullable Throwable cause, Callback callback) {
    String id = request.getAttribute(RequestId.ATTRIBUTE) instanceof String given ? given : RequestId.next();
    int told = isClients(status) ? 400 : status;
    response.setStatus(told);
    byte[] body = body(told, request.getHeaders().get("Accept-Language"), id);
    response.getHeaders().put("Content-Type", ProblemWriter.CONTENT_TYPE).put("Cache-Control", "no-store");
    if (status == HttpStatus.SERVICE_UNAVAILABLE_503) {
      response.getHeaders().put("Retry-After", RETRY_AFTER_SECONDS);
    }
    response.write(true, ByteBuffer.wrap(body), callback);
  }

  /** Of a protocol's version and codings the client is the one who may choose: 5xx are the faults that wake somebody. */
  private static boolean isClients(int status) {
    return status == 501 || status == 505;
  }

  private static byte[] body(int status, @Nullable String acceptLanguage, String id) {
    Problem problem = Problem.of(ProblemCode.ofStatus(status));
    return ProblemWriter.bytes(problem, Language.accepted(acceptLanguage), id);
  }
}
