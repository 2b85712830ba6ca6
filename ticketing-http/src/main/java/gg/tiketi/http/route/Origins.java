package gg.tiketi.http.route;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whose pages may call us from a browser: our own and those of the allow-list, compared exactly. */
public final class Origins {
  private final Set<String> allowed;

  /** Allows these besides the server's own. */
  public Origins(Set<String> allowed) {
    this.allowed = Set.copyOf(allowed);
  }

  /** Whether the origin is on the list. */
  public boolean isAllowed(String origin) {
    return allowed.contains(origin);
  }

  /**
   * Whether a page of this origin may open a socket here. A client that is no browser sends none.
   *
   * @param host the {@code Host} header of the same request
   */
  public boolean mayConnect(@Nullable String origin, @Nullable String host) {
    return origin == null || isAllowed(origin) || isOwn(origin, host);
  }

  private static boolean isOwn(String origin, @Nullable String host) {
    return host != null && (origin.equals("http://" + host) || origin.equals("https://" + host));
  }
}
