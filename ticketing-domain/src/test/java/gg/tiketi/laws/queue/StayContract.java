package gg.tiketi.laws.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.tiketi.kernel.AccountId;
import gg.tiketi.laws.LawLedger;
import gg.tiketi.laws.OverAdapter;
import gg.tiketi.laws.queue.PreQueue.Instance;
import gg.tiketi.payment.PayResult;
import gg.tiketi.queue.AdmissionGate.Verdict;
import gg.tiketi.queue.InMemoryDrawBook;
import gg.tiketi.queue.LineAway;
import gg.tiketi.queue.LineFigures;
import gg.tiketi.queue.QueueMode;
import gg.tiketi.queue.QueueRules;
import gg.tiketi.queue.QueueView.State;
import gg.tiketi.queue.WaitingLine;
import gg.tiketi.reservation.Reservation;
import gg.tiketi.reservation.ReserveResult;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How long people stay inside, at the sizes of a real sale: who holds is not turned out, who does nothing is (law W17). */
@ExtendWith(LawLedger.class)
public abstract class StayContract implements OverAdapter {
  /** What one instance carries. */
  private static final int FULL = 1_500;
  /** Shorter than the silence of a line that could not be reached. */
  private static final Duration STEP = Duration.ofMillis(2_500);
  private static final Duration HEARTBEAT = Duration.ofSeconds(30);

  private final String adapter;

  protected StayContract(String adapter) {
    this.adapter = adapter;
  }

  @Override
  public String adapterName() {
    return adapter;
  }

  /** Lines that nobody joined. */
  protected abstract WaitingLine lines();

  @Test
  public void W15_aBuyerWithAHoldGoesAwayForFourMinutesAndPays() {
    var hall = new Hall(1);
    var buyer = hall.sale.account();
    var admission = hall.enter(buyer);
    var held = hall.hold(buyer, admission);
    var next = hall.sale.account();
    assertThat(hall.server.check(next).state()).isEqualTo(State.WAITING);
    hall.pass(Duration.ofMinutes(4), List.of(next));
    assertThat(hall.figures().inside()).as("the hold keeps its owner inside").isEqualTo(1);
    assertThat(hall.server.pay(buyer, held)).isInstanceOf(PayResult.Paid.class);
    hall.pass(Duration.ofSeconds(115), List.of(next));
    assertThat(hall.server.check(next).state()).as("paying was a sign of life").isEqualTo(State.WAITING);
    hall.pass(Duration.ofSeconds(10), List.of(next));
    assertThat(hall.server.check(next).state()).isEqualTo(State.ADMITTED);
  }

  @Test
  public void W15_whoseStayEndedWhileTheyHeldPaysAllTheSame() {
    var hall = new Hall(1);
    var buyer = hall.sale.account();
    var admission = hall.enter(buyer);
    var held = hall.hold(buyer, admission);
    hall.server.queue.leave(hall.sale.event, buyer, hall.sale.clock.instant());
    hall.pass(Duration.ofMinutes(4), List.of());
    assertThat(hall.verdict(buyer, admission)).isInstanceOf(Verdict.Revoked.class);
    assertThat(hall.server.pay(buyer, held)).isInstanceOf(PayResult.Paid.class);
  }

  @Test
  public void W17_aHoldThatEndsHidesNoOther() {
    var hall = new Hall(1);
    var buyer = hall.sale.account();
    var admission = hall.enter(buyer);
    hall.hold(buyer, admission);
    var regretted = hall.hold(buyer, admission);
    hall.pass(Duration.ofSeconds(1), List.of());
    hall.server.cancel(buyer, regretted);
    hall.pass(Duration.ofMinutes(4), List.of());
    assertThat(hall.figures().inside()).isEqualTo(1);
    hall.pass(Duration.ofMinutes(2).plusSeconds(5), List.of());
    assertThat(hall.figures().inside()).isZero();
  }

  @Test
  public void W17_fifteenHundredIdleTabsAreGoneAfterTheirStay() {
    var hall = new Hall(FULL);
    var tabs = hall.people(FULL);
    tabs.forEach(hall.server::check);
    hall.pass(Duration.ofSeconds(20), List.of());
    tabs.forEach(hall.server::check);
    assertThat(hall.figures().inside()).isEqualTo(FULL);
    var next = hall.people(60);
    next.forEach(hall.server::check);
    hall.pass(Duration.ofSeconds(115), List.of());
    assertThat(List.of(hall.figures().inside(), hall.figures().waiting())).as("not a moment too early")
        .isEqualTo(List.of(FULL, 60L));
    hall.pass(Duration.ofSeconds(10), next);
    assertThat(hall.figures().waiting()).isZero();
    assertThat(next).allSatisfy(person -> assertThat(hall.server.check(person).state()).isEqualTo(State.ADMITTED));
    assertThat(hall.figures().inUse()).as("and nobody else").isEqualTo(60);
  }

  @Test
  public void W17_fifteenHundredTabsThatAreLookedAtAreGoneAfterTenMinutesAllTheSame() {
    var hall = new Hall(FULL);
    var tabs = hall.people(FULL);
    tabs.forEach(hall.server::check);
    hall.pass(Duration.ofSeconds(20), List.of());
    tabs.forEach(hall.server::check);
    for (int i = 0; i < 18; i++) {
      tabs.forEach(tab -> hall.server.queue.heard(hall.sale.event, tab));
      hall.pass(HEARTBEAT, List.of());
      assertThat(hall.figures().inside()).as("after %s", HEARTBEAT.multipliedBy(i + 1)).isEqualTo(FULL);
    }
    for (int i = 0; i < 3; i++) {
      tabs.forEach(tab -> hall.server.queue.heard(hall.sale.event, tab));
      hall.pass(HEARTBEAT, List.of());
    }
    assertThat(hall.figures().inside()).isZero();
  }

  @Test
  public void W7_anInstanceThatHasNotReadTheLineTellsNobodyThatTheyHaveNoPlace() {
    var away = new AtomicBoolean();
    var hall = new Hall(1, away);
    hall.enter(hall.sale.account());
    var waiting = hall.sale.account();
    var ticket = hall.server.check(waiting).ticket().orElseThrow();
    var other = hall.sale.instance();
    away.set(true);
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> other.status(ticket)).as("poll %d", i).isInstanceOf(LineAway.class);
    }
    away.set(false);
    assertThat(other.status(ticket).state()).isEqualTo(State.WAITING);
    assertThat(other.status(ticket).position()).hasValue(1);
    assertThat(hall.sale.instance().status(waiting).position()).hasValue(1);
  }

  @Test
  public void W18_whoComesAfterAQuietTimeGoesInAtOnce() {
    var hall = new Hall(5);
    for (int i = 0; i < 3; i++) {
      var person = hall.sale.account();
      assertThat(hall.server.check(person).state()).as("visitor %d", i).isEqualTo(State.ADMITTED);
      hall.server.queue.leave(hall.sale.event, person, hall.sale.clock.instant());
      hall.pass(Duration.ofSeconds(90), List.of());
    }
  }

  @Test
  public void W16_aLineThatOnlyOneInstanceKnowsIsKeptSafe() {
    var hall = new Hall(1);
    var other = hall.sale.instance();
    other.tick();
    var person = hall.sale.account();
    for (int i = 0; i < 3; i++) {
      other.check(person);
      hall.sale.clock.pass(Duration.ofSeconds(1));
      Stream.of(hall.server, other).forEach(Instance::tick);
      Stream.of(hall.server, other).forEach(instance -> instance.queue.keepSafe());
    }
    assertThat(hall.sale.book().kept(hall.sale.event)).isPresent();
    assertThat(hall.sale.book().logged(hall.sale.event, 1)).isPositive();
  }

  /** A sale that is open, and an instance that is the eldest. */
  private final class Hall {
    final PreQueue sale;
    final Instance server;

    Hall(int threshold) {
      this(threshold, new AtomicBoolean());
    }

    /** One whose line cannot be read while {@code away}. */
    Hall(int threshold, AtomicBoolean away) {
      sale = new PreQueue(unreadableWhile(away, lines()), new InMemoryDrawBook(), 43, new QueueRules(QueueMode.AUTO,
          OptionalInt.of(threshold), OptionalInt.empty(), Optional.empty(), QueueRules.Order.FIFO,
          Duration.ofMinutes(30)));
      server = sale.instance();
      server.queue.settle(sale.clock.instant());
      sale.passOpening();
      server.tick();
    }

    private WaitingLine unreadableWhile(AtomicBoolean away, WaitingLine kept) {
      return (WaitingLine) Proxy.newProxyInstance(WaitingLine.class.getClassLoader(), new Class<?>[]{WaitingLine.class},
          (proxy, verb, arguments) -> {
            if (away.get() && verb.getName().equals("news")) {
              throw new LineAway("the line is away");
            }
            try {
              return verb.invoke(kept, arguments);
            } catch (InvocationTargetException thrown) {
              throw thrown.getCause();
            }
          });
    }

    List<AccountId> people(int count) {
      return Stream.generate(sale::account).limit(count).toList();
    }

    LineFigures figures() {
      return server.queue.figures(sale.event, sale.clock.instant());
    }

    String enter(AccountId person) {
      for (int i = 0; i < 5; i++) {
        var view = server.check(person);
        if (view.admission().isPresent()) {
          return view.admission().orElseThrow().token();
        }
        pass(STEP, List.of());
      }
      throw new AssertionError("nobody is let in");
    }

    Reservation hold(AccountId person, String admission) {
      return switch (server.hold(person, admission)) {
        case ReserveResult.Reserved(var reservation) -> reservation;
        case ReserveResult refused -> throw new AssertionError("not held: " + refused);
      };
    }

    Verdict verdict(AccountId person, String admission) {
      return server.queue.gate().check(sale.event, person, Optional.of(admission), sale.clock.instant());
    }

    /** Time passes, and these people ask again and again. */
    void pass(Duration time, List<AccountId> polling) {
      for (var rest = time; rest.isPositive(); rest = rest.minus(STEP)) {
        sale.clock.pass(rest.compareTo(STEP) < 0 ? rest : STEP);
        server.tick();
        polling.forEach(server::check);
      }
    }
  }
}
