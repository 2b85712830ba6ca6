package gg.tiketi.redis;

import java.util.UUID;

/**
 * Where an installation keeps its things in Redis. What one script touches bears one hash tag, so that it lies together on a
 * Redis Cluster.
 *
 * @param installation whose; two installations never see each other's
 */
public record Keyspace(UUID installation) {
  String key(String tag, String name) {
    return "tiketi:" + installation + ":{" + tag + "}:" + name;
  }

  String channel(String name) {
    return "tiketi:" + installation + ":" + name;
  }
}
