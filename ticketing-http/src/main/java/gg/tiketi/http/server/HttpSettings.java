package gg.tiketi.http.server;

import java.time.Duration;
import java.util.Set;

/**
 * How a server listens.
 *
 * @param port 0 takes any free one
 * @param allowedOrigins origins, besides the server's own, whose pages may call and open sockets, as {@code https://host}
 * @param trustedProxies addresses whose {@code X-Forwarded-*} headers are believed
 * @param drain how long requests in flight may take when the server stops
 */
public record HttpSettings(String host, int port, Set<String> allowedOrigins, Set<String> trustedProxies,
    Duration drain) {
  public HttpSettings {
    allowedOrigins = Set.copyOf(allowedOrigins);
    trustedProxies = Set.copyOf(trustedProxies);
  }

  /** On loopback, without other origins or proxies. */
  public static HttpSettings local(int port) {
    return new HttpSettings("127.0.0.1", port, Set.of(), Set.of(), Duration.ofSeconds(5));
  }
}
