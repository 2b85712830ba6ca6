package gg.tiketi.app;

import gg.tiketi.Tiketi;
import gg.tiketi.catalog.CreateResult;
import gg.tiketi.catalog.EventDetails;
import gg.tiketi.catalog.EventDraft;
import gg.tiketi.catalog.EventDraft.TicketTypeDraft;
import gg.tiketi.catalog.SaleRules;
import gg.tiketi.catalog.SaleWindow;
import gg.tiketi.http.token.ArgonPasswords;
import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.EventId;
import gg.tiketi.kernel.InMemoryEventFeed;
import gg.tiketi.kernel.RandomIds;
import gg.tiketi.laws.VirtualClock;
import gg.tiketi.payment.InMemoryChargeBook;
import gg.tiketi.payment.Manners;
import gg.tiketi.payment.SimulatedGateway;
import gg.tiketi.queue.DrawOffice;
import gg.tiketi.queue.InMemoryDrawBook;
import gg.tiketi.queue.InMemoryQueueBook;
import gg.tiketi.queue.InMemoryShares;
import gg.tiketi.queue.InMemoryWaitingLine;
import gg.tiketi.queue.LineAway;
import gg.tiketi.queue.QueueMode;
import gg.tiketi.queue.QueueRules;
import gg.tiketi.queue.QueueService;
import gg.tiketi.queue.QueueSettings;
import gg.tiketi.queue.SealedPasses;
import gg.tiketi.queue.WaitingLine;
import gg.tiketi.queue.WaitingRoom;
import gg.tiketi.queue.draw.CommitReveal;
import gg.tiketi.queue.draw.DrawKeys;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.UUID;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The core over stores in memory with waiting rooms, in virtual time, and people who come. */
final class LittleSite implements AutoCloseable {
  final VirtualClock clock = new VirtualClock();
  private final ArgonPasswords passwords = ArgonPasswords.onHalfOfTheCores();
  final Tiketi tiketi = tiketi();
  final QueueService queue = tiketi.queue().orElseThrow();

  /** Whether the lines cannot be reached. */
  boolean isAway;

  private Tiketi tiketi() {
    var chance = new Random(1);
    var feed = new InMemoryEventFeed();
    var keys = new DrawKeys(List.of(key(1)));
    var gateway = new SimulatedGateway(new InMemoryChargeBook(), Manners.PROMPT, clock, chance, pause -> {});
    var room = new WaitingRoom(line(), new InMemoryShares(), new InMemoryQueueBook(feed),
        new DrawOffice(new InMemoryDrawBook(), new CommitReveal(keys), keys, chance),
        new SealedPasses(List.of(key(2)), List.of(key(3))), QueueSettings.of("one"));
    return Tiketi.over(Tiketi.Stores.inMemory(feed, new RandomIds(chance)),
        Tiketi.Surroundings.of(gateway, passwords, chance, clock).with(room));
  }

  private WaitingLine line() {
    var line = new InMemoryWaitingLine();
    return (WaitingLine) Proxy.newProxyInstance(LittleSite.class.getClassLoader(), new Class<?>[]{WaitingLine.class},
        (proxy, method, arguments) -> {
          if (isAway) {
            throw new LineAway("away", new IllegalStateException("of a test"));
          }
          return method.invoke(line, arguments);
        });
  }

  private static SecretKey key(int purpose) {
    var bytes = new byte[32];
    bytes[0] = (byte) purpose;
    return new SecretKeySpec(bytes, "HmacSHA256");
  }

  /** An event of 5,000 tickets that is on sale. */
  EventId event(QueueMode mode, int threshold) {
    var now = clock.instant();
    var draft = new EventDraft(new EventDetails("밤의 노래", "", "한서윤", "올림픽홀", "서울", ""), now.plus(Duration.ofDays(9)),
        ZoneId.of("Asia/Seoul"), new SaleWindow(now, now.plus(Duration.ofDays(2))), Currency.getInstance("KRW"),
        Optional.empty(), List.of(new TicketTypeDraft("일반", "", 1_000, 5_000)), SaleRules.DEFAULT);
    if (!(tiketi.catalog().create(draft, now) instanceof CreateResult.Created(var view))) {
      throw new AssertionError("not made");
    }
    var id = view.event().id();
    queue.change(id, rules -> new QueueRules(mode, OptionalInt.of(threshold), rules.ratePerSecond(),
        rules.message(), rules.order(), rules.preQueue()), now);
    return id;
  }

  /** So many come to its waiting room. */
  void come(EventId event, int people) {
    for (int number = 1; number <= people; number++) {
      queue.check(event, new AccountId(new UUID(3, number)), Optional.empty(), clock.instant());
    }
  }

  @Override
  public void close() {
    passwords.close();
  }
}
