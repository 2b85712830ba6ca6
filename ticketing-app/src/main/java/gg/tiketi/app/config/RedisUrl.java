package gg.tiketi.app.config;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where Redis is and who logs in there.
 *
 * @param nodes one server, or several nodes of a Redis Cluster
 * @param user who logs in; empty for Redis's default user
 * @param password with what; empty when the server asks for none
 * @param encrypted {@code rediss://}: it is spoken to over TLS
 */
public record RedisUrl(List<Node> nodes, Optional<String> user, Optional<Secret> password, boolean encrypted) {
  private static final String SHAPE = "neither none nor of the form redis://user:password@host:port"
      + " (more nodes of a cluster separated by commas)";
  private static final Pattern ONE = Pattern.compile("(?:(?<scheme>rediss?)://)?"
      + "(?:(?<user>[^:@/?#,]*):(?<password>[^@/?#,]+)@)?"
      + "(?<host>\\[[0-9a-fA-F:.]+]|[^:@/?#,\\[\\]\\s]+)(?::(?<port>[0-9]{1,5}))?(?:/0?)?");
  private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9a-fA-F]{2})");

  /** Copies the nodes. */
  public RedisUrl {
    nodes = List.copyOf(nodes);
  }

  /**
   * One server.
   *
   * @param host a name or an address, IPv6 in brackets
   * @param port its TCP port
   */
  public record Node(String host, int port) {
    @Override
    public String toString() {
      return host + ":" + port;
    }
  }

  /** Reads {@code redis://user:password@host:port,host:port}; user and password may be percent-encoded. */
  public static Parsed<RedisUrl> parse(String text) {
    if (BROKEN_ESCAPE.matcher(text).find()) {
      return new Parsed.Bad<>("has a % that no two hexadecimal digits follow; write %25 for a percent sign");
    }
    var nodes = new ArrayList<Node>();
    Optional<RedisUrl> first = Optional.empty();
    for (var part : text.split(",", -1)) {
      switch (one(part.strip(), first.isEmpty())) {
        case Parsed.Bad<RedisUrl>(var reason) -> {
          return new Parsed.Bad<>(reason);
        }
        case Parsed.Good<RedisUrl>(var url) -> {
          if (first.filter(known -> known.differsFrom(url)).isPresent()) {
            return new Parsed.Bad<>("its nodes do not agree about user, password or rediss://");
          }
          first = first.or(() -> Optional.of(url));
          nodes.addAll(url.nodes());
        }
      }
    }
    return new Parsed.Good<>(first.orElseThrow().with(nodes));
  }

  /** Later nodes may leave out what the first one says. */
  private boolean differsFrom(RedisUrl later) {
    boolean otherLogin = later.password.isPresent() && !(later.password.equals(password) && later.user.equals(user));
    return otherLogin || (later.encrypted && !encrypted);
  }

  private static Parsed<RedisUrl> one(String text, boolean first) {
    var url = ONE.matcher(text);
    if (!url.matches() || (first && url.group("scheme") == null)) {
      return new Parsed.Bad<>(SHAPE);
    }
    int port = url.group("port") == null ? 6379 : Integer.parseInt(url.group("port"));
    if (port < 1 || port > 65_535) {
      return new Parsed.Bad<>("its port is not from 1 to 65535");
    }
    var user = Optional.ofNullable(url.group("user")).filter(name -> !name.isEmpty()).map(RedisUrl::decoded);
    var password = Optional.ofNullable(url.group("password")).map(RedisUrl::decoded).map(Secret::new);
    return new Parsed.Good<>(new RedisUrl(List.of(new Node(url.group("host"), port)), user, password,
        "rediss".equals(url.group("scheme"))));
  }

  private RedisUrl with(List<Node> all) {
    return new RedisUrl(all, user, password, encrypted);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** The whole address with its password, as it is given to another process; never for a log. */
  public String reveal() {
    var login = password.map(secret -> encoded(user.orElse("")) + ":" + encoded(secret.text()) + "@").orElse("");
    return scheme() + login + addresses();
  }

  private String scheme() {
    return encrypted ? "rediss://" : "redis://";
  }

  private String addresses() {
    return nodes.stream().map(Node::toString).collect(Collectors.joining(","));
  }

  @Override
  public String toString() {
    return scheme() + addresses();
  }
}
