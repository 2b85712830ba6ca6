package gg.tiketi.redis;

import java.util.List;
import java.util.Optional;

/**
 * Where Redis is and who logs in there.
 *
 * @param nodes its addresses: one, or some nodes of a Redis Cluster
 * @param user who logs in; empty for Redis's default user
 * @param password with what; empty when the server asks for none
 * @param encrypted whether it is spoken to over TLS
 */
public record RedisSettings(List<Node> nodes, Optional<String> user, Optional<String> password, boolean encrypted) {

  /** Copies the nodes; there is at least one. */
  public RedisSettings {
    nodes = List.copyOf(nodes);
    if (nodes.isEmpty()) {
      throw new IllegalArgumentException("Redis without an address");
    }
  }

  /**
   * One server.
   *
   * @param host a name or an address
   * @param port its TCP port
   */
  public record Node(String host, int port) {}

  /** Whether the addresses are those of a Redis Cluster. */
  public boolean isCluster() {
    return nodes.size() > 1;
  }

  /** Where, without who. */
  @Override
  public String toString() {
    return nodes.toString();
  }
}
