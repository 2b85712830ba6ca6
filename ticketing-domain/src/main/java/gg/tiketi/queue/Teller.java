package gg.tiketi.queue;

import gg.tiketi.catalog.Event;
import gg.tiketi.kernel.AccountId;
import gg.tiketi.queue.QueueService.DoorState;
import gg.tiketi.queue.QueueView.Admission;
import gg.tiketi.queue.QueueView.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Words what visitors are told. */
final class Teller {
  /** Who was called should come at once, and so should who came in the middle of something. */
  private static final Duration SOON = Duration.ofSeconds(2);
  private static final Duration HEARTBEAT = Duration.ofSeconds(30);

  private final WaitingRoom parts;
  private final LineRooms rooms;

  Teller(WaitingRoom parts, LineRooms rooms) {
    this.parts = parts;
    this.rooms = rooms;
  }

  QueueView plain(State state, Event event, Instant now) {
    var room = rooms.known(event.id());
    var figures = room.map(LineRoom::mirror).map(LineMirror::figures).orElse(LineFigures.NONE);
    var asOf = room.map(LineRoom::mirror).map(LineMirror::asOf).filter(at -> at.isAfter(Instant.EPOCH)).orElse(now);
    var toOpening = now.isBefore(event.sale().opensAt())
        ? Duration.between(now, event.sale().opensAt())
        : Duration.ofMinutes(5);
    return QueueView.of(state, figures, asOf, WaitEstimate.pollAfter(toOpening));
  }

  QueueView tooEarly(Event event, Instant now) {
    return plain(State.NONE, event, now).pollAfter(SOON);
  }

  QueueView entered(Event event, AccountId account, DrawPart.Entered entry, Instant now) {
    var view = plain(State.ENTERED, event, now).with(parts.passes().entry(event.id(), account, entry.nonce()))
        .entered(entry.receipt());
    return now.isBefore(event.sale().opensAt()) ? view : view.pollAfter(SOON);
  }

  QueueView waiting(Event event, LineRoom room, AccountId account, Turn turn, Instant now) {
    long ahead = room.mirror().standing(turn.number()) instanceof LineMirror.Ahead(long before) ? before : 0;
    return at(event, room, ahead + 1, now).with(parts.passes().ticket(event.id(), account, turn));
  }

  private QueueView at(Event event, LineRoom room, long position, Instant now) {
    var wait = WaitEstimate.of(position, room.mirror().pace(), event.sale().opensAt(), now);
    return plain(State.WAITING, event, now).at(position, wait)
        .pollAfter(room.polled(WaitEstimate.pollAfter(wait.likely()), now));
  }

  QueueView called(Event event, LineRoom room, AccountId account, Turn turn, Instant before, Instant now) {
    return plain(State.CALLED, event, now).claimable(before).pollAfter(room.polled(SOON, now))
        .with(parts.passes().ticket(event.id(), account, turn));
  }

  QueueView admitted(Event event, LineRoom room, AccountId account, Turn turn, Instant now) {
    var expiresAt = now.plus(parts.settings().admission());
    var token = parts.passes().admission(event.id(), account, turn, expiresAt);
    return plain(State.ADMITTED, event, now).pollAfter(room.polled(HEARTBEAT, now))
        .with(parts.passes().ticket(event.id(), account, turn)).admitted(new Admission(token, expiresAt));
  }

  /** Where a number stands, from memory. */
  QueueView standing(Event event, long number, Instant now) {
    var room = rooms.read(event.id(), now);
    return switch (room.mirror().standing(number)) {
      case LineMirror.Ahead(long ahead) -> at(event, room, ahead + 1, now);
      case LineMirror.CalledUntil(var before) -> plain(State.CALLED, event, now).claimable(before).pollAfter(SOON);
      case LineMirror.WentIn() -> plain(State.ADMITTED, event, now).pollAfter(HEARTBEAT);
      case LineMirror.CameOut() -> plain(State.ENDED, event, now);
      case LineMirror.Gone() -> plain(State.NONE, event, now);
    };
  }

  /** Where the owner of a number by a draw stands, with a ticket for it; the number is theirs even if it was not heard of here. */
  QueueView drawn(Event event, AccountId account, long number, Instant now) {
    var mirror = rooms.read(event.id(), now).mirror();
    return mirror.known().map(line -> new Turn(line.epoch(), number)).map(turn -> {
      mirror.saw(turn);
      return standing(event, number, now).with(parts.passes().ticket(event.id(), account, turn));
    }).orElseGet(() -> tooEarly(event, now));
  }

  /** What everybody is told where there is no line to stand in, or none any more. */
  Optional<CheckResult> withoutALine(Event event, QueueRules decided, Instant now) {
    if (decided.mode() == QueueMode.OFF) {
      return Optional.of(new CheckResult.NotNeeded(plain(State.OPEN, event, now)));
    }
    return LineRooms.isOver(event, now)
        ? Optional.of(new CheckResult.Ended(plain(State.ENDED, event, now)))
        : Optional.empty();
  }

  QueueService.Door door(Event event, QueueRules decided, Instant now) {
    if (decided.mode() == QueueMode.OFF) {
      return new QueueService.Door(decided.mode(), DoorState.OPEN);
    }
    if (LineRooms.isOver(event, now) || now.isBefore(event.sale().opensAt().minus(decided.preQueue()))) {
      return new QueueService.Door(decided.mode(), DoorState.CLOSED);
    }
    return new QueueService.Door(decided.mode(),
        now.isBefore(event.sale().opensAt()) ? DoorState.ARMED : whileOpen(event, decided));
  }

  private DoorState whileOpen(Event event, QueueRules decided) {
    var figures = rooms.known(event.id()).map(room -> room.mirror().figures()).orElse(LineFigures.NONE);
    return switch (decided.mode()) {
      case FORCED_ON, PAUSED -> DoorState.QUEUEING;
      case OFF, AUTO, FORCED_OFF -> figures.queueing() || figures.waiting() > 0 ? DoorState.QUEUEING : DoorState.OPEN;
    };
  }
}
