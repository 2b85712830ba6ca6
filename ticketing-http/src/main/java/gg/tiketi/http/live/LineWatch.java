package gg.tiketi.http.live;

import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.EventId;
import gg.tiketi.queue.LineAway;
import gg.tiketi.queue.LineMirror;
import gg.tiketi.queue.QueueService;
import gg.tiketi.queue.QueueView;
import gg.tiketi.queue.QueueView.State;
import gg.tiketi.queue.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Those who watch lines from this instance. Everybody is told how a line moves, each person where they stand and that it is their
 * turn. What is told comes from the mirror of the line: a telling asks no store.
 */
final class LineWatch {
  private static final Logger LOG = LoggerFactory.getLogger(LineWatch.class);
  private static final Duration TOPIC_EVERY = Duration.ofSeconds(1);
  private static final Duration POSITION_EVERY = Duration.ofSeconds(5);

  private final QueueService queue;
  private final Map<EventId, Watched> lines = new ConcurrentHashMap<>();

  LineWatch(QueueService queue) {
    this.queue = queue;
  }

  /** A line that somebody watches. */
  private static final class Watched {
    private final Map<LiveSocket, Watcher> watchers = new ConcurrentHashMap<>();
    private Optional<LineTold> told = Optional.empty();
    private Instant next = Instant.EPOCH;
  }

  /** What the topic was told last. */
  private record LineTold(long queueSize, long head) {}

  /** A socket that watches; of somebody who has a place it knows the turn. */
  private static final class Watcher {
    private final Optional<Turn> turn;
    private long position;
    private Instant next = Instant.EPOCH;

    Watcher(Optional<Turn> turn) {
      this.turn = turn;
    }
  }

  /** Begins to watch, or again with a new turn; asks the line once, for who has logged in. */
  void join(LiveSocket socket, EventId event, Instant now) {
    var turn = socket.proof().flatMap(proof -> turn(event, proof.account(), now));
    know(event, now);
    lines.compute(event, (_, known) -> {
      var watched = known == null ? new Watched() : known;
      watched.watchers.put(socket, new Watcher(turn));
      return watched;
    });
    queue.mirror(event).ifPresent(mirror -> socket.outbox().offer(Frames.queueUpdated(event, mirror)));
  }

  /** A line that is away tells no turn now; whoever joins again later is told. */
  private Optional<Turn> turn(EventId event, AccountId account, Instant now) {
    try {
      return queue.turn(event, account, now);
    } catch (LineAway away) {
      LOG.debug("no turn for a watcher of {}: {}", event, away.getMessage());
      return Optional.empty();
    }
  }

  /** The mirror begins with the first who asks for it. */
  private void know(EventId event, Instant now) {
    try {
      if (queue.mirror(event).isEmpty()) {
        queue.figures(event, now);
      }
    } catch (LineAway away) {
      LOG.debug("the line of {} cannot be watched yet: {}", event, away.getMessage());
    }
  }

  private Optional<Turn> turn(LiveSocket socket, EventId event) {
    return Optional.ofNullable(lines.get(event)).map(watched -> watched.watchers.get(socket))
        .flatMap(watcher -> watcher.turn);
  }

  /** The place of who is behind a socket that watches, if there is one. */
  Optional<Restored.Place> place(LiveSocket socket, EventId event) {
    return turn(socket, event)
        .flatMap(turn -> queue.mirror(event).flatMap(mirror -> place(event, mirror.standing(turn.number()))));
  }

  private static Optional<Restored.Place> place(EventId event, LineMirror.Standing standing) {
    return switch (standing) {
      case LineMirror.Ahead(long ahead) -> Optional.of(new Restored.Place(event.toString(), State.WAITING, ahead + 1));
      case LineMirror.CalledUntil(var _) -> Optional.of(new Restored.Place(event.toString(), State.CALLED, null));
      case LineMirror.WentIn() -> Optional.of(new Restored.Place(event.toString(), State.ADMITTED, null));
      case LineMirror.CameOut(),LineMirror.Gone() -> Optional.empty();
    };
  }

  void leave(LiveSocket socket, EventId event) {
    lines.computeIfPresent(event, (_, watched) -> {
      watched.watchers.remove(socket);
      return watched.watchers.isEmpty() ? null : watched;
    });
  }

  /** A page of this person shows signs of life. */
  void heard(AccountId account, Set<EventId> events) {
    events.forEach(event -> queue.heard(event, account));
  }

  /** The person's last socket here is gone; told beside whatever noticed it, for it asks the line. */
  void parted(AccountId account, List<EventId> events, Instant now) {
    try {
      events.forEach(event -> queue.parted(event, account, now));
    } catch (RuntimeException away) {
      LOG.warn("nobody hears that somebody parted: {}", away.toString());
    }
  }

  /** All who wait lost their places. */
  void cleared(EventId event, Instant now) {
    var watched = lines.get(event);
    if (watched != null) {
      var frame = Frames.queueCleared(event, queue.rules(event, now).message());
      watched.watchers.keySet().forEach(socket -> socket.outbox().offer(frame));
    }
  }

  /** Tells what is due. */
  void pulse(Instant now) {
    lines.forEach((event, watched) -> queue.mirror(event).ifPresent(mirror -> {
      if (!now.isBefore(watched.next)) {
        tellAll(event, watched, mirror, now);
      }
      watched.watchers.forEach((socket, watcher) -> watcher.turn
          .ifPresent(turn -> tell(event, socket, watcher, turn, mirror, now)));
    }));
  }

  private void tellAll(EventId event, Watched watched, LineMirror mirror, Instant now) {
    queue.watched(event, now);
    var figures = mirror.figures();
    var moved = Optional.of(new LineTold(figures.waiting(), figures.head()));
    if (!moved.equals(watched.told)) {
      var frame = Frames.queueUpdated(event, mirror);
      watched.watchers.keySet().forEach(socket -> socket.outbox().offer(frame));
      watched.told = moved;
      watched.next = now.plus(TOPIC_EVERY);
    }
  }

  private void tell(EventId event, LiveSocket socket, Watcher watcher, Turn turn, LineMirror mirror, Instant now) {
    switch (mirror.standing(turn.number())) {
      case LineMirror.Ahead(long ahead) -> tellPosition(event, socket, watcher, ahead + 1, now);
      case LineMirror.CalledUntil(Instant before) -> {
        if (socket.tellOnce(event, turn)) {
          socket.outbox().offer(Frames.queueEntryAllowed(event, before));
        }
      }
      case LineMirror.WentIn(),LineMirror.CameOut(),LineMirror.Gone() -> {
      }
    }
  }

  private void tellPosition(EventId event, LiveSocket socket, Watcher watcher, long position, Instant now) {
    if (position != watcher.position && !now.isBefore(watcher.next)) {
      var wait = queue.wait(event, position, now).map(QueueView.Wait::likely);
      socket.outbox().offer(Frames.queuePosition(event, position, wait));
      watcher.position = position;
      watcher.next = now.plus(POSITION_EVERY);
    }
  }
}
