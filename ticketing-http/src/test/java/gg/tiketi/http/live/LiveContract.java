package gg.tiketi.http.live;

import static org.assertj.core.api.Assertions.assertThat;

import gg.tiketi.Tiketi;
import gg.tiketi.http.problem.Language;
import gg.tiketi.http.token.AccessTokens;
import gg.tiketi.identity.SessionId;
import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.DomainEvent;
import gg.tiketi.kernel.EventId;
import gg.tiketi.kernel.FeedListener;
import gg.tiketi.kernel.PaymentId;
import gg.tiketi.kernel.Published;
import gg.tiketi.kernel.RandomIds;
import gg.tiketi.kernel.ReservationId;
import gg.tiketi.laws.LawLedger;
import gg.tiketi.laws.OverAdapter;
import gg.tiketi.laws.Providers;
import gg.tiketi.laws.VirtualClock;
import gg.tiketi.laws.World;
import gg.tiketi.payment.Payment;
import gg.tiketi.payment.PaymentChanged;
import gg.tiketi.payment.PaymentMethod;
import gg.tiketi.payment.PaymentStatus;
import gg.tiketi.reservation.ReservationChanged;
import gg.tiketi.reservation.ReservationStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The laws of live updates that belong to the sockets: L3 and L4. */
@ExtendWith(LawLedger.class)
abstract class LiveContract implements OverAdapter {
  private static final Instant NOW = VirtualClock.START;
  private static final EventId EVENT = new EventId(new UUID(1, 1));
  private static final int FRAMES = 10_000;
  private static final int FRAME_BYTES = 1_000;

  private final Function<LiveFeed, FeedListener> ear;
  private final Function<Line, Outbox> outboxes;

  /**
   * The laws over sockets that may be broken.
   *
   * @param ear what hears the facts for a feed
   * @param outboxes what waits for the reader at the end of a line
   */
  LiveContract(Function<LiveFeed, FeedListener> ear, Function<Line, Outbox> outboxes) {
    this.ear = ear;
    this.outboxes = outboxes;
  }

  @Override
  public String adapterName() {
    return "http";
  }

  /** A reader that takes everything at once, or nothing ever. */
  private static final class Reader implements Line {
    private final List<String> heard = new ArrayList<>();
    private final boolean reads;
    private int closedWith;

    Reader(boolean reads) {
      this.reads = reads;
    }

    @Override
    public void send(String text, Runnable sent, Runnable failed) {
      heard.add(text);
      if (reads) {
        sent.run();
      }
    }

    @Override
    public void ping() {}

    @Override
    public void close(int code, String reason) {
      closedWith = closedWith == 0 ? code : closedWith;
    }
  }

  /** One server: its sockets and what it hears. */
  private final class Instance {
    private final LiveFeed feed;
    private final FeedListener hearing;

    Instance() {
      var world = new World(Tiketi.Stores.inMemory(new RandomIds(new Random(1))), 1);
      var tiketi = Tiketi.over(world.stores(), Providers.prompt(world));
      feed = new LiveFeed(tiketi, LiveLimits.DEFAULT, event -> 0);
      hearing = ear.apply(feed);
    }

    Reader visitor() {
      return socketOf(Optional.empty());
    }

    Reader person(AccountId account) {
      return socketOf(Optional.of(account));
    }

    private Reader socketOf(Optional<AccountId> account) {
      var reader = new Reader(true);
      var socket = new LiveSocket(reader, "address", Language.ENGLISH, NOW);
      feed.opened(socket);
      account.ifPresent(known -> feed.bound(socket,
          new AccessTokens.Valid(known, new SessionId(known.value()), NOW, NOW.plus(AccessTokens.LIFE))));
      return reader;
    }
  }

  @Test
  void L3_aPrivateMessageReachesItsAccountOnAnyInstanceAndNobodyElse() {
    var owner = new AccountId(new UUID(2, 1));
    var other = new AccountId(new UUID(2, 2));
    var instances = List.of(new Instance(), new Instance());
    var owners = new ArrayList<Reader>();
    var strangers = new ArrayList<Reader>();
    for (var instance : instances) {
      owners.add(instance.person(owner));
      owners.add(instance.person(owner));
      strangers.add(instance.person(other));
      strangers.add(instance.visitor());
    }
    var told = new Published(1, Optional.of(EVENT), 1, privateFacts(owner));
    instances.forEach(instance -> instance.hearing.heard(told));
    instances.forEach(instance -> instance.feed.pulse(NOW));
    assertThat(owners).allSatisfy(reader -> assertThat(reader.heard).hasSize(2)
        .anyMatch(frame -> frame.contains("reservation-updated"))
        .anyMatch(frame -> frame.contains("payment-updated")));
    assertThat(strangers).allSatisfy(reader -> assertThat(reader.heard).isEmpty());
  }

  @Test
  void L4_aReaderForWhomTooMuchWaitsIsClosedAndWhatWaitsIsBounded() {
    var dead = new Reader(false);
    var lively = new Reader(true);
    var readers = List.of(outboxes.apply(dead), outboxes.apply(lively));
    var frame = new Frame("x".repeat(FRAME_BYTES), Frame.UNIQUE);
    for (int i = 0; i < FRAMES; i++) {
      readers.forEach(outbox -> outbox.offer(frame));
      assertThat(readers.getFirst().bytes()).isLessThanOrEqualTo(Outbox.MOST_BYTES);
    }
    assertThat(dead.closedWith).isEqualTo(CloseCode.TOO_SLOW.code());
    assertThat(dead.heard).hasSize(1);
    assertThat(lively.closedWith).isZero();
    assertThat(lively.heard).hasSize(FRAMES);
  }

  @Test
  void L4_aReaderWhoTakesNothingIsClosed() {
    var dead = new Reader(false);
    var outbox = outboxes.apply(dead);
    outbox.offer(new Frame("x", Frame.UNIQUE));
    outbox.check(NOW);
    outbox.check(NOW.plus(Outbox.PATIENCE).minus(Duration.ofMillis(1)));
    assertThat(dead.closedWith).isZero();
    outbox.check(NOW.plus(Outbox.PATIENCE));
    assertThat(dead.closedWith).isEqualTo(CloseCode.TOO_SLOW.code());
  }

  /** What is told of somebody's hold and of its payment. */
  static List<DomainEvent> privateFacts(AccountId account) {
    var hold = new ReservationId(new UUID(3, 1));
    return List.of(
        new ReservationChanged(hold, EVENT, account, ReservationStatus.PENDING, NOW.plus(Duration.ofMinutes(5))),
        new PaymentChanged(new Payment(new PaymentId(new UUID(4, 1)), hold, EVENT, account, PaymentMethod.TOSS,
            World.won(100), PaymentStatus.PENDING, NOW, Optional.empty())));
  }
}
