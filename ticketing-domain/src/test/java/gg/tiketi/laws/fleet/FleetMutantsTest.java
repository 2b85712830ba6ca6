package gg.tiketi.laws.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import gg.tiketi.capacity.fleet.Fleet;
import gg.tiketi.capacity.fleet.FleetMemory;
import gg.tiketi.capacity.fleet.Known;
import gg.tiketi.capacity.fleet.Outcome;
import gg.tiketi.capacity.fleet.Plan;
import gg.tiketi.capacity.fleet.PlanNotReady;
import gg.tiketi.capacity.fleet.ScalingBook;
import gg.tiketi.capacity.fleet.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Books and fleets with a fault in them, each found by its law. */
class FleetMutantsTest {
  private static final int SALES = 100;

  /** A fault and the law that must notice. */
  private record Fault(String law, String name, FleetParts parts) {
    @Override
    public String toString() {
      return law + ": " + name;
    }
  }

  static Stream<Fault> faults() {
    var real = FleetParts.IN_MEMORY;
    return Stream.of(
        new Fault("C1", "the keeper is asked for one",
            real.withFleet(fleet -> asking(fleet, step -> new Step.Lower(1, 1)))),
        new Fault("C4", "plans are forgotten at their opening",
            real.withBook(book -> knowing(book, (plan, now) -> now.isBefore(plan.window().opensAt())))),
        new Fault("C4", "whoever raises cuts as well",
            real.withFleet(fleet -> asking(fleet, FleetMutantsTest::exactly))),
        new Fault("C5", "plans are seen only twenty minutes before",
            real.withBook(
                book -> knowing(book, (plan, now) -> now.plusSeconds(1_200).isAfter(plan.window().opensAt())))),
        new Fault("C5", "nobody is told", real.withSink(sink -> (topic, facts) -> sink.record(topic,
            facts.stream().filter(fact -> !(fact instanceof PlanNotReady)).toList()))),
        new Fault("C6", "an unknown outcome is tried again at once", real.withHands(FleetMutantsTest::impatient)),
        new Fault("C4", "one tick is enough to lower", real.withReads(FleetMutantsTest::counting)));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void dies(Fault fault) {
    var law = fault.law() + " at";
    assertTimeoutPreemptively(Duration.ofSeconds(20), () -> assertThat(
        FleetSeason.play(fault.parts(), SALES, 1, breach -> breach.contains(law)).breaches())
        .anyMatch(breach -> breach.contains(law)));
  }

  // ---- fleets ----

  private static Step exactly(Step step) {
    return step instanceof Step.Raise(int min) ? new Step.Lower(min / 2, min / 2) : step;
  }

  private static Fleet asking(Fleet fleet, UnaryOperator<Step> otherwise) {
    return new FleetOver(fleet) {
      @Override
      public Outcome carryOut(Step step) {
        return super.carryOut(otherwise.apply(step));
      }
    };
  }

  private static Fleet impatient(Fleet fleet) {
    return new FleetOver(fleet) {
      @Override
      public Outcome carryOut(Step step) {
        var outcome = super.carryOut(step);
        return outcome instanceof Outcome.Unknown ? super.carryOut(step) : outcome;
      }
    };
  }

  // ---- books ----

  /** Which plans a tick gets to know. */
  private interface Knowledge {
    boolean of(Plan plan, Instant now);
  }

  private static ScalingBook knowing(ScalingBook book, Knowledge knowledge) {
    return new BookOver(book) {
      @Override
      public Optional<Decided> decide(long token, Instant now, Function<Known, Draft> decider) {
        return super.decide(token, now, known -> decider.apply(new Known(
            known.plans().stream().filter(plan -> knowledge.of(plan, now)).toList(), known.memory(), known.last())));
      }
    };
  }

  private static ScalingBook counting(ScalingBook book) {
    return new BookOver(book) {
      @Override
      public Optional<Decided> decide(long token, Instant now, Function<Known, Draft> decider) {
        return super.decide(token, now, known -> decider.apply(new Known(known.plans(), more(known.memory()),
            known.last())));
      }
    };
  }

  private static FleetMemory more(FleetMemory was) {
    return new FleetMemory(Optional.empty(), was.asked(), was.lowerTicks() + 1, was.reactive(), was.failingSince(),
        was.troubleTold());
  }
}
