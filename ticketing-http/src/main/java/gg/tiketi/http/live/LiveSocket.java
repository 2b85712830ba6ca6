package gg.tiketi.http.live;

import gg.tiketi.http.problem.Language;
import gg.tiketi.http.token.AccessTokens;
import gg.tiketi.kernel.EventId;
import gg.tiketi.queue.Turn;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One open socket: who is behind it, what it listens to, and what waits for it. */
final class LiveSocket {
  /** What a topic of an event is about. */
  enum Topic {
    EVENT, SEATS, QUEUE
  }

  /** One thing listened to. */
  record Subscription(Topic topic, EventId event) {}

  private final Line line;
  private final Outbox outbox;
  private final String address;
  private final Language language;
  private final Set<Subscription> subscriptions = new LinkedHashSet<>();
  private volatile Optional<AccessTokens.Valid> proof = Optional.empty();
  private Instant second = Instant.EPOCH;
  private int framesThisSecond;
  private final Map<EventId, Turn> called = new ConcurrentHashMap<>();
  private volatile Instant pingedAt;

  LiveSocket(Line line, String address, Language language, Instant now) {
    this.line = line;
    this.outbox = new Outbox(line);
    this.address = address;
    this.language = language;
    this.pingedAt = now;
  }

  Outbox outbox() {
    return outbox;
  }

  String address() {
    return address;
  }

  Language language() {
    return language;
  }

  /** What was proved about the person, if anything. */
  Optional<AccessTokens.Valid> proof() {
    return proof;
  }

  void prove(AccessTokens.Valid valid) {
    proof = Optional.of(valid);
  }

  /** Counts a frame that came in; false when there are more than {@code most} within a second. */
  synchronized boolean countFrame(Instant now, int most) {
    if (!now.isBefore(second.plusSeconds(1))) {
      second = now;
      framesThisSecond = 0;
    }
    return ++framesThisSecond <= most;
  }

  /** Notes a subscription; false when there are already {@code most}. */
  synchronized boolean subscribe(Subscription subscription, int most) {
    return subscriptions.contains(subscription)
        || (subscriptions.size() < most && subscriptions.add(subscription));
  }

  synchronized void unsubscribe(Subscription subscription) {
    subscriptions.remove(subscription);
  }

  synchronized Set<Subscription> subscriptions() {
    return Set.copyOf(subscriptions);
  }

  /** Notes that the person behind is told that it is this turn's time; false if that was told before. */
  boolean tellOnce(EventId event, Turn turn) {
    return !turn.equals(called.put(event, turn));
  }

  /** Asks for a sign of life when the last one was asked for before {@code before}. */
  void pingUnlessSince(Instant before, Instant now) {
    if (pingedAt.isBefore(before)) {
      pingedAt = now;
      line.ping();
    }
  }
}
