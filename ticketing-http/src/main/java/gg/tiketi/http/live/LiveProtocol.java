package gg.tiketi.http.live;

import static gg.tiketi.http.shape.Field.optional;
import static gg.tiketi.http.shape.Field.required;
import static gg.tiketi.http.shape.Shapes.id;
import static gg.tiketi.http.shape.Shapes.list;
import static gg.tiketi.http.shape.Shapes.object;
import static gg.tiketi.http.shape.Shapes.parsed;
import static gg.tiketi.http.shape.Shapes.text;
import static gg.tiketi.http.shape.Shapes.whole;

import gg.tiketi.catalog.CatalogService;
import gg.tiketi.http.json.Json;
import gg.tiketi.http.json.StrictJson;
import gg.tiketi.http.live.LiveSocket.Subscription;
import gg.tiketi.http.live.LiveSocket.Topic;
import gg.tiketi.http.problem.FieldError;
import gg.tiketi.http.problem.FieldFault;
import gg.tiketi.http.problem.Problem;
import gg.tiketi.http.problem.ProblemCode;
import gg.tiketi.http.shape.Field;
import gg.tiketi.http.shape.Fields;
import gg.tiketi.http.shape.ObjectShape;
import gg.tiketi.http.token.AccessTokens;
import gg.tiketi.identity.IdentityService;
import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.EventId;
import gg.tiketi.kernel.Ids;
import gg.tiketi.reservation.Reservation;
import gg.tiketi.reservation.ReservationService;
import gg.tiketi.reservation.ReservationStatus;
import gg.tiketi.seating.SelectionService;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What clients may say on a socket, and what follows from it. A frame with an id is answered. */
final class LiveProtocol {
  private static final int MOST_SELECTED = 4;
  private static final int HOLDS_RESTORED = 20;
  private static final int LONGEST_ID = 15;
  private static final Pattern SEAT = Pattern.compile("0|[1-9][0-9]{0,5}");

  private static final Field<String> TOKEN = required("token", text(1, 2_048));
  private static final Field<EventId> EVENT_ID = required("eventId", id(sent -> Ids.parse(sent).map(EventId::new)));
  private static final Field<Long> VERSION = optional("version", whole(-1, Long.MAX_VALUE)).orElse(-1L);
  private static final Field<List<Integer>> SEATS = required("seats",
      list(parsed(text(1, 6), LiveProtocol::seat), 0, MOST_SELECTED).unique());
  private static final ObjectShape AUTHENTICATE = object("", TOKEN);
  private static final ObjectShape EVENT = object("", EVENT_ID);
  private static final ObjectShape EVENT_FROM = object("", EVENT_ID, VERSION);
  private static final ObjectShape SELECTION = object("", EVENT_ID, SEATS);
  private static final ObjectShape NOTHING = object("");
  private static final Set<String> MEMBERS = Set.of("event", "data", "id");

  private final LiveFeed feed;
  private final AccessTokens tokens;
  private final IdentityService identity;
  private final CatalogService catalog;
  private final ReservationService reservations;
  private final InstantSource clock;
  private final SelectionService selections;

  LiveProtocol(LiveFeed feed, AccessTokens tokens, IdentityService identity, CatalogService catalog,
      ReservationService reservations, SelectionService selections, InstantSource clock) {
    this.feed = feed;
    this.selections = selections;
    this.tokens = tokens;
    this.identity = identity;
    this.catalog = catalog;
    this.reservations = reservations;
    this.clock = clock;
  }

  private record Joined(String eventId, long version) {}

  private record JoinedLine(String eventId) {}

  /** What became of a frame. */
  private sealed interface Outcome {}

  /** Done; {@code data} is what the acknowledgement says. */
  private record Done(@Nullable Object data) implements Outcome {}

  private record Refused(Problem problem) implements Outcome {}

  private static final Outcome DONE = new Done(null);

  /** Handles one text frame. */
  void received(LiveSocket socket, String frame) {
    Instant now = clock.instant();
    if (!socket.countFrame(now, feed.limits().framesPerSecond())) {
      feed.close(socket, CloseCode.POLICY, "too many frames");
      return;
    }
    if (StrictJson.read(frame) instanceof StrictJson.Read(Json.Members members)) {
      handle(socket, members, now);
    } else {
      feed.close(socket, CloseCode.NO_OBJECT, "a frame is a JSON object");
    }
  }

  private void handle(LiveSocket socket, Json.Members frame, Instant now) {
    OptionalLong id = answerId(frame);
    Outcome outcome = outcome(socket, frame, now);
    if (id.isEmpty()) {
      return;
    }
    socket.outbox().offer(switch (outcome) {
      case Done(var data) -> data == null ? Frames.ack(id.getAsLong()) : Frames.ack(id.getAsLong(), data);
      case Refused(Problem problem) -> Frames.error(id.getAsLong(), problem, socket.language());
    });
  }

  private Outcome outcome(LiveSocket socket, Json.Members frame, Instant now) {
    if (!MEMBERS.containsAll(frame.values().keySet()) || !frame.duplicates().isEmpty()) {
      return wrong("", FieldFault.UNKNOWN);
    }
    Json data = frame.values().getOrDefault("data", new Json.Members(Map.of(), Set.of()));
    if (!(frame.values().get("event") instanceof Json.Text(String event))) {
      return wrong("event", FieldFault.REQUIRED);
    }
    return switch (event) {
      case "authenticate" -> read(AUTHENTICATE, data, fields -> authenticate(socket, fields.get(TOKEN), now));
      case "join-event" ->
        read(EVENT, data, fields -> join(socket, new Subscription(Topic.EVENT, fields.get(EVENT_ID)), -1, now));
      case "leave-event" ->
        read(EVENT, data, fields -> leave(socket, new Subscription(Topic.EVENT, fields.get(EVENT_ID))));
      case "join-seat-selection" -> read(EVENT_FROM, data, fields -> join(socket,
          new Subscription(Topic.SEATS, fields.get(EVENT_ID)), fields.get(VERSION), now));
      case "leave-seat-selection" ->
        read(EVENT_FROM, data, fields -> leave(socket, new Subscription(Topic.SEATS, fields.get(EVENT_ID))));
      case "join-queue" -> read(EVENT, data, fields -> joinLine(socket, fields.get(EVENT_ID), now));
      case "leave-queue" ->
        read(EVENT, data, fields -> leave(socket, new Subscription(Topic.QUEUE, fields.get(EVENT_ID))));
      case "seat-selection-changed" -> read(SELECTION, data, fields -> select(socket, fields));
      case "ping" -> read(NOTHING, data, _ -> pong(socket));
      default -> wrong("event", FieldFault.NOT_A_CHOICE, "authenticate, join-event, leave-event, "
          + "join-seat-selection, leave-seat-selection, join-queue, leave-queue, seat-selection-changed, ping");
    };
  }

  private Outcome authenticate(LiveSocket socket, String token, Instant now) {
    return switch (tokens.read(token, now)) {
      case AccessTokens.Expired() -> refused(ProblemCode.TOKEN_EXPIRED);
      case AccessTokens.Invalid() -> refused(ProblemCode.AUTHENTICATION_REQUIRED);
      case AccessTokens.Valid valid -> bind(socket, valid, now);
    };
  }

  private Outcome bind(LiveSocket socket, AccessTokens.Valid valid, Instant now) {
    if (!identity.isLive(valid.account(), valid.session(), valid.issuedAt(), now)) {
      return refused(ProblemCode.SESSION_REVOKED);
    }
    if (socket.proof().filter(proof -> !proof.account().equals(valid.account())).isPresent()) {
      // A socket is one person's: what waits in it for the one before is not for the next.
      return refused(ProblemCode.FORBIDDEN);
    }
    boolean again = socket.proof().isPresent();
    if (!feed.bound(socket, valid)) {
      feed.close(socket, CloseCode.POLICY, "too many sockets");
      return refused(ProblemCode.RATE_LIMITED);
    }
    if (!again) {
      restore(socket, valid, now);
    }
    return DONE;
  }

  private void restore(LiveSocket socket, AccessTokens.Valid valid, Instant now) {
    var selection = selections.of(valid.account());
    selection.event().ifPresent(event -> join(socket, new Subscription(Topic.EVENT, event), -1, now));
    selection.queueEvent().ifPresent(event -> joinLine(socket, event, now));
    selection.seatEvent().ifPresent(event -> join(socket, new Subscription(Topic.SEATS, event), -1, now));
    var holds = reservations.of(valid.account(), 1, HOLDS_RESTORED).items().stream()
        .filter(hold -> hold.status() == ReservationStatus.PENDING && !hold.isDue(now)).map(LiveProtocol::hold)
        .toList();
    var places = selection.queueEvent().flatMap(event -> feed.place(socket, event)).stream().toList();
    socket.outbox().offer(Frames.restored(new Restored(selection.event().map(EventId::toString).orElse(null),
        selection.queueEvent().map(EventId::toString).orElse(null),
        selection.seatEvent().map(EventId::toString).orElse(null),
        selection.seats().stream().map(String::valueOf).toList(), holds, places)));
  }

  private static Restored.Hold hold(Reservation hold) {
    return new Restored.Hold(hold.id().toString(), hold.eventId().toString(),
        hold.expiresAt().atOffset(ZoneOffset.UTC));
  }

  private Outcome join(LiveSocket socket, Subscription subscription, long version, Instant now) {
    if (catalog.find(subscription.event(), now).isEmpty()) {
      return refused(ProblemCode.NOT_FOUND);
    }
    if (!socket.subscribe(subscription, feed.limits().subscriptions())) {
      return refused(ProblemCode.RATE_LIMITED);
    }
    long told = feed.join(socket, subscription);
    socket.proof().ifPresent(proof -> joined(proof.account(), subscription));
    if (subscription.topic() == Topic.SEATS && version >= 0) {
      feed.catchUp(socket, subscription.event(), version, told);
    }
    return new Done(new Joined(subscription.event().toString(), told));
  }

  private Outcome joinLine(LiveSocket socket, EventId event, Instant now) {
    var subscription = new Subscription(Topic.QUEUE, event);
    if (catalog.find(event, now).isEmpty()) {
      return refused(ProblemCode.NOT_FOUND);
    }
    if (!socket.subscribe(subscription, feed.limits().subscriptions())) {
      return refused(ProblemCode.RATE_LIMITED);
    }
    feed.joinLine(socket, event, now);
    socket.proof().ifPresent(proof -> joined(proof.account(), subscription));
    feed.heard(socket);
    return new Done(new JoinedLine(event.toString()));
  }

  private Outcome leave(LiveSocket socket, Subscription subscription) {
    feed.leave(socket, subscription);
    socket.proof().ifPresent(proof -> left(proof.account(), subscription));
    return DONE;
  }

  private void joined(AccountId account, Subscription subscription) {
    switch (subscription.topic()) {
      case EVENT -> selections.watched(account, subscription.event());
      case SEATS -> selections.opened(account, subscription.event());
      case QUEUE -> selections.queued(account, subscription.event());
    }
  }

  private void left(AccountId account, Subscription subscription) {
    switch (subscription.topic()) {
      case EVENT -> selections.unwatched(account, subscription.event());
      case SEATS -> selections.closed(account, subscription.event());
      case QUEUE -> selections.unqueued(account, subscription.event());
    }
  }

  private Outcome select(LiveSocket socket, Fields fields) {
    if (socket.proof().isEmpty()) {
      return refused(ProblemCode.AUTHENTICATION_REQUIRED);
    }
    socket.proof().ifPresent(proof -> selections.marked(proof.account(), fields.get(EVENT_ID), fields.get(SEATS)));
    return DONE;
  }

  private Outcome pong(LiveSocket socket) {
    feed.heard(socket);
    socket.outbox().offer(Frames.pong());
    return DONE;
  }

  /** What a client asks for with well-formed data. */
  private interface Action {
    Outcome of(Fields data);
  }

  private static Outcome read(ObjectShape shape, Json data, Action action) {
    return switch (shape.read(data)) {
      case ObjectShape.Fits(Fields fields) -> action.of(fields);
      case ObjectShape.Wrong(List<FieldError> errors) -> new Refused(Problem.of(errors));
    };
  }

  /** The id under which the client wants an answer; one that is no whole number within a long counts as none. */
  private static OptionalLong answerId(Json.Members frame) {
    if (frame.values().get("id") instanceof Json.Numeral(String literal, boolean whole) && whole
        && literal.length() <= LONGEST_ID) {
      return OptionalLong.of(Long.parseLong(literal));
    }
    return OptionalLong.empty();
  }

  private static Optional<Integer> seat(String text) {
    return SEAT.matcher(text).matches() ? Optional.of(Integer.valueOf(text)) : Optional.empty();
  }

  private static Outcome refused(ProblemCode code) {
    return new Refused(Problem.of(code));
  }

  private static Outcome wrong(String field, FieldFault fault, Object... arguments) {
    return new Refused(Problem.of(FieldError.of(field, fault, arguments)));
  }
}
