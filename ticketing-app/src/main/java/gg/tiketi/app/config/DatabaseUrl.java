package gg.tiketi.app.config;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Where a PostgreSQL database is and who logs in there.
 *
 * @param host a name or an address, IPv6 in brackets
 * @param port its TCP port
 * @param database its name
 * @param user who logs in
 * @param password with what; empty when the server asks for none
 * @param parameters what the driver is told besides, such as {@code sslmode}
 */
public record DatabaseUrl(
    String host,
    int port,
    String database,
    String user,
    Secret password,
    Map<String, String> parameters) {
  private static final String SHAPE = "not of the form postgresql://user:password@host:port/database";
  private static final Pattern URL = Pattern.compile("postgres(?:ql)?://(?<user>[^:@/?#]+)(?::(?<password>[^@/?#]*))?@"
      + "(?<host>\\[[0-9a-fA-F:.]+]|[^:@/?#\\[\\]\\s]+)(?::(?<port>[0-9]{1,6}))?/(?<database>[^/?#]+)"
      + "(?:\\?(?<parameters>[^#]*))?");
  private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9a-fA-F]{2})");
  private static final Pattern PARAMETER = Pattern.compile("(?<name>[A-Za-z_]+)=(?<value>[^=]+)");

  /** Copies the parameters, in their order. */
  public DatabaseUrl {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  /** Reads {@code postgresql://user:password@host:port/database?name=value&…}; each part may be percent-encoded. */
  public static Parsed<DatabaseUrl> parse(String text) {
    var url = URL.matcher(text);
    if (!url.matches()) {
      return new Parsed.Bad<>(SHAPE);
    }
    var port = url.group("port") == null ? 5432 : Integer.parseInt(url.group("port"));
    if (port < 1 || port > 65_535) {
      return new Parsed.Bad<>("its port is not from 1 to 65535");
    }
    if (BROKEN_ESCAPE.matcher(text).find()) {
      return new Parsed.Bad<>("has a % that no two hexadecimal digits follow; write %25 for a percent sign");
    }
    var password = url.group("password") == null ? "" : url.group("password");
    var query = url.group("parameters") == null ? "" : url.group("parameters");
    try {
      var place = new DatabaseUrl(url.group("host"), port, decoded(url.group("database")), decoded(url.group("user")),
          new Secret(decoded(password)), Map.of());
      return parameters(query).then(named -> new Parsed.Good<>(place.with(named)));
    } catch (CharacterCodingException e) {
      return new Parsed.Bad<>("is not UTF-8 once its %-escapes are read");
    }
  }

  private DatabaseUrl with(Map<String, String> named) {
    return new DatabaseUrl(host, port, database, user, password, named);
  }

  private static Parsed<Map<String, String>> parameters(String query) throws CharacterCodingException {
    var named = new LinkedHashMap<String, String>();
    if (query.isEmpty()) {
      return new Parsed.Good<>(named);
    }
    for (var part : query.split("&", -1)) {
      var parameter = PARAMETER.matcher(part);
      if (!parameter.matches() || named.put(parameter.group("name"), decoded(parameter.group("value"))) != null) {
        return new Parsed.Bad<>("its parameters are not name=value joined by &, each name once");
      }
    }
    return new Parsed.Good<>(named);
  }

  /** Percent-decoding as in a path: a plus sign is a plus sign. The caller has checked the escapes. */
  private static String decoded(String text) throws CharacterCodingException {
    var raw = text.getBytes(StandardCharsets.UTF_8);
    var bytes = ByteBuffer.allocate(raw.length);
    for (int i = 0; i < raw.length; i++) {
      if (raw[i] == '%') {
        bytes.put((byte) Integer.parseInt(new String(raw, i + 1, 2, StandardCharsets.US_ASCII), 16));
        i += 2;
      } else {
        bytes.put(raw[i]);
      }
    }
    return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
  }

  /** The address in the driver's spelling, without user and password. */
  public String jdbcUrl() {
    var url = new StringBuilder("jdbc:postgresql://").append(host).append(':').append(port).append('/')
        .append(encoded(database));
    var separator = '?';
    for (var parameter : parameters.entrySet()) {
      url.append(separator).append(parameter.getKey()).append('=').append(encoded(parameter.getValue()));
      separator = '&';
    }
    return url.toString();
  }

  /** The whole address with its password, as it is given to another process; never for a log. */
  public String reveal() {
    return "postgresql://" + encoded(user) + ":" + encoded(password.text()) + "@" + host + ":" + port + "/"
        + encoded(database);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public String toString() {
    return "postgresql://" + host + ":" + port + "/" + database;
  }
}
