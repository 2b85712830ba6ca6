package gg.tiketi.http.api;

import gg.tiketi.http.route.Call;
import gg.tiketi.identity.SessionGrant;
import java.time.Duration;

/**
 * The refresh token in a browser's keeping: no script reads it, no other site's page sends it, and it goes to the routes of
 * log-in only.
 */
final class RefreshCookie {
  private static final String PATH = "/api/auth";

  private RefreshCookie() {}

  static String of(SessionGrant grant, Call call) {
    Duration life = Duration.between(call.now(), grant.refreshUntil());
    return cookie(grant.refreshToken(), life, call.encrypted());
  }

  static String gone(boolean encrypted) {
    return cookie("", Duration.ZERO, encrypted);
  }

  private static String cookie(String value, Duration life, boolean encrypted) {
    return Call.REFRESH_COOKIE + "=" + value + "; Path=" + PATH + "; Max-Age=" + life.toSeconds()
        + "; HttpOnly; SameSite=Strict" + (encrypted ? "; Secure" : "");
  }
}
