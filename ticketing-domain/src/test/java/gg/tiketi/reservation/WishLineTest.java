package gg.tiketi.reservation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import gg.tiketi.Tiketi;
import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.EventId;
import gg.tiketi.kernel.Overloaded;
import gg.tiketi.kernel.RandomIds;
import gg.tiketi.kernel.ReservationId;
import gg.tiketi.laws.Faults;
import gg.tiketi.laws.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WishLineTest {
  private static final Duration HOLD = Duration.ofMinutes(5);

  private final VirtualClock clock = new VirtualClock();
  private final RandomIds ids = new RandomIds(new Random(1));
  private final EventId event = new EventId(ids.next());
  private final Queue<List<Integer>> batches = new ConcurrentLinkedQueue<>();
  private final Queue<Instant> ends = new ConcurrentLinkedQueue<>();
  private final Semaphore commits = new Semaphore(0);
  private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void nobody_is_left() {
    callers.shutdownNow();
  }

  @Test
  void wishes_that_arrive_during_a_commit_share_the_next_in_the_order_of_their_arrival() throws Exception {
    var line = line(1, this::committed);
    var first = call(line, 0);
    awaitStarted(1);
    var others = new ArrayList<Future<GrantResult>>();
    for (int i = 1; i <= 100; i++) {
      others.add(call(line, i));
      awaitWaiting(line, i);
    }
    commits.release(1_000);
    assertThat(first.get(5, TimeUnit.SECONDS)).isEqualTo(answer(0));
    for (int i = 1; i <= 100; i++) {
      assertThat(others.get(i - 1).get(5, TimeUnit.SECONDS)).isEqualTo(answer(i));
    }
    assertThat(batches).containsExactly(List.of(0), numbers(1, 65), numbers(65, 101));
  }

  @Test
  void a_hold_lasts_from_its_grant_however_long_its_wish_waited() throws Exception {
    var line = line(1, this::committed);
    var first = call(line, 0);
    awaitStarted(1);
    var second = call(line, 1);
    awaitWaiting(line, 1);
    clock.pass(Duration.ofSeconds(3));
    commits.release(2);
    first.get(5, TimeUnit.SECONDS);
    second.get(5, TimeUnit.SECONDS);
    assertThat(ends).containsExactly(VirtualClock.START.plus(HOLD), clock.instant().plus(HOLD));
  }

  @Test
  void a_full_line_turns_newcomers_away_and_serves_those_it_took() throws Exception {
    var line = line(1, this::committed);
    var taken = new ArrayList<Future<GrantResult>>();
    taken.add(call(line, 0));
    awaitStarted(1);
    for (int i = 1; i <= WishLine.MAX_WAITING; i++) {
      taken.add(call(line, i));
    }
    awaitWaiting(line, WishLine.MAX_WAITING);
    assertThatThrownBy(() -> line.grant(wish(9_999))).isInstanceOf(Overloaded.class);
    commits.release(100_000);
    for (var call : taken) {
      assertThat(call.get(20, TimeUnit.SECONDS)).isInstanceOf(GrantResult.LimitExceeded.class);
    }
  }

  @Test
  void a_fault_reaches_every_caller_of_its_batch_and_nobody_else() throws Exception {
    var line = line(1, numbers -> {
      committed(numbers);
      if (numbers.contains(2)) {
        throw new IllegalStateException("the store is away");
      }
      return answers(numbers);
    });
    var first = call(line, 0);
    awaitStarted(1);
    var others = List.of(call(line, 1), call(line, 2), call(line, 3));
    awaitWaiting(line, 3);
    commits.release(100);
    assertThat(first.get(5, TimeUnit.SECONDS)).isEqualTo(answer(0));
    for (var other : others) {
      assertThatThrownBy(() -> other.get(5, TimeUnit.SECONDS)).hasRootCauseMessage("the store is away");
    }
    assertThat(line.grant(wish(4))).isEqualTo(answer(4));
  }

  @Test
  void nobody_waits_for_ever_nor_is_served_twice() throws Exception {
    var random = new Random(7);
    var line = line(2, numbers -> {
      assertThat(numbers).isNotEmpty();
      batches.add(numbers);
      if (numbers.contains(-1)) {
        throw new IllegalStateException("the store is away");
      }
      Thread.yield();
      return answers(numbers);
    });
    var served = new AtomicInteger();
    var threads = IntStream.range(0, 16).mapToObj(thread -> Executors.newSingleThreadExecutor()).toList();
    var runs = new ArrayList<Future<?>>();
    for (int thread = 0; thread < 16; thread++) {
      int base = thread * 10_000;
      boolean fails = random.nextBoolean();
      runs.add(threads.get(thread).submit(() -> {
        for (int i = 0; i < 2_000; i++) {
          int number = fails && i % 50 == 49 ? -1 : base + i;
          try {
            assertThat(line.grant(wish(number))).isEqualTo(answer(number));
          } catch (RuntimeException away) {
            assertThat(away).hasRootCauseMessage("the store is away");
          }
          served.incrementAndGet();
        }
      }));
    }
    for (var run : runs) {
      run.get(30, TimeUnit.SECONDS);
    }
    threads.forEach(ExecutorService::shutdown);
    assertThat(served).hasValue(32_000);
    assertThat(batches.stream().flatMap(List::stream).filter(number -> number >= 0)).doesNotHaveDuplicates();
  }

  private List<GrantResult> committed(List<Integer> numbers) {
    batches.add(numbers);
    commits.acquireUninterruptibly();
    return answers(numbers);
  }

  private WishLine line(int commitsAtOnce, Function<List<Integer>, List<GrantResult>> store) {
    var real = Tiketi.Stores.inMemory(ids).reservations();
    return new WishLine(Faults.broken(Reservations.class, real, "reserve", (reservations, given) -> {
      var numbers = new ArrayList<Integer>();
      for (Object wish : given.get(0, List.class)) {
        numbers.add(((Wish) wish).limit());
        ends.add(given.get(1, InstantSource.class).instant().plus(((Wish) wish).holdFor()));
      }
      return store.apply(numbers);
    }), commitsAtOnce, clock);
  }

  private Future<GrantResult> call(WishLine line, int number) {
    return callers.submit(() -> line.grant(wish(number)));
  }

  /** The limit is the wish's number here, so that its answer can be told from others. */
  private Wish wish(int number) {
    return new Wish(new ReservationId(ids.next()), "TK", event, new AccountId(ids.next()), List.of(), number,
        HOLD, Optional.empty());
  }

  private static GrantResult answer(int number) {
    return new GrantResult.LimitExceeded(number, 0);
  }

  private static List<GrantResult> answers(List<Integer> numbers) {
    return numbers.stream().map(WishLineTest::answer).toList();
  }

  private static List<Integer> numbers(int from, int to) {
    return IntStream.range(from, to).boxed().toList();
  }

  private void awaitStarted(int count) {
    await().until(() -> batches.size() == count);
  }

  private static void awaitWaiting(WishLine line, int count) {
    await().pollInterval(Duration.ofMillis(1)).pollDelay(Duration.ZERO)
        .until(() -> line.waiting() == count);
  }
}
