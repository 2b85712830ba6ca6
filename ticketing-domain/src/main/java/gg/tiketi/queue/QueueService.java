package gg.tiketi.queue;

import gg.tiketi.catalog.CatalogService;
import gg.tiketi.catalog.Event;
import gg.tiketi.catalog.EventListing;
import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.EventId;
import gg.tiketi.kernel.FeedListener;
import gg.tiketi.queue.QueueView.Admission;
import gg.tiketi.queue.QueueView.State;
import gg.tiketi.queue.WaitingLine.Done;
import gg.tiketi.queue.WaitingLine.Lost;
import gg.tiketi.queue.WaitingLine.Sign;
import gg.tiketi.queue.WaitingLine.Visitor;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The waiting rooms of all events, on one instance: who may enter, who waits and how long, who is called. Positions are told from
 * memory; whoever obtains seats shows an admission, which is checked without asking anybody.
 */
public final class QueueService {
  /** Who was called should come at once. */
  private static final Duration CLAIM_SOON = Duration.ofSeconds(2);
  private static final Duration HEARTBEAT = Duration.ofSeconds(30);

  private final CatalogService catalog;
  private final WaitingRoom parts;
  private final QueueDecisions decisions;
  private final LineRooms rooms;

  /** The waiting rooms of the events of this catalogue. */
  public QueueService(CatalogService catalog, WaitingRoom parts) {
    this.catalog = catalog;
    this.parts = parts;
    this.decisions = new QueueDecisions(parts.book());
    this.rooms = new LineRooms(catalog, parts, decisions);
  }

  // ---- visitors ----

  /**
   * Enters, joins, claims a turn or stays: whatever is next for this person, as often as they like.
   *
   * @param ticket one that they bring; it counts when the line has forgotten them
   * @throws LineAway if nobody can join or claim at the moment
   */
  public CheckResult check(EventId id, AccountId account, Optional<String> ticket, Instant now) {
    var listing = visible(id, now);
    if (listing.isEmpty()) {
      return new CheckResult.UnknownEvent();
    }
    var event = listing.get().event();
    var decided = rules(id, now);
    var settled = withoutALine(event, decided, now);
    if (settled.isPresent()) {
      return settled.get();
    }
    if (now.isBefore(event.sale().opensAt().minus(decided.preQueue()))) {
      return new CheckResult.NotOpen(plain(State.NONE, event, now));
    }
    var room = rooms.of(id, now);
    var visitor = new Visitor(account, ticket.flatMap(paper -> parts.passes().ticketOf(paper, id, account)));
    var terms = rooms.terms(event, room, now);
    var place = room.step(known -> parts.lines().check(id, known, visitor, terms, now), now);
    return placed(event, decided, room, account, place, now);
  }

  /** What everybody is told where there is no line to stand in, or none any more. */
  private Optional<CheckResult> withoutALine(Event event, QueueRules decided, Instant now) {
    if (decided.mode() == QueueMode.OFF) {
      return Optional.of(new CheckResult.NotNeeded(plain(State.OPEN, event, now)));
    }
    return LineRooms.isOver(event, now)
        ? Optional.of(new CheckResult.Ended(plain(State.ENDED, event, now)))
        : Optional.empty();
  }

  private CheckResult placed(Event event, QueueRules decided, LineRoom room, AccountId account, Place place,
      Instant now) {
    return switch (place) {
      case Place.Nowhere() -> new CheckResult.NotOpen(plain(State.NONE, event, now));
      case Place.Waiting(var turn) -> {
        room.mirror().saw(turn);
        yield new CheckResult.Placed(waiting(event, room, account, turn, now).saying(decided.message()));
      }
      case Place.Called(var turn, var before) ->
        new CheckResult.Placed(called(event, room, account, turn, before, now).saying(decided.message()));
      case Place.Inside(var turn, var endsAt) -> {
        room.admit(turn, account, now);
        yield new CheckResult.Placed(admitted(event, room, account, turn, now));
      }
    };
  }

  /** Where a person stands; changes nothing, and asks the store once. */
  public CheckResult status(EventId id, AccountId account, Instant now) {
    var listing = visible(id, now);
    if (listing.isEmpty()) {
      return new CheckResult.UnknownEvent();
    }
    var event = listing.get().event();
    var decided = rules(id, now);
    var settled = withoutALine(event, decided, now);
    if (settled.isPresent()) {
      return settled.get();
    }
    var room = rooms.of(id, now);
    return switch (parts.lines().look(id, account, now)) {
      case Lost<Place>() -> new CheckResult.NotOpen(plain(State.NONE, event, now));
      case Done<Place>(var place) -> placed(event, decided, room, account, place, now);
    };
  }

  /** Where the bearer of a ticket stands, from memory; empty if the ticket proves nothing. */
  public Optional<CheckResult> status(EventId id, String ticket, Instant now) {
    var turn = parts.passes().turnOf(ticket, id);
    return turn.map(place -> visible(id, now).map(listing -> standing(listing.event(), place, ticket, now))
        .orElseGet(CheckResult.UnknownEvent::new));
  }

  private CheckResult standing(Event event, Turn turn, String ticket, Instant now) {
    var decided = rules(event.id(), now);
    return withoutALine(event, decided, now).orElseGet(
        () -> new CheckResult.Placed(standing(event, turn, now).with(ticket).saying(decided.message())));
  }

  private QueueView standing(Event event, Turn turn, Instant now) {
    var room = rooms.of(event.id(), now);
    return switch (room.mirror().standing(turn.number())) {
      case LineMirror.Ahead(long ahead) -> at(event, room, ahead + 1, now);
      case LineMirror.CalledUntil(var before) -> plain(State.CALLED, event, now).claimable(before)
          .pollAfter(CLAIM_SOON);
      case LineMirror.WentIn() -> plain(State.ADMITTED, event, now).pollAfter(HEARTBEAT);
      case LineMirror.CameOut() -> plain(State.ENDED, event, now);
      case LineMirror.Gone() -> plain(State.NONE, event, now);
    };
  }

  /** The person gives up their place, or goes out; false if there is no such event. */
  public boolean leave(EventId id, AccountId account, Instant now) {
    if (visible(id, now).isEmpty()) {
      return false;
    }
    parts.lines().leave(id, account, now);
    rooms.of(id, now).refresh(now);
    return true;
  }

  private Optional<EventListing> visible(EventId id, Instant now) {
    return catalog.listing(id, now).filter(listing -> !listing.event().hidden());
  }

  // ---- what visitors are told ----

  private QueueView plain(State state, Event event, Instant now) {
    var room = rooms.known(event.id());
    var figures = room.map(LineRoom::mirror).map(LineMirror::figures).orElse(LineFigures.NONE);
    var asOf = room.map(LineRoom::mirror).map(LineMirror::asOf).filter(at -> at.isAfter(Instant.EPOCH)).orElse(now);
    var toOpening = now.isBefore(event.sale().opensAt())
        ? Duration.between(now, event.sale().opensAt())
        : Duration.ofMinutes(5);
    return QueueView.of(state, figures, asOf, WaitEstimate.pollAfter(toOpening));
  }

  private QueueView waiting(Event event, LineRoom room, AccountId account, Turn turn, Instant now) {
    long ahead = room.mirror().standing(turn.number()) instanceof LineMirror.Ahead(long before) ? before : 0;
    return at(event, room, ahead + 1, now).with(parts.passes().ticket(event.id(), account, turn));
  }

  private QueueView at(Event event, LineRoom room, long position, Instant now) {
    var wait = WaitEstimate.of(position, room.mirror().measuredRate(), event.sale().opensAt(), now);
    return plain(State.WAITING, event, now).at(position, wait)
        .pollAfter(room.polled(WaitEstimate.pollAfter(wait.likely()), now));
  }

  private QueueView called(Event event, LineRoom room, AccountId account, Turn turn, Instant before, Instant now) {
    return plain(State.CALLED, event, now).claimable(before).pollAfter(room.polled(CLAIM_SOON, now))
        .with(parts.passes().ticket(event.id(), account, turn));
  }

  private QueueView admitted(Event event, LineRoom room, AccountId account, Turn turn, Instant now) {
    var expiresAt = now.plus(parts.settings().admission());
    var token = parts.passes().admission(event.id(), account, turn, expiresAt);
    return plain(State.ADMITTED, event, now).pollAfter(room.polled(HEARTBEAT, now))
        .with(parts.passes().ticket(event.id(), account, turn)).admitted(new Admission(token, expiresAt));
  }

  // ---- the gate ----

  /** Who may obtain seats: asks no store. */
  public AdmissionGate gate() {
    return this::judge;
  }

  private AdmissionGate.Verdict judge(EventId id, AccountId account, Optional<String> paper, Instant now) {
    var mode = rules(id, now).mode();
    if (mode == QueueMode.OFF || (mode == QueueMode.FORCED_OFF && isEmpty(rooms.of(id, now)))) {
      return new AdmissionGate.Verdict.Admitted();
    }
    if (paper.isEmpty()) {
      return new AdmissionGate.Verdict.Required();
    }
    return switch (parts.passes().read(paper.get(), id, account, now)) {
      case Passes.Worthless() -> new AdmissionGate.Verdict.Required();
      case Passes.Expired() -> new AdmissionGate.Verdict.Expired();
      case Passes.Valid(var turn) when rooms.of(id, now).mirror().isOver(turn) -> new AdmissionGate.Verdict.Revoked();
      case Passes.Valid(var turn) -> {
        rooms.of(id, now).heard(new Sign(account, Optional.empty(), 0));
        yield new AdmissionGate.Verdict.Admitted();
      }
    };
  }

  private static boolean isEmpty(LineRoom room) {
    var figures = room.mirror().figures();
    return figures.waiting() == 0 && figures.called() == 0;
  }

  // ---- signs of life ----

  /** Something was heard of a person who may be inside. */
  public void heard(EventId event, AccountId account) {
    rooms.known(event).ifPresent(room -> room.heard(new Sign(account, Optional.empty(), 0)));
  }

  /** A hold or a payment keeps a person inside until an instant, as the commit of this version of the event says. */
  public void held(EventId event, AccountId account, Instant until, long version) {
    rooms.known(event).ifPresent(room -> room.heard(new Sign(account, Optional.of(until), version)));
  }

  /** A person's last connection to this instance closed. */
  public void parted(EventId event, AccountId account, Instant now) {
    catalog.listing(event, now).ifPresent(listing -> rooms.known(event).ifPresent(room -> parts.lines().part(event,
        account, rooms.terms(listing.event(), room, now), now)));
  }

  // ---- live ----

  /** What is known here of an event's line; empty if nobody asked for it. */
  public Optional<LineMirror> mirror(EventId event) {
    return rooms.known(event).map(LineRoom::mirror);
  }

  /** Somebody goes on watching an event's line from here. */
  public void watched(EventId event, Instant now) {
    rooms.known(event).ifPresent(room -> room.wanted(now));
  }

  /** The turn of a person who watches the line from here. */
  public Optional<Turn> turn(EventId event, AccountId account, Instant now) {
    return switch (parts.lines().look(event, account, now)) {
      case Done<Place>(Place.Waiting(var turn)) -> Optional.of(turn);
      case Done<Place>(Place.Called(var turn, var before)) -> Optional.of(turn);
      case Done<Place>(Place.Inside(var turn, var endsAt)) -> Optional.of(turn);
      case Done<Place>(Place.Nowhere()) -> Optional.empty();
      case Lost<Place>() -> Optional.empty();
    };
  }

  /** How long a place at this position may take. */
  public Optional<QueueView.Wait> wait(EventId event, long position, Instant now) {
    return visible(event, now).flatMap(listing -> mirror(event).map(mirror -> WaitEstimate.of(position,
        mirror.measuredRate(), listing.event().sale().opensAt(), now)));
  }

  /** What a visitor meets at the door of an event, as far as this instance knows; asks no line. */
  public Door door(Event event, Instant now) {
    var decided = rules(event.id(), now);
    if (decided.mode() == QueueMode.OFF) {
      return new Door(decided.mode(), DoorState.OPEN);
    }
    if (LineRooms.isOver(event, now) || now.isBefore(event.sale().opensAt().minus(decided.preQueue()))) {
      return new Door(decided.mode(), DoorState.CLOSED);
    }
    return new Door(decided.mode(), now.isBefore(event.sale().opensAt()) ? DoorState.ARMED : whileOpen(event, decided));
  }

  private DoorState whileOpen(Event event, QueueRules decided) {
    var figures = mirror(event.id()).map(LineMirror::figures).orElse(LineFigures.NONE);
    return switch (decided.mode()) {
      case FORCED_ON, PAUSED -> DoorState.QUEUEING;
      case OFF, AUTO, FORCED_OFF -> figures.queueing() || figures.waiting() > 0 ? DoorState.QUEUEING : DoorState.OPEN;
    };
  }

  /** What a visitor meets at the door of an event. */
  public record Door(QueueMode mode, DoorState state) {}

  /** How the door of an event stands. */
  public enum DoorState {
    /** The sale has not opened yet, its line has. */
    ARMED,
    /** Who comes goes in. */
    OPEN,
    /** Who comes waits. */
    QUEUEING,
    /** It is too early or too late. */
    CLOSED
  }

  // ---- organisers ----

  /** The rules of an event's waiting room. */
  public QueueRules rules(EventId event, Instant now) {
    return decisions.of(event, now);
  }

  /** Decides some of them anew, from what the book says now. */
  public QueueRules change(EventId event, UnaryOperator<QueueRules> change, Instant now) {
    return decisions.change(event, change, now);
  }

  /** Decides them anew. */
  public void decide(EventId event, QueueRules decided, Instant now) {
    decisions.change(event, was -> decided, now);
  }

  /** How an event's line stands now. */
  public LineFigures figures(EventId event, Instant now) {
    var room = rooms.of(event, now);
    room.refresh(now);
    return room.mirror().figures();
  }

  /** Everybody who waits or was called loses their place; answers how many. */
  public int clear(EventId event, Instant now) {
    int gone = parts.lines().clear(event, now);
    parts.book().cleared(event);
    rooms.of(event, now).refresh(now);
    return gone;
  }

  /** Takes a person out. */
  public void revoke(EventId event, AccountId account, Instant now) {
    parts.lines().revoke(event, account, now);
    rooms.of(event, now).refresh(now);
  }

  // ---- pulses ----

  /** Calls whom there is room for, and reads what is new. To be called about four times a second. */
  public void tick(Instant now) {
    rooms.tick(now);
  }

  /** Shares the fleet among the events. To be called about once a second. */
  public void settle(Instant now) {
    rooms.settle(now);
  }

  /** Puts into the book what a lost line would need; only the eldest instance does. To be called about once a second. */
  public void keepSafe() {
    rooms.keepSafe();
  }

  /** This instance takes nobody any more. */
  public void drain() {
    rooms.drain();
  }

  /** What must hear the feed. */
  public FeedListener listener() {
    return decisions;
  }
}
