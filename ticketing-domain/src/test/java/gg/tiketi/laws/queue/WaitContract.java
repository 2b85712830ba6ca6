package gg.tiketi.laws.queue;

import static org.assertj.core.api.Assertions.assertThat;

import gg.tiketi.kernel.AccountId;
import gg.tiketi.laws.LawLedger;
import gg.tiketi.laws.OverAdapter;
import gg.tiketi.queue.InMemoryDrawBook;
import gg.tiketi.queue.QueueMode;
import gg.tiketi.queue.QueueRules;
import gg.tiketi.queue.QueueView.State;
import gg.tiketi.queue.QueueView.Wait;
import gg.tiketi.queue.WaitingLine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What people are told about their wait (law W20), in halls where everybody stays as long as chance has it. */
@ExtendWith(LawLedger.class)
public abstract class WaitContract implements OverAdapter {
  private static final Duration TICK = Duration.ofMillis(500);
  private static final double MEAN_STAY_SECONDS = 50;
  private static final Duration MEASURED_AFTER = Duration.ofSeconds(90);

  private final String adapter;
  private final int halls;

  /** With so many halls simulated. */
  protected WaitContract(String adapter, int halls) {
    this.adapter = adapter;
    this.halls = halls;
  }

  @Override
  public String adapterName() {
    return adapter;
  }

  /** Lines that nobody joined. */
  protected abstract WaitingLine lines();

  @Test
  public void W20_theRangeHoldsTheTrueWaitInFourOfFivePolls() {
    var told = new ArrayList<Told>();
    for (int seed = 0; seed < halls; seed++) {
      told.addAll(new Simulation(seed).run());
    }
    double held = told.stream().filter(Told::isRight).count() / (double) told.size();
    assertThat(told).hasSizeGreaterThan(100 * halls);
    assertThat(held).isBetween(0.75, 0.85);
  }

  /** What somebody was told, and when they were called. */
  private record Told(Wait range, Instant at, Instant calledAt) {
    boolean isRight() {
      return !calledAt.isBefore(at.plus(range.earliest())) && !calledAt.isAfter(at.plus(range.latest()));
    }
  }

  /** Somebody was told to wait so long. */
  private record Poll(int person, Wait range, Instant at) {}

  /** Somebody goes out. */
  private record Exit(Instant at, AccountId person) implements Comparable<Exit> {
    @Override
    public int compareTo(Exit other) {
      return at.compareTo(other.at);
    }
  }

  /** A hall with a line before it, until everybody has been called. */
  private final class Simulation {
    private final Random chance;
    private final PreQueue sale;
    private final PreQueue.Instance server;
    private final List<AccountId> people;
    private final List<String> tickets = new ArrayList<>();
    private final PriorityQueue<Exit> exits = new PriorityQueue<>();
    private final List<Poll> polls = new ArrayList<>();
    private final List<Told> told = new ArrayList<>();
    private int next;

    Simulation(long seed) {
      chance = new Random(seed);
      sale = new PreQueue(lines(), new InMemoryDrawBook(), seed, new QueueRules(QueueMode.FORCED_ON,
          OptionalInt.of(20 + chance.nextInt(40)), OptionalInt.empty(), Optional.empty(), QueueRules.Order.FIFO,
          Duration.ofMinutes(5)));
      server = sale.instance();
      sale.passOpening();
      people = IntStream.range(0, 220).mapToObj(i -> sale.account()).toList();
      people.forEach(person -> tickets.add(server.check(person).ticket().orElseThrow()));
    }

    List<Told> run() {
      var begin = sale.clock.instant();
      while (next < people.size()) {
        sale.clock.pass(TICK);
        leave();
        server.tick();
        enter();
        if (sale.clock.instant().isAfter(begin.plus(MEASURED_AFTER)) && next < people.size()) {
          poll(next + chance.nextInt(people.size() - next));
        }
      }
      return told;
    }

    private void leave() {
      while (!exits.isEmpty() && !exits.peek().at().isAfter(sale.clock.instant())) {
        server.queue.leave(sale.event, exits.poll().person(), sale.clock.instant());
      }
    }

    /** Whoever was called comes at once. */
    private void enter() {
      while (next < people.size() && server.status(tickets.get(next)).state() == State.CALLED) {
        assertThat(server.check(people.get(next)).state()).isEqualTo(State.ADMITTED);
        double stay = -Math.log(1 - chance.nextDouble()) * MEAN_STAY_SECONDS;
        var now = sale.clock.instant();
        exits.add(new Exit(now.plusMillis((long) (stay * 1_000)), people.get(next)));
        int person = next++;
        polls.stream().filter(poll -> poll.person() == person)
            .forEach(poll -> told.add(new Told(poll.range(), poll.at(), now)));
        polls.removeIf(poll -> poll.person() == person);
      }
    }

    private void poll(int person) {
      server.status(tickets.get(person)).estimate()
          .ifPresent(range -> polls.add(new Poll(person, range, sale.clock.instant())));
    }
  }
}
