package gg.tiketi.laws.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.tiketi.kernel.AccountId;
import gg.tiketi.laws.LawLedger;
import gg.tiketi.laws.OverAdapter;
import gg.tiketi.laws.Race;
import gg.tiketi.laws.queue.PreQueue.Instance;
import gg.tiketi.queue.DrawBook;
import gg.tiketi.queue.QueueMode;
import gg.tiketi.queue.QueueRules;
import gg.tiketi.queue.QueueView.State;
import gg.tiketi.queue.WaitingLine;
import gg.tiketi.queue.draw.DrawView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A pre-queue whose order is drawn, from the first entrant to the line (law W19). */
@ExtendWith(LawLedger.class)
public abstract class PreQueueContract implements OverAdapter {
  private static final int PEOPLE = 20;
  /** Nobody is drawn. */
  private static final QueueRules DIRECT = new QueueRules(QueueMode.AUTO, OptionalInt.of(2), OptionalInt.empty(),
      Optional.empty(), QueueRules.Order.FIFO, Duration.ofMinutes(30));

  private final String adapter;
  private long seed = 5;

  protected PreQueueContract(String adapter) {
    this.adapter = adapter;
  }

  @Override
  public String adapterName() {
    return adapter;
  }

  /** Lines that nobody joined. */
  protected abstract WaitingLine lines();

  /** A book without draws. */
  protected abstract DrawBook draws();

  /** Loses all lines, as a store does that is wiped. */
  protected abstract void wipe();

  @Test
  public void W19_theOrderOfTheLineIsThatOfTheDraw() {
    var sale = sale();
    var servers = List.of(sale.instance(), sale.instance());
    var people = entered(sale, servers);
    sale.passOpening();
    servers.forEach(Instance::tick);
    for (int i = 0; i < PEOPLE; i++) {
      var server = servers.get(i % 2);
      var place = server.proof(people.get(i)).orElseThrow().place();
      assertThat(server.number(people.get(i))).isEqualTo(place);
    }
    var newcomer = servers.get(1).check(sale.account());
    assertThat(newcomer.state()).isEqualTo(State.WAITING);
    assertThat(sale.passes.turnOf(newcomer.ticket().orElseThrow(), sale.event).orElseThrow().number())
        .isEqualTo(PEOPLE + 1);
  }

  @Test
  public void W19_whoEntersHasAReceiptOfThePlanBeforeTheListIsKnown() {
    var sale = sale();
    var server = sale.instance();
    var person = sale.account();
    var entered = server.check(person);
    assertThat(entered.state()).isEqualTo(State.ENTERED);
    var plan = server.queue.draws().of(sale.event, sale.clock.instant()).orElseThrow();
    assertThat(DrawView.of(plan).state()).isEqualTo("planned");
    var receipt = entered.receipt().orElseThrow();
    assertThat(receipt.planHash()).isEqualTo(plan.plan().hash());
    assertThat(sale.instance().check(person).receipt()).as("another tab, another instance").contains(receipt);
    assertThat(server.status(person).receipt()).contains(receipt);
    assertThat(server.status(entered.ticket().orElseThrow()).receipt()).contains(receipt);
    sale.passOpening();
    server.tick();
    assertThat(server.queue.draws().entrants(sale.event, sale.clock.instant()).orElseThrow()
        .indexOf(receipt.leaf())).isPresent();
  }

  @Test
  public void W19_theListIsPublicBeforeTheRandomness() {
    var sale = sale();
    var kept = new ArrayList<String>();
    var server = sale.instance(new WatchedDrawBook(sale.draws, verb -> {
      kept.add(verb + " " + sale.draws.current(sale.event)
          .map(draw -> (draw.root().isPresent() ? "public" : "secret")).orElse("nothing"));
    }));
    entered(sale, List.of(server));
    kept.clear();
    sale.passOpening();
    server.tick();
    assertThat(kept).containsExactly("close secret", "number secret", "freeze secret", "reveal public");
  }

  @Test
  public void W19_nobodyIsCalledBeforeTheDraw() {
    var sale = sale();
    var stops = sale.instance(new WatchedDrawBook(sale.draws, verb -> {
      if (verb.equals("freeze")) {
        throw new IllegalStateException("stopped");
      }
    }));
    var people = entered(sale, List.of(stops));
    sale.passOpening();
    assertThatThrownBy(stops::tick).hasMessage("stopped");
    sale.clock.pass(Duration.ofSeconds(2));
    assertThatThrownBy(stops::tick).hasMessage("stopped");
    assertThat(stops.check(people.getFirst()).state()).isEqualTo(State.ENTERED);
    var newcomer = stops.check(sale.account());
    assertThat(newcomer.position()).hasValue(PEOPLE + 1);
    assertThat(stops.check(sale.account(), newcomer.ticket()).figures().called()).isZero();
    sale.clock.pass(Duration.ofSeconds(10));
    var other = sale.instance();
    other.tick();
    other.tick();
    sale.clock.pass(Duration.ofSeconds(1));
    other.tick();
    assertThat(other.queue.figures(sale.event, sale.clock.instant()).called()).isPositive();
  }

  @Test
  public void W19_whereOneStopsAnotherGoesOn() {
    for (var verb : List.of("close", "number", "freeze", "reveal")) {
      for (boolean done : new boolean[]{false, true}) {
        var sale = sale();
        var stops = sale.instance(new WatchedDrawBook(sale.draws, said -> {
          if (!done && said.equals(verb)) {
            throw new IllegalStateException("stopped");
          }
        }, said -> {
          if (done && said.equals(verb)) {
            throw new IllegalStateException("stopped");
          }
        }));
        var people = entered(sale, List.of(stops));
        sale.passOpening();
        assertThatThrownBy(stops::tick).hasMessage("stopped");
        sale.clock.pass(Duration.ofSeconds(10));
        var other = sale.instance();
        other.tick();
        assertThat(people.stream().map(other::number)).as("after %s, %s", verb, done)
            .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, PEOPLE).boxed().toList());
      }
    }
  }

  @Test
  public void W19_manyInstancesDrawOnce() {
    for (int round = 0; round < 5; round++) {
      var sale = sale();
      var servers = Stream.generate(sale::instance).limit(4).toList();
      var people = entered(sale, servers);
      sale.passOpening();
      sale.clock.pass(Duration.ofSeconds(10));
      var newcomers = IntStream.range(0, 4).mapToObj(i -> sale.account()).toList();
      var calls = new ArrayList<Callable<Object>>();
      for (int i = 0; i < 4; i++) {
        var server = servers.get(i);
        var newcomer = newcomers.get(i);
        calls.add(() -> {
          server.tick();
          return server.check(newcomer);
        });
      }
      Race.of(calls);
      servers.forEach(Instance::tick);
      assertThat(people.stream().map(servers.getFirst()::number))
          .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, PEOPLE).boxed().toList());
      assertThat(newcomers.stream().map(servers.getLast()::number)).as("behind them")
          .containsExactlyInAnyOrder(PEOPLE + 1L, PEOPLE + 2L, PEOPLE + 3L, PEOPLE + 4L);
    }
  }

  @Test
  public void W19_whoWithdrewIsNotDrawn() {
    var sale = sale();
    var server = sale.instance();
    var people = entered(sale, List.of(server));
    var goes = people.get(3);
    server.queue.leave(sale.event, goes, sale.clock.instant());
    assertThat(server.status(goes).state()).isEqualTo(State.NONE);
    sale.passOpening();
    server.tick();
    assertThat(server.proof(goes)).isEmpty();
    assertThat(server.number(goes)).as("a newcomer").isEqualTo(PEOPLE);
    var other = people.get(4);
    server.queue.leave(sale.event, other, sale.clock.instant());
    assertThat(server.number(other)).as("after the draw, another").isEqualTo(PEOPLE + 1);
  }

  @Test
  public void W19_anOpeningThatMovesIsAnotherRoundAndWhoEnteredStaysIn() {
    var sale = sale();
    var server = sale.instance();
    var people = entered(sale, List.of(server));
    var before = server.check(people.getFirst()).receipt().orElseThrow();
    server.opensAt(sale.clock.instant().plus(Duration.ofMinutes(25)));
    server.tick();
    var after = server.check(people.getFirst()).receipt().orElseThrow();
    assertThat(after.planHash()).isNotEqualTo(before.planHash());
    assertThat(after.entrant().nonce()).isEqualTo(before.entrant().nonce());
    sale.passOpening();
    server.tick();
    assertThat(server.check(people.getFirst()).state()).isEqualTo(State.ENTERED);
    sale.clock.pass(Duration.ofMinutes(20));
    server.tick();
    assertThat(people.stream().map(server::number))
        .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, PEOPLE).boxed().toList());
    assertThat(server.queue.draws().of(sale.event, sale.clock.instant()).orElseThrow().plan().id().round())
        .isEqualTo(2);
  }

  @Test
  public void W16_theDrawnKeepTheirNumbersWhenTheLineIsLost() {
    var sale = sale();
    var servers = List.of(sale.instance(), sale.instance());
    var people = entered(sale, servers);
    sale.passOpening();
    servers.forEach(Instance::tick);
    wipe();
    servers.forEach(Instance::tick);
    var newcomer = servers.getFirst().number(sale.account());
    var shuffled = new ArrayList<>(people);
    Collections.shuffle(shuffled, new Random(3));
    for (var person : shuffled) {
      var place = servers.getLast().proof(person).orElseThrow().place();
      assertThat(servers.getLast().number(person)).isEqualTo(place).isLessThan(newcomer);
    }
  }

  @Test
  public void W16_whoSleptThroughALossHearsOfTheNewLife() {
    var sale = sale();
    var servers = List.of(sale.instance(), sale.instance());
    sale.passOpening();
    servers.forEach(Instance::tick);
    servers.forEach(server -> server.check(sale.account()));
    servers.forEach(Instance::tick);
    wipe();
    var busy = servers.getFirst();
    for (int i = 0; i < 9; i++) {
      var person = sale.account();
      busy.check(person);
      busy.queue.leave(sale.event, person, sale.clock.instant());
    }
    assertThat(servers.getLast().check(sale.account()).state()).isEqualTo(State.WAITING);
  }

  @Test
  public void W16_whoLeavesALineThatIsLostJustThenIsGone() {
    var sale = new PreQueue(lines(), draws(), seed++, DIRECT);
    var server = sale.instance();
    server.queue.settle(sale.clock.instant());
    sale.passOpening();
    server.tick();
    var person = sale.account();
    assertThat(server.check(person).state()).isEqualTo(State.ADMITTED);
    server.tick();
    wipe();
    server.queue.leave(sale.event, person, sale.clock.instant());
    assertThat(server.queue.figures(sale.event, sale.clock.instant()).inside()).isZero();
  }

  @Test
  public void W12_whoEnteredAndShowsTheirTicketAsksNoStore() {
    var asked = new ArrayList<String>();
    var sale = sale();
    var server = sale.instance(new WatchedDrawBook(sale.draws, asked::add));
    var people = entered(sale, List.of(server));
    var tickets = people.stream().map(person -> server.check(person).ticket().orElseThrow()).toList();
    asked.clear();
    tickets.forEach(ticket -> assertThat(server.status(ticket).state()).isEqualTo(State.ENTERED));
    assertThat(asked).isEmpty();
    sale.passOpening();
    server.tick();
    asked.clear();
    for (int i = 0; i < PEOPLE; i++) {
      var view = server.status(tickets.get(i));
      var place = sale.passes.turnOf(view.ticket().orElseThrow(), sale.event).orElseThrow().number();
      assertThat(view.state()).isIn(State.WAITING, State.CALLED);
      assertThat(server.check(people.get(i), view.ticket()).state()).isIn(State.WAITING, State.ADMITTED);
      assertThat(place).isEqualTo(server.proof(people.get(i)).orElseThrow().place());
    }
    assertThat(asked).as("but for the proofs").containsOnly("nonce").hasSize(PEOPLE);
  }

  private PreQueue sale() {
    return new PreQueue(lines(), draws(), seed++);
  }

  /** People who entered on these instances, one after the other. */
  private static List<AccountId> entered(PreQueue sale, List<Instance> servers) {
    var people = IntStream.range(0, PEOPLE).mapToObj(i -> sale.account()).toList();
    for (int i = 0; i < PEOPLE; i++) {
      assertThat(servers.get(i % servers.size()).check(people.get(i), Optional.empty()).state())
          .isEqualTo(State.ENTERED);
    }
    return people;
  }
}
