package gg.tiketi.app.rush.client;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.ObjectMapper;

/** How a crowd reads and writes JSON. */
public final class Json {
  /**
   * Its buffers belong to nobody. Left alone, Jackson keeps those of the greatest answer for each thread, and every person is a
   * thread: some 40 KB for each of thousands, which kept the collector busier than the crowd kept the server.
   */
  public static final ObjectMapper MAPPER = new ObjectMapper(
      JsonFactory.builder().recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool()).build());

  private Json() {}
}
