package gg.tiketi.app;

import static org.assertj.core.api.Assertions.assertThat;

import gg.tiketi.Tiketi;
import gg.tiketi.capacity.InMemoryTrafficBook;
import gg.tiketi.capacity.MinuteSample;
import gg.tiketi.capacity.SizingRule;
import gg.tiketi.capacity.TrafficService;
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
import gg.tiketi.queue.QueueMode;
import gg.tiketi.queue.QueueRules;
import gg.tiketi.queue.QueueService;
import gg.tiketi.queue.QueueSettings;
import gg.tiketi.queue.SealedPasses;
import gg.tiketi.queue.WaitingRoom;
import gg.tiketi.queue.draw.CommitReveal;
import gg.tiketi.queue.draw.DrawKeys;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.UUID;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whom an instance writes down. */
class CrowdsInSightTest {
  private final VirtualClock clock = new VirtualClock();
  private final ArgonPasswords passwords = ArgonPasswords.onHalfOfTheCores();
  private final Tiketi tiketi = tiketi();
  private final QueueService queue = tiketi.queue().orElseThrow();
  private final InMemoryTrafficBook book = new InMemoryTrafficBook();
  private final TrafficService traffic = new TrafficService(book, tiketi.catalog(), SizingRule.DEFAULT);
  private final Map<EventId, Integer> viewers = new HashMap<>();
  private final CrowdsInSight crowds = new CrowdsInSight(queue, () -> viewers, "one");

  private Tiketi tiketi() {
    var chance = new Random(1);
    var feed = new InMemoryEventFeed();
    var keys = new DrawKeys(List.of(key(1)));
    var gateway = new SimulatedGateway(new InMemoryChargeBook(), Manners.PROMPT, clock, chance, pause -> {});
    var room = new WaitingRoom(new InMemoryWaitingLine(), new InMemoryShares(), new InMemoryQueueBook(feed),
        new DrawOffice(new InMemoryDrawBook(), new CommitReveal(keys), keys, chance),
        new SealedPasses(List.of(key(2)), List.of(key(3))), QueueSettings.of("one"));
    return Tiketi.over(Tiketi.Stores.inMemory(feed, new RandomIds(chance)),
        Tiketi.Surroundings.of(gateway, passwords, chance, clock).with(room));
  }

  private static SecretKey key(int purpose) {
    var bytes = new byte[32];
    bytes[0] = (byte) purpose;
    return new SecretKeySpec(bytes, "HmacSHA256");
  }

  @AfterEach
  void close() {
    passwords.close();
  }

  private EventId event(QueueMode mode, int threshold) {
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

  private void come(EventId event, int people) {
    for (int number = 1; number <= people; number++) {
      queue.check(event, new AccountId(new UUID(3, number)), Optional.empty(), clock.instant());
    }
  }

  private List<MinuteSample> told(EventId event) {
    crowds.tell(traffic, clock.instant());
    return book.samples(event, VirtualClock.START, clock.instant().plusSeconds(1));
  }

  @Test
  void of_an_event_with_a_line_the_line_tells_whoever_watches() {
    var event = event(QueueMode.AUTO, 2);
    queue.settle(clock.instant());
    come(event, 5);
    queue.tick(clock.instant());
    viewers.put(event, 90);
    assertThat(told(event)).singleElement().satisfies(sample -> {
      assertThat(sample.source()).isEqualTo("line");
      assertThat(sample.concurrent()).isEqualTo(2);
      assertThat(sample.queued()).isEqualTo(3);
    });
  }

  @Test
  void of_an_event_without_one_those_count_who_watch_it_here() {
    queue.settle(clock.instant());
    var watched = event(QueueMode.OFF, 2);
    var alone = event(QueueMode.OFF, 2);
    viewers.put(watched, 90);
    viewers.put(alone, 0);
    assertThat(told(watched)).containsExactly(new MinuteSample(watched, VirtualClock.START, "one", 90, 0, 0, 0, 1));
    assertThat(told(alone)).isEmpty();
  }

  @Test
  void a_line_that_could_not_be_read_lately_leaves_a_hole() {
    var event = event(QueueMode.AUTO, 2);
    queue.settle(clock.instant());
    come(event, 5);
    queue.tick(clock.instant());
    clock.pass(Duration.ofSeconds(16));
    assertThat(told(event)).isEmpty();
  }
}
