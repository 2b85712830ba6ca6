package gg.tiketi.queue;

import gg.tiketi.catalog.CatalogService;
import gg.tiketi.catalog.Event;
import gg.tiketi.catalog.EventListing;
import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.EventId;
import gg.tiketi.kernel.FeedListener;
import gg.tiketi.queue.QueueView.State;
import gg.tiketi.queue.WaitingLine.Done;
import gg.tiketi.queue.WaitingLine.Lost;
import gg.tiketi.queue.WaitingLine.Sign;
import gg.tiketi.queue.WaitingLine.Visitor;
import gg.tiketi.queue.draw.Nonce;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The waiting rooms of all events, on one instance: who may enter, who waits and how long, who is called. Positions are told from
 * memory; whoever obtains seats shows an admission, which is checked without asking anybody.
 */
public final class QueueService {
  private final CatalogService catalog;
  private final WaitingRoom parts;
  private final QueueDecisions decisions;
  private final Draws draws;
  private final LineRooms rooms;
  private final Teller teller;

  /** The waiting rooms of the events of this catalogue. */
  public QueueService(CatalogService catalog, WaitingRoom parts) {
    this.catalog = catalog;
    this.parts = parts;
    this.decisions = new QueueDecisions(parts.book());
    this.draws = new Draws(catalog, parts.draws(), decisions);
    this.rooms = new LineRooms(catalog, parts, decisions, draws);
    this.teller = new Teller(parts, rooms);
  }

  // ---- visitors ----

  /** Enters, joins, claims a turn or stays, bringing nothing. */
  public CheckResult check(EventId id, AccountId account, Optional<String> ticket, Instant now) {
    return check(id, account, ticket, Optional.empty(), now);
  }

  /**
   * Enters, joins, claims a turn or stays: whatever is next for this person, as often as they like.
   *
   * @param ticket one that they bring; it counts when the line has forgotten them
   * @param nonce one that they bring for a draw
   * @throws LineAway if nobody can join or claim at the moment
   */
  public CheckResult check(EventId id, AccountId account, Optional<String> ticket, Optional<Nonce> nonce,
      Instant now) {
    var listing = visible(id, now);
    if (listing.isEmpty()) {
      return new CheckResult.UnknownEvent();
    }
    var event = listing.get().event();
    var decided = rules(id, now);
    var settled = teller.withoutALine(event, decided, now);
    if (settled.isPresent()) {
      return settled.get();
    }
    if (now.isBefore(event.sale().opensAt().minus(decided.preQueue()))) {
      return new CheckResult.NotOpen(teller.plain(State.NONE, event, now));
    }
    var turn = ticket.flatMap(paper -> parts.passes().ticketOf(paper, id, account));
    if (turn.isPresent()) {
      return step(event, decided, new Visitor(account, turn), now);
    }
    return switch (partOf(event, decided, account, ticket, nonce, now)) {
      case DrawPart.Entered entered ->
        new CheckResult.Placed(teller.entered(event, account, entered, now).saying(decided.message()));
      case DrawPart.TooEarly() -> new CheckResult.NotOpen(teller.tooEarly(event, now));
      case DrawPart.Drawn(long number) -> step(event, decided, drawn(account, number), now);
      case DrawPart.None() -> step(event, decided, Visitor.of(account), now);
    };
  }

  /** Enters a draw where there is one to enter, and where newcomers may come. */
  private DrawPart partOf(Event event, QueueRules decided, AccountId account, Optional<String> ticket,
      Optional<Nonce> nonce, Instant now) {
    return draws.of(event, now).map(draw -> {
      var proven = entry(event.id(), account, ticket);
      boolean closed = !(draw.stage() instanceof DrawStage.Entering);
      return closed && proven.isPresent() && !(draw.part(account, proven, now) instanceof DrawPart.None)
          ? draw.part(account, proven, now)
          : draw.enter(account, nonce.or(() -> proven), decided.mode() != QueueMode.FORCED_OFF, now);
    }).orElseGet(DrawPart.None::new);
  }

  private Optional<Nonce> entry(EventId id, AccountId account, Optional<String> ticket) {
    return ticket.flatMap(paper -> parts.passes().entryOf(paper, id)).filter(entry -> entry.account().equals(account))
        .map(DrawBook.Entry::nonce);
  }

  /** Who comes with a number that was drawn for them; of which life of the line it is does not matter. */
  private static Visitor drawn(AccountId account, long number) {
    return new Visitor(account, Optional.of(new Turn(1, number)));
  }

  private CheckResult step(Event event, QueueRules decided, Visitor visitor, Instant now) {
    var room = rooms.entered(event.id(), now);
    var terms = rooms.terms(event, room, now);
    var place = room.step(known -> parts.lines().check(event.id(), known, visitor, terms, now), now);
    return placed(event, decided, room, visitor.account(), place, now);
  }

  private CheckResult placed(Event event, QueueRules decided, LineRoom room, AccountId account, Place place,
      Instant now) {
    return switch (place) {
      case Place.Nowhere() -> new CheckResult.NotOpen(teller.plain(State.NONE, event, now));
      case Place.Waiting(var turn) -> {
        room.mirror().saw(turn);
        yield new CheckResult.Placed(teller.waiting(event, room, account, turn, now).saying(decided.message()));
      }
      case Place.Called(var turn, var before) ->
        new CheckResult.Placed(teller.called(event, room, account, turn, before, now).saying(decided.message()));
      case Place.Inside(var turn, var endsAt) -> {
        room.admit(turn, account, now);
        yield new CheckResult.Placed(teller.admitted(event, room, account, turn, now));
      }
    };
  }

  /** Where a person stands; changes nothing, and asks the store once, where places are drawn twice. */
  public CheckResult status(EventId id, AccountId account, Instant now) {
    var listing = visible(id, now);
    if (listing.isEmpty()) {
      return new CheckResult.UnknownEvent();
    }
    var event = listing.get().event();
    var decided = rules(id, now);
    return teller.withoutALine(event, decided, now).orElseGet(() -> switch (knownPart(event, account, now)) {
      case DrawPart.Entered entered ->
        new CheckResult.Placed(teller.entered(event, account, entered, now).saying(decided.message()));
      case DrawPart.TooEarly() -> new CheckResult.NotOpen(teller.tooEarly(event, now));
      case DrawPart.Drawn(long number) -> look(event, decided, drawn(account, number), now);
      case DrawPart.None() -> look(event, decided, Visitor.of(account), now);
    });
  }

  /** What a draw means for somebody who shows no ticket. */
  private DrawPart knownPart(Event event, AccountId account, Instant now) {
    return draws.of(event, now)
        .map(draw -> draw.part(account, parts.draws().book().nonce(event.id(), account), now))
        .orElseGet(DrawPart.None::new);
  }

  private CheckResult look(Event event, QueueRules decided, Visitor visitor, Instant now) {
    var room = rooms.read(event.id(), now);
    return switch (parts.lines().look(event.id(), visitor, now)) {
      case Lost<Place>() -> new CheckResult.NotOpen(teller.plain(State.NONE, event, now));
      case Done<Place>(var place) -> placed(event, decided, room, visitor.account(), place, now);
    };
  }

  /** Where the bearer of a ticket stands, from memory; empty if the ticket proves nothing. */
  public Optional<CheckResult> status(EventId id, String ticket, Instant now) {
    return parts.passes().turnOf(ticket, id)
        .map(turn -> told(id, event -> teller.standing(event, turn.number(), now).with(ticket), now))
        .or(() -> parts.passes().entryOf(ticket, id)
            .map(entry -> told(id, event -> standing(event, entry, ticket, now), now)));
  }

  private CheckResult told(EventId id, Function<Event, QueueView> view, Instant now) {
    var listing = visible(id, now);
    if (listing.isEmpty()) {
      return new CheckResult.UnknownEvent();
    }
    var event = listing.get().event();
    var decided = rules(id, now);
    return teller.withoutALine(event, decided, now)
        .orElseGet(() -> new CheckResult.Placed(view.apply(event).saying(decided.message())));
  }

  private QueueView standing(Event event, DrawBook.Entry entry, String ticket, Instant now) {
    var part = draws.of(event, now).map(draw -> draw.part(entry.account(), Optional.of(entry.nonce()), now))
        .orElseGet(DrawPart.None::new);
    return switch (part) {
      case DrawPart.Entered entered -> teller.entered(event, entry.account(), entered, now);
      case DrawPart.Drawn(long number) -> teller.drawn(event, entry.account(), number, now);
      case DrawPart.TooEarly(),DrawPart.None() -> teller.tooEarly(event, now).with(ticket);
    };
  }

  /** The person gives up their place, or goes out; false if there is no such event. */
  public boolean leave(EventId id, AccountId account, Instant now) {
    var listing = visible(id, now);
    if (listing.isEmpty()) {
      return false;
    }
    var draw = draws.of(listing.get().event(), now);
    if (draw.isPresent() && draw.get().withdraw(account)) {
      return true;
    }
    var visitor = visitor(listing.get().event(), account, now);
    heardOf(id, () -> parts.lines().leave(id, visitor, now), now);
    return true;
  }

  /** Takes a step of which a lost line hears nothing; where the line turns out to have been lost, takes it again. */
  private void heardOf(EventId id, Runnable step, Instant now) {
    var room = rooms.of(id, now);
    var before = room.mirror().known().map(WaitingLine.Known::epoch);
    step.run();
    room.refresh(now);
    if (!room.mirror().known().map(WaitingLine.Known::epoch).equals(before)) {
      step.run();
      room.refresh(now);
    }
  }

  /** A person with the number that was drawn for them, if there is one. */
  private Visitor visitor(Event event, AccountId account, Instant now) {
    return knownPart(event, account, now) instanceof DrawPart.Drawn(long number)
        ? drawn(account, number)
        : Visitor.of(account);
  }

  private Optional<EventListing> visible(EventId id, Instant now) {
    return catalog.listing(id, now).filter(listing -> !listing.event().hidden());
  }

  // ---- the gate ----

  /** Who may obtain seats: asks no store. */
  public AdmissionGate gate() {
    return new LineGate(decisions, rooms, parts.passes());
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
    var visitor = visible(event, now).map(listing -> visitor(listing.event(), account, now))
        .orElseGet(() -> Visitor.of(account));
    return switch (parts.lines().look(event, visitor, now)) {
      case Done<Place>(Place.Waiting(var turn)) -> Optional.of(turn);
      case Done<Place>(Place.Called(var turn, var before)) -> Optional.of(turn);
      case Done<Place>(Place.Inside(var turn, var endsAt)) -> Optional.of(turn);
      case Done<Place>(Place.Nowhere()),Lost<Place>() -> Optional.empty();
    };
  }

  /** How long a place at this position may take. */
  public Optional<QueueView.Wait> wait(EventId event, long position, Instant now) {
    return visible(event, now).flatMap(listing -> mirror(event).map(mirror -> WaitEstimate.of(position,
        mirror.pace(), listing.event().sale().opensAt(), now)));
  }

  /** What a visitor meets at the door of an event, as far as this instance knows; asks no line. */
  public Door door(Event event, Instant now) {
    return teller.door(event, rules(event.id(), now), now);
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

  /** How the lines stand that this instance knows, as read since an instant. */
  public LinesInSight inSight(Instant since) {
    return rooms.inSight(since);
  }

  // ---- organisers ----

  /** The rules of an event's waiting room. */
  public QueueRules rules(EventId event, Instant now) {
    return decisions.of(event, now);
  }

  /** Whether it is too late to decide anew who comes first: somebody has a place, or may have entered a draw. */
  public boolean isOrderFixed(EventId event) {
    return parts.draws().book().current(event).isPresent()
        || parts.book().kept(event).filter(line -> line.tail() > 0).isPresent()
        || mirror(event).filter(line -> line.figures().tail() > 0).isPresent();
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
    var room = rooms.of(event, now);
    // A line that was lost has nobody to clear before it has begun anew.
    room.refresh(now);
    int gone = parts.lines().clear(event, now);
    parts.book().cleared(event);
    room.refresh(now);
    return gone;
  }

  /** Takes a person out. */
  public void revoke(EventId event, AccountId account, Instant now) {
    var visitor = visible(event, now).map(listing -> visitor(listing.event(), account, now))
        .orElseGet(() -> Visitor.of(account));
    heardOf(event, () -> parts.lines().revoke(event, visitor, now), now);
  }

  // ---- pulses ----

  /** Calls whom there is room for, reads what is new, and holds the draws that are due. To be called about four times a second. */
  public void tick(Instant now) {
    rooms.tick(now);
    draws.tick(rooms, now);
  }

  /** What is public of the draws. */
  public Draws draws() {
    return draws;
  }

  /** Shares the fleet among the events. To be called about once a second. */
  public void settle(Instant now) {
    rooms.settle(now);
  }

  /** Puts into the book what a lost line would need, of the lines that are this instance's to keep. To be called each second. */
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
