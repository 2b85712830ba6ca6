package gg.tiketi.laws.queue;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.EventId;
import gg.tiketi.queue.DrawBook;
import gg.tiketi.queue.InMemoryDrawBook;
import gg.tiketi.queue.InMemoryWaitingLine;
import gg.tiketi.queue.WaitingLine;
import gg.tiketi.queue.draw.DrawId;
import gg.tiketi.queue.draw.DrawPlan;
import gg.tiketi.queue.draw.EntrantList;
import gg.tiketi.queue.draw.Nonce;
import gg.tiketi.queue.draw.Secret;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** For each law of draws in a pre-queue one fault, which the law finds. */
class DrawBookMutantsTest {
  /** A fault, and the law that has to fail because of it. */
  private record Mutant(String name, Runnable law) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Mutant> mutants() {
    return Stream.of(
        book("a plan gives way to the next", GivesWay::new, DrawBookContract::W19_aPlanIsNeverChanged),
        book("a nonce can be chosen again", ChosenAgain::new,
            DrawBookContract::W19_whoEnteredIsInOnceWithTheFirstNonce),
        book("who enters an older plan is not told", Deaf::new,
            DrawBookContract::W19_whoEntersAnotherPlanThanTheNewestIsTold),
        book("who comes too late is told to be in", TooLate::new,
            DrawBookContract::W19_whoIsToldToBeInIsInTheListThatIsClosed),
        book("who withdraws stays in", StaysIn::new, DrawBookContract::W19_whoWithdrawsIsOutUntilTheListIsClosed),
        book("the last of a page comes again", ComesAgain::new,
            DrawBookContract::W19_everybodyIsReadOnceAFewAtATime),
        book("numbers can be kept elsewhere", Elsewhere::new,
            DrawBookContract::W19_stepsAreTakenOnceAndInTheirOrder),
        book("what was begun is not due", Begun::new, DrawBookContract::W19_whatIsDueIsFoundUntilItIsDrawn),
        sale("the list is public after the randomness", PublicLater::new, InMemoryWaitingLine::new,
            PreQueueContract::W19_theListIsPublicBeforeTheRandomness),
        sale("who stopped is waited for", Begun::new, InMemoryWaitingLine::new,
            PreQueueContract::W19_whereOneStopsAnotherGoesOn),
        sale("who withdrew is drawn", StaysIn::new, InMemoryWaitingLine::new,
            PreQueueContract::W19_whoWithdrewIsNotDrawn),
        sale("the line does not ask who was drawn", InMemoryDrawBook::new, DrawBookMutantsTest::askingNobody,
            PreQueueContract::W19_theOrderOfTheLineIsThatOfTheDraw),
        sale("who shows no ticket is not known", Forgetful::new, InMemoryWaitingLine::new,
            PreQueueContract::W19_whoEntersHasAReceiptOfThePlanBeforeTheListIsKnown));
  }

  @ParameterizedTest
  @MethodSource("mutants")
  void dies(Mutant mutant) {
    assertThatThrownBy(mutant.law()::run).as(mutant.name()).isInstanceOf(AssertionError.class);
  }

  private static Mutant book(String name, Supplier<DrawBook> books, Consumer<DrawBookContract> law) {
    return new Mutant(name, () -> law.accept(new DrawBookContract("in-memory (mutant)") {
      @Override
      protected DrawBook book() {
        return books.get();
      }
    }));
  }

  private static Mutant sale(String name, Supplier<DrawBook> books, Supplier<WaitingLine> lines,
      Consumer<PreQueueContract> law) {
    return new Mutant(name, () -> law.accept(new PreQueueContract("in-memory (mutant)") {
      @Override
      protected WaitingLine lines() {
        return lines.get();
      }

      @Override
      protected DrawBook draws() {
        return books.get();
      }

      @Override
      protected void wipe() {
        throw new UnsupportedOperationException("not by these laws");
      }
    }));
  }

  /** A line that takes everybody for a newcomer. */
  private static WaitingLine askingNobody() {
    var kept = new InMemoryWaitingLine();
    return (WaitingLine) Proxy.newProxyInstance(WaitingLine.class.getClassLoader(), new Class<?>[]{WaitingLine.class},
        (proxy, verb, arguments) -> {
          for (int i = 0; i < arguments.length; i++) {
            if (arguments[i] instanceof WaitingLine.Visitor visitor) {
              arguments[i] = WaitingLine.Visitor.of(visitor.account());
            }
          }
          try {
            return verb.invoke(kept, arguments);
          } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
          }
        });
  }

  /** A book in memory with one verb changed. */
  private abstract static class Changed extends WatchedDrawBook {
    Changed() {
      super(new InMemoryDrawBook(), said -> {});
    }
  }

  private static final class GivesWay extends Changed {
    @Override
    public Kept plan(DrawPlan plan) {
      super.plan(plan);
      return new Kept(plan, OptionalInt.empty(), OptionalLong.empty(), Optional.empty(), Optional.empty());
    }
  }

  private static final class ChosenAgain extends Changed {
    @Override
    public Optional<Nonce> enter(DrawId id, AccountId account, Nonce nonce, Instant now) {
      return super.enter(id, account, nonce, now).map(known -> nonce);
    }
  }

  private static final class Deaf extends Changed {
    @Override
    public Optional<Nonce> enter(DrawId id, AccountId account, Nonce nonce, Instant now) {
      return super.enter(current(id.event()).orElseThrow().plan().id(), account, nonce, now);
    }
  }

  private static final class TooLate extends Changed {
    @Override
    public Optional<Nonce> enter(DrawId id, AccountId account, Nonce nonce, Instant now) {
      return super.enter(id, account, nonce, now).or(() -> Optional.of(nonce));
    }
  }

  private static final class StaysIn extends Changed {
    @Override
    public boolean withdraw(DrawId id, AccountId account) {
      return current(id.event()).filter(kept -> kept.entrants().isEmpty()).isPresent();
    }
  }

  private static final class ComesAgain extends Changed {
    private Optional<Entry> last = Optional.empty();

    @Override
    public List<Entry> entries(EventId event, Optional<AccountId> after, int limit) {
      var read = Stream.concat(last.stream(), super.entries(event, after, limit).stream()).toList();
      last = Optional.of(read.getLast());
      return read;
    }
  }

  private static final class Elsewhere extends Changed {
    @Override
    public Kept number(DrawId id, long first) {
      var kept = super.number(id, first);
      return kept.before().isEmpty()
          ? kept
          : new Kept(kept.plan(), kept.entrants(), OptionalLong.of(first), kept.root(), kept.revealed());
    }
  }

  private static final class Begun extends Changed {
    @Override
    public List<EventId> due(Instant since, Instant until) {
      return super.due(since, until).stream()
          .filter(event -> current(event).filter(kept -> kept.entrants().isEmpty()).isPresent()).toList();
    }
  }

  private static final class PublicLater extends Changed {
    private final Map<DrawId, EntrantList> secret = new HashMap<>();

    @Override
    public Kept freeze(DrawId id, EntrantList list) {
      secret.put(id, list);
      var kept = current(id.event()).orElseThrow();
      return new Kept(kept.plan(), kept.entrants(), kept.before(), Optional.of(list.root()), kept.revealed());
    }

    @Override
    public EntrantList list(DrawId id) {
      return Optional.ofNullable(secret.get(id)).orElseGet(() -> super.list(id));
    }

    @Override
    public Kept reveal(DrawId id, Secret revealed) {
      super.freeze(id, list(id));
      return super.reveal(id, revealed);
    }
  }

  private static final class Forgetful extends Changed {
    @Override
    public Optional<Nonce> nonce(EventId event, AccountId account) {
      return Optional.empty();
    }
  }
}
