package gg.tiketi.queue;

import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.EventId;
import gg.tiketi.queue.WaitingLine.Sign;
import java.time.Instant;
import java.util.Optional;

/**
 * Lets in who shows an admission, and asks no store. While a line cannot be reached nobody can renew an admission, so one that was
 * valid when it was last heard of stays valid.
 */
final class LineGate implements AdmissionGate {
  private final QueueDecisions decisions;
  private final LineRooms rooms;
  private final Passes passes;

  LineGate(QueueDecisions decisions, LineRooms rooms, Passes passes) {
    this.decisions = decisions;
    this.rooms = rooms;
    this.passes = passes;
  }

  @Override
  public Verdict check(EventId id, AccountId account, Optional<String> paper, Instant now) {
    var mode = decisions.of(id, now).mode();
    if (mode == QueueMode.OFF || (mode == QueueMode.FORCED_OFF && isEmpty(rooms.of(id, now)))) {
      return new Verdict.Admitted();
    }
    if (paper.isEmpty()) {
      return new Verdict.Required();
    }
    return switch (read(paper.get(), id, account, now)) {
      case Passes.Worthless() -> new Verdict.Required();
      case Passes.Expired() -> new Verdict.Expired();
      case Passes.Valid(var turn) when rooms.of(id, now).mirror().isOver(turn) -> new Verdict.Revoked();
      case Passes.Valid(var turn) -> {
        rooms.of(id, now).heard(new Sign(account, Optional.empty(), 0));
        yield new Verdict.Admitted();
      }
    };
  }

  private Passes.Reading read(String paper, EventId id, AccountId account, Instant now) {
    var reading = passes.read(paper, id, account, now);
    return reading instanceof Passes.Expired
        ? lastHeard(id, now).map(then -> passes.read(paper, id, account, then)).orElse(reading)
        : reading;
  }

  /** When a line that cannot be reached now was heard of last. */
  private Optional<Instant> lastHeard(EventId id, Instant now) {
    return rooms.known(id).map(room -> room.mirror().asOf()).filter(then -> then.isAfter(Instant.EPOCH)
        && then.plus(WaitingLine.SILENCE).isBefore(now));
  }

  private static boolean isEmpty(LineRoom room) {
    var figures = room.mirror().figures();
    return figures.waiting() == 0 && figures.called() == 0;
  }
}
