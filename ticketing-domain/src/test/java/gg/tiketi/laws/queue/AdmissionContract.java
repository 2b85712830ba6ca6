package gg.tiketi.laws.queue;

import static org.assertj.core.api.Assertions.assertThat;

import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.EventId;
import gg.tiketi.laws.LawLedger;
import gg.tiketi.laws.OverAdapter;
import gg.tiketi.laws.queue.PreQueue.Instance;
import gg.tiketi.queue.AdmissionGate.Verdict;
import gg.tiketi.queue.InMemoryDrawBook;
import gg.tiketi.queue.Passes;
import gg.tiketi.queue.QueueView.State;
import gg.tiketi.queue.Turn;
import gg.tiketi.queue.WaitingLine;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Nobody obtains seats but through the line (law W15), and who only waits costs its store nothing (law W12). */
@ExtendWith(LawLedger.class)
public abstract class AdmissionContract implements OverAdapter {
  private final String adapter;

  protected AdmissionContract(String adapter) {
    this.adapter = adapter;
  }

  @Override
  public String adapterName() {
    return adapter;
  }

  /** Lines that nobody joined and that are asked all the time. */
  protected abstract WaitingLine lines();

  /** How papers are read. */
  protected Passes read(Passes passes) {
    return passes;
  }

  @Test
  public void W15_nothingButTheAdmissionItselfLetsAnybodyIn() {
    var hall = new Hall();
    var person = hall.sale.account();
    var admission = hall.admission(person);
    assertThat(hall.verdict(person, admission)).isInstanceOf(Verdict.Admitted.class);
    assertThat(hall.server.queue.gate().check(hall.sale.event, person, Optional.empty(), hall.sale.clock.instant()))
        .isInstanceOf(Verdict.Required.class);
    for (int at = 0; at < admission.length(); at++) {
      for (var letter : List.of('A', 'B', '.', '_')) {
        var forged = admission.substring(0, at) + letter + admission.substring(at + 1);
        assertThat(forged.equals(admission) || hall.verdict(person, forged) instanceof Verdict.Required)
            .as("letter %d becomes %s", at, letter).isTrue();
      }
    }
    assertThat(hall.verdict(hall.sale.account(), admission)).as("another's").isInstanceOf(Verdict.Required.class);
    var ticket = hall.server.check(person).ticket().orElseThrow();
    assertThat(hall.verdict(person, ticket)).as("a ticket").isInstanceOf(Verdict.Required.class);
    var until = hall.sale.clock.instant().plusSeconds(60);
    var elsewhere = hall.sale.passes.admission(new EventId(new UUID(1, 1)), person, new Turn(1, 1), until);
    assertThat(hall.verdict(person, elsewhere)).as("of another event").isInstanceOf(Verdict.Required.class);
  }

  @Test
  public void W15_anAdmissionEndsWithItsTime() {
    var hall = new Hall();
    var person = hall.sale.account();
    var old = hall.admission(person);
    hall.pass(Duration.ofMinutes(9).plusSeconds(59));
    assertThat(hall.verdict(person, old)).isNotInstanceOf(Verdict.Expired.class);
    hall.pass(Duration.ofSeconds(1));
    assertThat(hall.verdict(person, old)).isInstanceOf(Verdict.Expired.class);
  }

  @Test
  public void W15_anAdmissionEndsWithTheStayOnEveryInstanceWithinASecond() {
    for (int way = 0; way < 3; way++) {
      var hall = new Hall();
      var person = hall.sale.account();
      var admission = hall.admission(person);
      var other = hall.sale.instance();
      other.tick();
      other.status(hall.sale.account());
      assertThat(hall.verdict(other, person, admission)).isInstanceOf(Verdict.Admitted.class);
      switch (way) {
        case 0 -> hall.server.queue.leave(hall.sale.event, person, hall.sale.clock.instant());
        case 1 -> hall.server.queue.revoke(hall.sale.event, person, hall.sale.clock.instant());
        default -> hall.pass(Duration.ofSeconds(121));
      }
      hall.sale.clock.pass(Duration.ofMillis(250));
      other.tick();
      assertThat(hall.verdict(other, person, admission)).as("way %d", way).isInstanceOf(Verdict.Revoked.class);
      assertThat(hall.verdict(person, admission)).isInstanceOf(Verdict.Revoked.class);
    }
  }

  @Test
  public void W15_whoWaitsOrWasCalledHasNoAdmission() {
    var hall = new Hall();
    hall.admission(hall.sale.account());
    hall.admission(hall.sale.account());
    var waits = hall.sale.account();
    var view = hall.server.check(waits);
    assertThat(view.state()).isEqualTo(State.WAITING);
    assertThat(view.admission()).isEmpty();
    assertThat(hall.server.status(view.ticket().orElseThrow()).admission()).isEmpty();
    assertThat(hall.server.status(waits).admission()).isEmpty();
  }

  @Test
  public void W12_pollsWithATicketAskNoStore() {
    var hall = new Hall();
    hall.admission(hall.sale.account());
    hall.admission(hall.sale.account());
    var people = IntStream.range(0, 10).mapToObj(i -> hall.sale.account()).toList();
    var tickets = people.stream().map(person -> hall.server.check(person).ticket().orElseThrow()).toList();
    hall.server.tick();
    int before = hall.asked.get();
    for (int poll = 0; poll < 100; poll++) {
      var view = hall.server.poll(people.get(poll % 10), tickets.get(poll % 10));
      assertThat(view.state()).isEqualTo(State.WAITING);
      assertThat(view.position()).hasValue(poll % 10 + 1);
    }
    assertThat(hall.asked.get()).isEqualTo(before);
  }

  /** A sale that is open, whose hall is full with two. */
  private final class Hall {
    final AtomicInteger asked = new AtomicInteger();
    final PreQueue sale = new PreQueue(counted(lines()), new InMemoryDrawBook(), 41, PreQueue.DRAWN,
        AdmissionContract.this::read);
    final Instance server = sale.instance();

    Hall() {
      sale.passOpening();
      server.tick();
    }

    private WaitingLine counted(WaitingLine kept) {
      return (WaitingLine) Proxy.newProxyInstance(WaitingLine.class.getClassLoader(), new Class<?>[]{WaitingLine.class},
          (proxy, verb, arguments) -> {
            asked.incrementAndGet();
            try {
              return verb.invoke(kept, arguments);
            } catch (InvocationTargetException thrown) {
              throw thrown.getCause();
            }
          });
    }

    /** Lets somebody in. */
    String admission(AccountId person) {
      for (int i = 0; i < 5; i++) {
        var view = server.check(person);
        if (view.admission().isPresent()) {
          return view.admission().orElseThrow().token();
        }
        pass(Duration.ofSeconds(1));
      }
      throw new AssertionError("nobody is let in");
    }

    /** Time passes, and the line is asked all the while. */
    void pass(Duration time) {
      var rest = time;
      while (rest.isPositive()) {
        var step = rest.compareTo(Duration.ofSeconds(1)) < 0 ? rest : Duration.ofSeconds(1);
        sale.clock.pass(step);
        server.tick();
        rest = rest.minus(step);
      }
    }

    Verdict verdict(AccountId person, String admission) {
      return verdict(server, person, admission);
    }

    Verdict verdict(Instance at, AccountId person, String admission) {
      return at.queue.gate().check(sale.event, person, Optional.of(admission), sale.clock.instant());
    }
  }
}
