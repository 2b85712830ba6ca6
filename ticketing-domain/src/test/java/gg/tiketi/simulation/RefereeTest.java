package gg.tiketi.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import gg.tiketi.Tiketi;
import gg.tiketi.capacity.fleet.Plan;
import gg.tiketi.capacity.fleet.PlanWindow;
import gg.tiketi.capacity.fleet.ScalingBook;
import gg.tiketi.kernel.PaymentId;
import gg.tiketi.payment.Payments;
import gg.tiketi.payment.Settlement;
import gg.tiketi.queue.Shares;
import gg.tiketi.reservation.GrantResult;
import gg.tiketi.reservation.Reservations;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sites with a fault in them, each noticed by the referee. */
class RefereeTest {
  private static final Duration LATE = Duration.ofMinutes(5);

  /** A fault and the law that must notice. */
  private record Fault(String law, String name, Machinery machinery) {
    @Override
    public String toString() {
      return law + ": " + name;
    }
  }

  static Stream<Fault> faults() {
    return Stream.of(
        new Fault("S8", "a store that lets go of seats twice", withStores(RefereeTest::lettingGoTwice)),
        new Fault("M1", "a store that forgets what the provider took", withStores(RefereeTest::forgetful)),
        new Fault("C5", "a planner that asks five minutes late", new Machinery(UnaryOperator.identity(),
            UnaryOperator.identity(), UnaryOperator.identity(), RefereeTest::late)),
        new Fault("W5", "a fleet that is shared out three times", new Machinery(UnaryOperator.identity(),
            UnaryOperator.identity(), RefereeTest::generous, UnaryOperator.identity())));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void notices(Fault fault) {
    var report = Simulation.run(Sales.small(4), fault.machinery(), Simulation.Progress.NONE, line -> {});
    assertThat(report.findings()).anyMatch(finding -> finding.startsWith(fault.law()));
  }

  private static Machinery withStores(UnaryOperator<Tiketi.Stores> stores) {
    return new Machinery(stores, UnaryOperator.identity(), UnaryOperator.identity(), UnaryOperator.identity());
  }

  /** A tenth of the holds is let go again right after the grant, as by a second pulse that took the new owner for the old one. */
  private static Tiketi.Stores lettingGoTwice(Tiketi.Stores real) {
    var grants = new int[1];
    var twice = Instead.of(Reservations.class, real.reservations(), "reserve", (reservations, arguments, asked) -> {
      var results = (List<?>) asked.done();
      for (var result : results) {
        if (result instanceof GrantResult.Granted(var hold) && ++grants[0] % 10 == 0) {
          reservations.cancel(new Reservations.Change(hold.id(), Optional.empty(), Optional.empty()),
              hold.createdAt());
        }
      }
      return results;
    });
    return new Tiketi.Stores(real.catalog(), real.accounts(), real.sessions(), real.seats(), twice, real.payments(),
        real.feed());
  }

  /** What becomes of one payment in eight is never written down. */
  private static Tiketi.Stores forgetful(Tiketi.Stores real) {
    var forgetful = Instead.of(Payments.class, real.payments(), "settle",
        (payments, arguments, asked) -> arguments[0] instanceof PaymentId id && id.value().hashCode() % 8 == 0
            ? Settlement.ALREADY_SETTLED
            : asked.done());
    return new Tiketi.Stores(real.catalog(), real.accounts(), real.sessions(), real.seats(), real.reservations(),
        forgetful, real.feed());
  }

  private static ScalingBook late(ScalingBook real) {
    return Instead.of(ScalingBook.class, real, "add", (book, arguments, asked) -> book.add(late((Plan) arguments[0])));
  }

  private static Plan late(Plan plan) {
    var window = plan.window();
    return new Plan(plan.id(), plan.event(), plan.users(),
        new PlanWindow(window.opensAt(), window.startsAt().plus(LATE), window.releasesAtLatest()), plan.policy(),
        plan.made(), plan.state(), plan.approved(), plan.ended(), plan.progress());
  }

  private static Shares generous(Shares real) {
    return Instead.of(Shares.class, real, "settle", (shares, arguments, asked) -> {
      var report = (Shares.Report) arguments[0];
      return shares.settle(new Shares.Report(report.instance(), report.ready(), report.usersPerInstance() * 3,
          report.demands()), (Instant) arguments[1]);
    });
  }
}
