package gg.tiketi.http.api;

import gg.tiketi.catalog.EventView;
import gg.tiketi.http.api.CatalogViews.WaitingRoom;
import gg.tiketi.queue.QueueService;
import java.time.Instant;
import java.util.Optional;

/** What is shown of an event's waiting room together with the event. */
final class Doors {
  private final Optional<QueueService> queue;

  Doors(Optional<QueueService> queue) {
    this.queue = queue;
  }

  WaitingRoom of(EventView view, Instant now) {
    return queue.map(service -> service.door(view.event(), now)).map(WaitingRoom::of).orElse(WaitingRoom.NONE);
  }
}
