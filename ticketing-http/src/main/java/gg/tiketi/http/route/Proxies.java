package gg.tiketi.http.route;

import io.javalin.http.Context;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whose word about a visitor's address and encryption counts. A header anybody can write is believed only where the
 * connection comes from a proxy named in the configuration.
 */
public final class Proxies {
  private final Set<String> trusted;

  /** Trusts connections from these addresses. */
  public Proxies(Set<String> trusted) {
    this.trusted = Set.copyOf(trusted);
  }

  /** The visitor's address: the last one in the chain that is not a trusted proxy. */
  public String address(Context context) {
    return address(context.req().getRemoteAddr(), context.req().getHeader("X-Forwarded-For"));
  }

  /** The visitor's address, from the connection's and the header's. */
  public String address(String connection, @Nullable String forwardedFor) {
    if (forwardedFor == null || !trusted.contains(connection)) {
      return connection;
    }
    List<String> chain = List.of(forwardedFor.split(",", 20));
    return chain.reversed().stream().map(String::trim).filter(each -> !trusted.contains(each)).findFirst()
        .orElse(connection);
  }

  /** Whether the visitor's connection is encrypted. */
  public boolean encrypted(Context context) {
    return encrypted(context.req().getRemoteAddr(), context.req().getHeader("X-Forwarded-Proto"),
        context.req().getScheme());
  }

  /** Whether the visitor's connection is encrypted, from the connection's and the header's. */
  public boolean encrypted(String connection, @Nullable String forwardedProto, String scheme) {
    boolean told = forwardedProto != null && trusted.contains(connection);
    return "https".equalsIgnoreCase(told ? forwardedProto : scheme);
  }
}
