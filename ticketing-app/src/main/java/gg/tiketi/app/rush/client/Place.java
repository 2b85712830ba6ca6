package gg.tiketi.app.rush.client;

import java.net.URI;

/**
 * Where a server listens, in plain HTTP: a rush is run beside the server or behind whatever ends the encryption.
 *
 * @param host a name or an address
 * @param port its TCP port
 */
public record Place(String host, int port) {

  /**
   * Reads {@code http://host:port}, with or without a slash behind it.
   *
   * @throws IllegalArgumentException with the reason, if it is anything else
   */
  public static Place of(String url) {
    var uri = URI.create(url);
    if (!"http".equals(uri.getScheme()) || uri.getHost() == null
        || !(uri.getPath().isEmpty() || uri.getPath().equals("/"))) {
      throw new IllegalArgumentException("not of the form http://host:port: " + url);
    }
    return new Place(uri.getHost(), uri.getPort() < 0 ? 80 : uri.getPort());
  }

  @Override
  public String toString() {
    return "http://" + host + ":" + port;
  }
}
