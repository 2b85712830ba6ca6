package gg.tiketi.http.live;

import gg.tiketi.Tiketi;
import gg.tiketi.catalog.CatalogService;
import gg.tiketi.http.live.LiveSocket.Subscription;
import gg.tiketi.http.live.LiveSocket.Topic;
import gg.tiketi.http.route.Address;
import gg.tiketi.http.token.AccessTokens;
import gg.tiketi.identity.AccountChanged;
import gg.tiketi.identity.IdentityService;
import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.EventId;
import gg.tiketi.kernel.FeedListener;
import gg.tiketi.kernel.Published;
import gg.tiketi.payment.PaymentChanged;
import gg.tiketi.queue.QueueCleared;
import gg.tiketi.reservation.ReservationChanged;
import gg.tiketi.seating.LiveInventory;
import gg.tiketi.seating.SeatStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * Tells this instance's visitors what was committed on any instance (laws L1 to L4). It hears the feed, gathers what
 * belongs together and, at each pulse, gives every socket concerned the same frame, written once. Private facts go to the
 * sockets of their account and to nobody else.
 */
public final class LiveFeed implements FeedListener {
  private static final Duration CARE_EVERY = Duration.ofSeconds(1);
  private static final Duration PING_EVERY = Duration.ofSeconds(25);

  private final CatalogService catalog;
  private final LiveInventory inventory;
  private final IdentityService identity;
  private final Optional<LineWatch> lines;
  private final LiveLimits limits;
  private final ToIntFunction<EventId> viewersElsewhere;
  private final Map<EventId, EventRoom> rooms = new ConcurrentHashMap<>();
  private final Set<LiveSocket> sockets = ConcurrentHashMap.newKeySet();
  private final Map<AccountId, Set<LiveSocket>> byAccount = new ConcurrentHashMap<>();
  /** The sockets behind which nobody has logged in, by address. */
  private final Map<String, Set<LiveSocket>> anonymous = new ConcurrentHashMap<>();
  private final Set<AccountId> doubted = ConcurrentHashMap.newKeySet();
  private final Set<EventId> cleared = ConcurrentHashMap.newKeySet();
  /** Whose last socket here is gone, with the lines that it watched. */
  private final Map<AccountId, List<EventId>> parted = new ConcurrentHashMap<>();
  private final ExpiringHolds holds = new ExpiringHolds();
  private volatile boolean draining;
  private Instant nextCare = Instant.EPOCH;

  /**
   * A feed that must still be told to hear the facts.
   *
   * @param viewersElsewhere how many watch an event on the other instances, as far as is known here
   */
  public LiveFeed(Tiketi tiketi, LiveLimits limits, ToIntFunction<EventId> viewersElsewhere) {
    this.catalog = tiketi.catalog();
    this.inventory = tiketi.inventory();
    this.identity = tiketi.identity();
    this.lines = tiketi.queue().map(LineWatch::new);
    this.limits = limits;
    this.viewersElsewhere = viewersElsewhere;
  }

  // ---- what was committed ----

  @Override
  public void heard(Published published) {
    published.topic().map(rooms::get).ifPresent(room -> room.heard(published));
    published.facts().forEach(fact -> {
      switch (fact) {
        case ReservationChanged changed -> heard(changed);
        case PaymentChanged(var payment) -> tell(payment.accountId(), Frames.paymentUpdated(payment));
        case QueueCleared(EventId event) -> cleared.add(event);
        case AccountChanged(AccountId account) when byAccount.containsKey(account) -> doubted.add(account);
        default -> {
        }
      }
    });
  }

  @Override
  public void interrupted() {
    rooms.values().forEach(EventRoom::missed);
    doubted.addAll(byAccount.keySet());
  }

  private void heard(ReservationChanged changed) {
    if (byAccount.containsKey(changed.accountId())) {
      holds.heard(changed);
      tell(changed.accountId(), Frames.reservationUpdated(changed));
    }
  }

  private void tell(AccountId account, Frame frame) {
    byAccount.getOrDefault(account, Set.of()).forEach(socket -> socket.outbox().offer(frame));
  }

  // ---- the pulse ----

  /** Tells what is due. To be called every 50 ms; each call ends soon, whatever the readers do. */
  public synchronized void pulse(Instant now) {
    for (EventRoom room : rooms.values()) {
      int elsewhere = viewersElsewhere.applyAsInt(room.event());
      room.due(now, this::eventFrames, limits.sendsPerSecond(), elsewhere).tell();
      rooms.computeIfPresent(room.event(), (_, known) -> known.isEmpty() ? null : known);
    }
    lines.ifPresent(watch -> pulse(watch, now));
    if (!now.isBefore(nextCare)) {
      nextCare = now.plus(CARE_EVERY);
      care(now);
    }
  }

  private void pulse(LineWatch watch, Instant now) {
    Set<EventId> emptied = Set.copyOf(cleared);
    cleared.removeAll(emptied);
    emptied.forEach(event -> watch.cleared(event, now));
    watch.pulse(now);
  }

  private List<Frame> eventFrames(EventId event, long version, Instant now) {
    return catalog.find(event, now).map(view -> List.of(Frames.eventUpdated(view, version))).orElse(List.of());
  }

  private void care(Instant now) {
    holds.due(now, byAccount::containsKey)
        .forEach(hold -> tell(hold.accountId(), Frames.reservationExpiring(hold)));
    lines.ifPresent(watch -> part(watch, now));
    Set<AccountId> judged = Set.copyOf(doubted);
    doubted.removeAll(judged);
    for (LiveSocket socket : sockets) {
      socket.outbox().check(now);
      socket.pingUnlessSince(now.minus(PING_EVERY), now);
      socket.proof().ifPresent(proof -> {
        boolean over = !now.isBefore(proof.expiresAt());
        if (over || (judged.contains(proof.account()) && !isLive(proof.account(), socket, now))) {
          close(socket, CloseCode.POLICY, over ? "token expired" : "session ended");
        }
      });
    }
  }

  /** Who is not back within a moment has parted; the lines are told beside the pulse. */
  private void part(LineWatch watch, Instant now) {
    Map<AccountId, List<EventId>> gone = Map.copyOf(parted);
    parted.keySet().removeAll(gone.keySet());
    gone.forEach((account, events) -> {
      if (!draining && !byAccount.containsKey(account)) {
        Thread.startVirtualThread(() -> watch.parted(account, events, now));
      }
    });
  }

  private boolean isLive(AccountId account, LiveSocket socket, Instant now) {
    return socket.proof().filter(proof -> identity.isLive(account, proof.session(), proof.issuedAt(), now)).isPresent();
  }

  // ---- sockets ----

  /** Whether one more socket may open from this address. */
  boolean mayOpen(String address) {
    return !draining && (isExempt(address)
        || anonymous.getOrDefault(address, Set.of()).size() < limits.anonymousPerAddress());
  }

  boolean isDraining() {
    return draining;
  }

  void opened(LiveSocket socket) {
    sockets.add(socket);
    add(anonymous, socket.address(), socket);
    if (draining) {
      close(socket, CloseCode.GOING, "the server goes");
    }
  }

  /** Binds a socket to an account; false when the account has as many sockets as it may. */
  boolean bound(LiveSocket socket, AccessTokens.Valid proof) {
    var bound = new AtomicBoolean();
    byAccount.compute(proof.account(), (_, known) -> {
      Set<LiveSocket> more = known == null ? ConcurrentHashMap.newKeySet() : known;
      bound.set(more.contains(socket) || more.size() < limits.socketsPerAccount());
      if (bound.get()) {
        more.add(socket);
      }
      return more.isEmpty() ? null : more;
    });
    if (!bound.get()) {
      return false;
    }
    remove(anonymous, socket.address(), socket);
    socket.prove(proof);
    forgetIfGone(socket);
    return true;
  }

  /** What is noted of a socket while it closes must not stay. */
  private void forgetIfGone(LiveSocket socket) {
    if (!sockets.contains(socket)) {
      closed(socket);
    }
  }

  private static <K> void add(Map<K, Set<LiveSocket>> sets, K key, LiveSocket socket) {
    sets.compute(key, (_, known) -> {
      Set<LiveSocket> more = known == null ? ConcurrentHashMap.newKeySet() : known;
      more.add(socket);
      return more;
    });
  }

  private static <K> void remove(Map<K, Set<LiveSocket>> sets, K key, LiveSocket socket) {
    sets.computeIfPresent(key, (_, known) -> {
      known.remove(socket);
      return known.isEmpty() ? null : known;
    });
  }

  /** Forgets a socket that is gone. */
  void closed(LiveSocket socket) {
    sockets.remove(socket);
    Set<Subscription> left = socket.subscriptions();
    left.forEach(subscription -> leave(socket, subscription));
    remove(anonymous, socket.address(), socket);
    socket.proof().ifPresent(proof -> {
      remove(byAccount, proof.account(), socket);
      noteIfParted(proof.account(), left);
    });
  }

  private void noteIfParted(AccountId account, Set<Subscription> left) {
    List<EventId> events = left.stream().filter(each -> each.topic() == Topic.QUEUE).map(Subscription::event).toList();
    if (lines.isPresent() && !events.isEmpty() && !byAccount.containsKey(account)) {
      parted.put(account, events);
    }
  }

  void close(LiveSocket socket, CloseCode code, String reason) {
    socket.outbox().close(code, reason);
    closed(socket);
  }

  /** Joins a topic and gives the version up to which its viewers have been told. */
  long join(LiveSocket socket, Subscription subscription) {
    EventId event = subscription.event();
    long version = inventory.map(event).version();
    EventRoom room = rooms.compute(event, (_, known) -> {
      EventRoom joined = known == null ? new EventRoom(event, version) : known;
      joined.join(subscription.topic(), socket);
      return joined;
    });
    forgetIfGone(socket);
    return room.told();
  }

  /** Begins to watch an event's line. */
  void joinLine(LiveSocket socket, EventId event, Instant now) {
    lines.ifPresent(watch -> watch.join(socket, event, now));
    forgetIfGone(socket);
  }

  /** The place of who is behind a socket, in a line that it watches. */
  Optional<Restored.Place> place(LiveSocket socket, EventId event) {
    return lines.flatMap(watch -> watch.place(socket, event));
  }

  /** A page shows a sign of life. */
  void heard(LiveSocket socket) {
    lines.ifPresent(watch -> socket.proof().ifPresent(proof -> watch.heard(proof.account(),
        socket.subscriptions().stream().map(Subscription::event).collect(Collectors.toSet()))));
  }

  void leave(LiveSocket socket, Subscription subscription) {
    socket.unsubscribe(subscription);
    if (subscription.topic() == Topic.QUEUE) {
      lines.ifPresent(watch -> watch.leave(socket, subscription.event()));
      return;
    }
    EventRoom room = rooms.get(subscription.event());
    if (room != null) {
      room.leave(subscription.topic(), socket);
    }
  }

  /** Brings one viewer of seats from a version to that of all others. */
  void catchUp(LiveSocket socket, EventId event, long version, long told) {
    if (version >= told) {
      return;
    }
    var changes = inventory.changesSince(event, version);
    if (changes.isEmpty()) {
      socket.outbox().offer(Frames.seatsAgain(event, told));
      return;
    }
    Map<Integer, SeatStatus> seats = new TreeMap<>();
    changes.get().seats().forEach(seat -> seats.put(seat.index(), seat.status()));
    EventRoom.seatFrames(event, version, changes.get().version(), seats).forEach(socket.outbox()::offer);
  }

  /** Sends everybody to another instance; who comes now is sent away at once. */
  public void drain() {
    draining = true;
    sockets.forEach(socket -> close(socket, CloseCode.GOING, "the server goes"));
  }

  /** How many people watch each event here. */
  public Map<EventId, Integer> viewers() {
    var viewers = new HashMap<EventId, Integer>();
    rooms.forEach((event, room) -> viewers.put(event, room.viewers()));
    viewers.values().removeIf(count -> count == 0);
    return viewers;
  }

  /** How many sockets are open. */
  public int sockets() {
    return sockets.size();
  }

  /** How many people's last socket here is gone of whom no line was told so far. */
  int parting() {
    return parted.size();
  }

  LiveLimits limits() {
    return limits;
  }

  private boolean isExempt(String address) {
    return limits.loopbackExempt() && Address.isLoopback(address);
  }
}
