package gg.tiketi.laws.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.EventId;
import gg.tiketi.laws.LawLedger;
import gg.tiketi.laws.OverAdapter;
import gg.tiketi.laws.Race;
import gg.tiketi.laws.VirtualClock;
import gg.tiketi.queue.DrawBook;
import gg.tiketi.queue.DrawBook.Entry;
import gg.tiketi.queue.draw.CommitReveal;
import gg.tiketi.queue.draw.DrawId;
import gg.tiketi.queue.draw.DrawKeys;
import gg.tiketi.queue.draw.DrawPlan;
import gg.tiketi.queue.draw.Entrant;
import gg.tiketi.queue.draw.EntrantList;
import gg.tiketi.queue.draw.Hash;
import gg.tiketi.queue.draw.Nonce;
import gg.tiketi.queue.draw.PlannedDraw;
import gg.tiketi.queue.draw.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What every {@link DrawBook} does (law W19). */
@ExtendWith(LawLedger.class)
public abstract class DrawBookContract implements OverAdapter {
  private static final Instant NOW = VirtualClock.START;
  private static final Instant OPENING = NOW.plusSeconds(60).plusNanos(123_456_000);
  private static final DrawKeys KEYS = new DrawKeys(
      List.of(new SecretKeySpec("a key of tests for draws".getBytes(StandardCharsets.US_ASCII), "HmacSHA256")));

  private final String adapter;
  private final Random chance = new Random(23);
  private final EventId event = new EventId(id());

  protected DrawBookContract(String adapter) {
    this.adapter = adapter;
  }

  @Override
  public String adapterName() {
    return adapter;
  }

  /** A book without draws. */
  protected abstract DrawBook book();

  @Test
  public void W19_aPlanIsKeptAsItWasPublished() {
    var book = book();
    assertThat(book.current(event)).isEmpty();
    var plan = plan(1, OPENING);
    assertThat(book.plan(plan).plan()).isEqualTo(plan);
    assertThat(book.current(event).orElseThrow().plan()).isEqualTo(plan);
    assertThat(book.current(event).orElseThrow().plan().hash()).isEqualTo(plan.hash());
  }

  @Test
  public void W19_aPlanIsNeverChanged() {
    var book = book();
    var plan = book.plan(plan(1, OPENING)).plan();
    assertThat(book.plan(plan(1, OPENING.plusSeconds(1))).plan()).isEqualTo(plan);
    var next = plan(2, OPENING.plusSeconds(2));
    assertThat(book.plan(next).plan()).isEqualTo(next);
    assertThat(book.plan(plan).plan()).as("the former round").isEqualTo(next);
    book.close(next.id());
    assertThat(book.plan(plan(3, OPENING.plusSeconds(3))).plan()).as("after the list was closed").isEqualTo(next);
    assertThatIllegalStateException().isThrownBy(() -> book.close(plan.id()));
  }

  @Test
  public void W19_whoEnteredIsInOnceWithTheFirstNonce() {
    var book = book();
    var id = book.plan(plan(1, OPENING)).plan().id();
    var account = account();
    var nonce = Nonce.next(chance);
    assertThat(book.nonce(event, account)).isEmpty();
    assertThat(book.enter(id, account, nonce, NOW)).contains(nonce);
    assertThat(book.enter(id, account, Nonce.next(chance), NOW)).contains(nonce);
    assertThat(book.nonce(event, account)).contains(nonce);
    assertThat(book.close(id).entrants()).isEqualTo(OptionalInt.of(1));
    assertThat(book.enter(id, account, Nonce.next(chance), NOW)).contains(nonce);
  }

  @Test
  public void W19_whoEntersAnotherPlanThanTheNewestIsTold() {
    var book = book();
    var first = book.plan(plan(1, OPENING)).plan().id();
    var account = account();
    var nonce = Nonce.next(chance);
    book.enter(first, account, nonce, NOW);
    var second = book.plan(plan(2, OPENING.plusSeconds(9))).plan().id();
    assertThat(book.enter(first, account(), Nonce.next(chance), NOW)).isEmpty();
    assertThat(book.enter(second, account, Nonce.next(chance), NOW)).as("stays in").contains(nonce);
    assertThat(book.close(second).entrants()).isEqualTo(OptionalInt.of(1));
  }

  @Test
  public void W19_whoWithdrawsIsOutUntilTheListIsClosed() {
    var book = book();
    var id = book.plan(plan(1, OPENING)).plan().id();
    var goes = account();
    var stays = account();
    List.of(goes, stays).forEach(account -> book.enter(id, account, Nonce.next(chance), NOW));
    assertThat(book.withdraw(id, goes)).isTrue();
    assertThat(book.nonce(event, goes)).isEmpty();
    assertThat(book.close(id).entrants()).isEqualTo(OptionalInt.of(1));
    assertThat(book.withdraw(id, stays)).isFalse();
    assertThat(book.entries(event, Optional.empty(), 10)).extracting(Entry::account).containsExactly(stays);
  }

  @Test
  public void W19_whoIsToldToBeInIsInTheListThatIsClosed() {
    for (int round = 0; round < 20; round++) {
      var event = new EventId(id());
      var book = book();
      var id = book.plan(plan(event, 1, OPENING)).plan().id();
      var entries = IntStream.range(0, 6).mapToObj(i -> new Entry(account(), Nonce.next(chance))).toList();
      var calls = new ArrayList<Callable<Optional<Nonce>>>();
      entries.forEach(entry -> calls.add(() -> book.enter(id, entry.account(), entry.nonce(), NOW)));
      calls.add(3, () -> {
        book.close(id);
        return Optional.empty();
      });
      var told = Race.of(calls).stream().flatMap(Optional::stream).toList();
      assertThat(book.close(id).entrants()).isEqualTo(OptionalInt.of(told.size()));
      assertThat(book.entries(event, Optional.empty(), 10)).extracting(Entry::nonce)
          .containsExactlyInAnyOrderElementsOf(told);
      assertThat(book.enter(id, account(), Nonce.next(chance), NOW)).as("too late").isEmpty();
    }
  }

  @Test
  public void W19_everybodyIsReadOnceAFewAtATime() {
    var book = book();
    var id = book.plan(plan(1, OPENING)).plan().id();
    var entries = IntStream.range(0, 25).mapToObj(i -> new Entry(account(), Nonce.next(chance))).toList();
    entries.forEach(entry -> book.enter(id, entry.account(), entry.nonce(), NOW));
    var read = new ArrayList<Entry>();
    Optional<AccountId> last = Optional.empty();
    for (int i = 0; i < 4; i++) {
      read.addAll(book.entries(event, last, 8));
      last = Optional.of(read.getLast().account());
    }
    assertThat(read).containsExactlyInAnyOrderElementsOf(entries).hasSameSizeAs(new HashSet<>(entries));
  }

  @Test
  public void W19_stepsAreTakenOnceAndInTheirOrder() {
    var book = book();
    var plan = book.plan(plan(1, OPENING)).plan();
    var id = plan.id();
    var list = list(plan, 5);
    var secret = new Secret(list.root());
    assertThat(book.number(id, 7).before()).as("before the list is closed").isEmpty();
    book.close(id);
    assertThat(book.freeze(id, list).root()).as("before numbers are kept").isEmpty();
    assertThat(book.number(id, 7).before()).isEqualTo(OptionalLong.of(7));
    assertThat(book.number(id, 8).before()).isEqualTo(OptionalLong.of(7));
    assertThat(book.reveal(id, secret).revealed()).as("before the list is public").isEmpty();
    assertThat(book.freeze(id, list).root()).contains(list.root());
    assertThat(book.freeze(id, list(plan, 4)).root()).contains(list.root());
    assertThat(book.list(id).bytes()).isEqualTo(list.bytes());
    assertThat(book.reveal(id, secret).revealed()).contains(secret);
    assertThat(book.reveal(id, new Secret(Hash.of(new byte[Hash.BYTES]))).revealed()).contains(secret);
    assertThat(book.current(event).orElseThrow().revealed()).contains(secret);
  }

  @Test
  public void W19_whatIsDueIsFoundUntilItIsDrawn() {
    var book = book();
    var plan = book.plan(plan(1, OPENING)).plan();
    assertThat(book.due(NOW, OPENING.minusNanos(1_000))).doesNotContain(event);
    assertThat(book.due(NOW, OPENING)).contains(event);
    assertThat(book.due(OPENING.plusNanos(1_000), OPENING.plusSeconds(9))).doesNotContain(event);
    book.close(plan.id());
    book.number(plan.id(), 0);
    var list = list(plan, 0);
    book.freeze(plan.id(), list);
    assertThat(book.due(NOW, OPENING.plus(Duration.ofDays(1)))).contains(event);
    book.reveal(plan.id(), new Secret(list.root()));
    assertThat(book.due(NOW, OPENING.plus(Duration.ofDays(1)))).doesNotContain(event);
    var moved = new EventId(id());
    book.plan(plan(moved, 1, OPENING));
    book.plan(plan(moved, 2, OPENING.plusSeconds(900)));
    assertThat(book.due(NOW, OPENING.plusSeconds(1))).as("of another round").doesNotContain(moved);
    assertThat(book.due(NOW, OPENING.plusSeconds(900))).contains(moved);
  }

  private DrawPlan plan(int round, Instant opening) {
    return plan(event, round, opening);
  }

  private static DrawPlan plan(EventId event, int round, Instant opening) {
    return PlannedDraw.of(new DrawId(event, round), opening, new CommitReveal(KEYS), KEYS).plan();
  }

  private EntrantList list(DrawPlan plan, int size) {
    var names = KEYS.pseudonyms(plan);
    var entrants = IntStream.range(0, size).mapToObj(i -> names.entrant(account(), Nonce.next(chance)))
        .sorted(Comparator.comparing(Entrant::hashCode)).toList();
    return EntrantList.of(entrants);
  }

  private AccountId account() {
    return new AccountId(id());
  }

  private UUID id() {
    return new UUID(chance.nextLong(), chance.nextLong());
  }
}
