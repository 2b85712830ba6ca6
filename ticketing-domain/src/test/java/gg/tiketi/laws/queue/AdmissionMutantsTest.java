package gg.tiketi.laws.queue;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.EventId;
import gg.tiketi.queue.InMemoryWaitingLine;
import gg.tiketi.queue.LineFigures;
import gg.tiketi.queue.LineNews;
import gg.tiketi.queue.Passes;
import gg.tiketi.queue.WaitingLine;
import gg.tiketi.queue.WaitingLine.Done;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** For each law of admissions and waits one fault, which the law finds. */
class AdmissionMutantsTest {
  /** A fault, and the law that has to fail because of it. */
  private record Mutant(String name, Runnable law) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** Reads an admission otherwise than it should be. */
  @FunctionalInterface
  private interface Reading {
    Passes.Reading of(Passes passes, String paper, EventId event, AccountId account, Instant now);
  }

  static Stream<Mutant> mutants() {
    return Stream.of(
        papers("an admission never expires",
            (passes, paper, event, account, now) -> passes.read(paper, event, account, Instant.EPOCH),
            AdmissionContract::W15_anAdmissionEndsWithItsTime),
        papers("a ticket is an admission",
            (passes, paper, event, account, now) -> passes
                .ticketOf(paper, event, account).<Passes.Reading>map(Passes.Valid::new)
                .orElseGet(() -> passes.read(paper, event, account, now)),
            AdmissionContract::W15_nothingButTheAdmissionItselfLetsAnybodyIn),
        new Mutant("a ticket says nothing, so that the line has to be asked",
            () -> admissions(AdmissionMutantsTest::withoutTickets).W12_pollsWithATicketAskNoStore()),
        lines("the end of a stay is told to nobody",
            news -> new LineNews(news.epoch(), news.version(), news.figures(), news.waves(), unended(news.states()))),
        new Mutant("a line is called slower than it says", () -> waits(
            news -> new LineNews(news.epoch(), news.version(), quicker(news.figures()), news.waves(), news.states()))
            .W20_theRangeHoldsTheTrueWaitInFourOfFivePolls()));
  }

  @ParameterizedTest
  @MethodSource("mutants")
  void dies(Mutant mutant) {
    assertThatThrownBy(mutant.law()::run).as(mutant.name()).isInstanceOf(AssertionError.class);
  }

  private static Mutant papers(String name, Reading reading, Consumer<AdmissionContract> law) {
    return new Mutant(name, () -> law.accept(admissions(passes -> papers(passes, "read",
        arguments -> reading.of(passes, (String) arguments[0], (EventId) arguments[1], (AccountId) arguments[2],
            (Instant) arguments[3])))));
  }

  private static Passes withoutTickets(Passes passes) {
    return papers(passes, "turnOf", arguments -> Optional.empty());
  }

  /** Papers of which one verb does something else. */
  private static Passes papers(Passes passes, String broken, Function<Object[], Object> instead) {
    return (Passes) Proxy.newProxyInstance(Passes.class.getClassLoader(), new Class<?>[]{Passes.class},
        (proxy, verb, arguments) -> verb.getName().equals(broken)
            ? instead.apply(arguments)
            : verb.invoke(passes, arguments));
  }

  /** Admissions whose papers are read otherwise. */
  private static AdmissionContract admissions(UnaryOperator<Passes> read) {
    return new AdmissionContract("in-memory (mutant)") {
      @Override
      protected WaitingLine lines() {
        return new InMemoryWaitingLine();
      }

      @Override
      protected Passes read(Passes passes) {
        return read.apply(passes);
      }
    };
  }

  private static Mutant lines(String name, UnaryOperator<LineNews> told) {
    return new Mutant(name, () -> new AdmissionContract("in-memory (mutant)") {
      @Override
      protected WaitingLine lines() {
        return telling(told);
      }
    }.W15_anAdmissionEndsWithTheStayOnEveryInstanceWithinASecond());
  }

  private static WaitContract waits(UnaryOperator<LineNews> told) {
    return new WaitContract("in-memory (mutant)", 5) {
      @Override
      protected WaitingLine lines() {
        return telling(told);
      }
    };
  }

  /** A line that tells other news of itself. */
  private static WaitingLine telling(UnaryOperator<LineNews> told) {
    var kept = new InMemoryWaitingLine();
    return (WaitingLine) Proxy.newProxyInstance(WaitingLine.class.getClassLoader(), new Class<?>[]{WaitingLine.class},
        (proxy, verb, arguments) -> {
          try {
            var answer = verb.invoke(kept, arguments);
            return answer instanceof Done<?>(LineNews news) ? new Done<>(told.apply(news)) : answer;
          } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
          }
        });
  }

  private static LineNews.States unended(LineNews.States states) {
    return switch (states) {
      case LineNews.Whole whole -> whole;
      case LineNews.Changed(long since, List<LineNews.Change> changes) -> new LineNews.Changed(since, changes.stream()
          .filter(change -> change.fate() != LineNews.Fate.ENDED).toList());
    };
  }

  private static LineFigures quicker(LineFigures line) {
    return new LineFigures(line.tail(), line.head(), line.waiting(), line.called(), line.inside(), line.threshold(),
        line.grant(), 2 * line.calledEver(), line.queueing());
  }
}
