package gg.tiketi.http.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;

/**
 * Where JSON is read and written with buffers that are shared. Jackson's own way keeps some per thread; with a virtual thread
 * per request nobody ever uses them again, and a crowd fills the heap with them.
 */
public final class Buffers {
  private Buffers() {}

  /** A factory with shared buffers and nothing else out of the ordinary. */
  public static JsonFactory sharing() {
    return JsonFactory.builder().recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool()).build();
  }
}
