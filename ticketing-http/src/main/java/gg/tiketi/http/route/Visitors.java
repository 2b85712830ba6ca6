package gg.tiketi.http.route;

import io.javalin.http.Context;

/**
 * Who calls when nobody is logged in, and how often anybody may.
 *
 * @param proxies tell the addresses
 * @param limits count them
 */
public record Visitors(Proxies proxies, ClientLimits limits) {
  /** Nobody between us and visitors, and nobody counted. */
  public static Visitors direct() {
    return new Visitors(Proxies.none(), ClientLimits.off());
  }

  /** The visitor's address. */
  public String address(Context context) {
    return proxies.address(context);
  }
}
