package gg.tiketi.app.rush.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a server answered. It belongs to the thread that asked. */
public final class Reply {
  private final int status;
  private final byte[] body;
  private final Optional<Duration> retryAfter;
  private final boolean keptOpen;
  private @Nullable JsonNode json;

  Reply(int status, byte[] body, Optional<Duration> retryAfter, boolean keptOpen) {
    this.status = status;
    this.body = body;
    this.retryAfter = retryAfter;
    this.keptOpen = keptOpen;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** How long the server asks to wait. */
  public Optional<Duration> retryAfter() {
    return retryAfter;
  }

  /** Whether the connection can be used again. */
  boolean keptOpen() {
    return keptOpen;
  }

  /** The body as JSON, read once; a missing node when it is none. */
  public JsonNode json() {
    if (json == null) {
      json = parsed();
    }
    return json;
  }

  private JsonNode parsed() {
    try {
      return body.length == 0 ? MissingNode.getInstance() : Json.MAPPER.readTree(body);
    } catch (IOException notJson) {
      return MissingNode.getInstance();
    }
  }

  @Override
  public String toString() {
    return status + " " + json();
  }
}
