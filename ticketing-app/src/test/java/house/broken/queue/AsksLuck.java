package house.broken.queue;

import java.util.UUID;

final class AsksLuck {
  UUID id() {
    return UUID.randomUUID();
  }
}
