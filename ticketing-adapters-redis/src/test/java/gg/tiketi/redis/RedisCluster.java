package gg.tiketi.redis;

import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Protocol;

/** Three nodes on this machine that share the slots. */
final class RedisCluster implements AutoCloseable {
  private static final int NODES = 3;
  private static final int SLOTS = 16_384;

  private final List<RedisProcess> nodes;

  private RedisCluster(List<RedisProcess> nodes) {
    this.nodes = nodes;
  }

  static RedisCluster start() {
    var cluster = new RedisCluster(IntStream.range(0, NODES)
        .mapToObj(node -> RedisProcess.start("--cluster-enabled", "yes", "--cluster-node-timeout", "2000")).toList());
    for (int node = 0; node < NODES; node++) {
      cluster.introduce(node);
    }
    await().atMost(Duration.ofSeconds(60)).until(cluster::isReady);
    return cluster;
  }

  private void introduce(int node) {
    try (var jedis = nodes.get(node).connect()) {
      say(jedis, "SET-CONFIG-EPOCH", String.valueOf(node + 1));
      say(jedis, "ADDSLOTSRANGE", String.valueOf(SLOTS * node / NODES), String.valueOf(SLOTS * (node + 1) / NODES - 1));
      if (node > 0) {
        say(jedis, "MEET", "127.0.0.1", String.valueOf(nodes.getFirst().port()));
      }
    }
  }

  private boolean isReady() {
    return nodes.stream().allMatch(node -> {
      try (var jedis = node.connect()) {
        var info = say(jedis, "INFO");
        return info.contains("cluster_state:ok") && info.contains("cluster_known_nodes:" + NODES);
      }
    });
  }

  private static String say(Jedis jedis, String... words) {
    var answer = jedis.sendCommand(Protocol.Command.CLUSTER, words);
    return answer instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : String.valueOf(answer);
  }

  RedisSettings settings() {
    return new RedisSettings(nodes.stream().flatMap(node -> node.settings().nodes().stream()).toList(),
        Optional.empty(), Optional.empty(), false);
  }

  @Override
  public void close() {
    nodes.forEach(RedisProcess::close);
  }
}
