package gg.tiketi.simulation;

import gg.tiketi.Tiketi;
import gg.tiketi.capacity.InMemoryTrafficBook;
import gg.tiketi.capacity.TrafficBook;
import gg.tiketi.capacity.fleet.Fleet;
import gg.tiketi.capacity.fleet.GroupModel;
import gg.tiketi.capacity.fleet.InMemoryFleet;
import gg.tiketi.capacity.fleet.InMemoryScalingBook;
import gg.tiketi.capacity.fleet.Plan;
import gg.tiketi.capacity.fleet.SaleExpectations;
import gg.tiketi.capacity.fleet.ScalingBook;
import gg.tiketi.capacity.forecast.ForecastService;
import gg.tiketi.catalog.Catalog;
import gg.tiketi.identity.PasswordHasher;
import gg.tiketi.kernel.EventFeed;
import gg.tiketi.kernel.EventId;
import gg.tiketi.kernel.IdSource;
import gg.tiketi.kernel.InMemoryEventFeed;
import gg.tiketi.kernel.RandomIds;
import gg.tiketi.payment.Payments;
import gg.tiketi.queue.DrawBook;
import gg.tiketi.queue.DrawOffice;
import gg.tiketi.queue.InMemoryDrawBook;
import gg.tiketi.queue.InMemoryQueueBook;
import gg.tiketi.queue.InMemoryShares;
import gg.tiketi.queue.InMemoryWaitingLine;
import gg.tiketi.queue.Passes;
import gg.tiketi.queue.QueueBook;
import gg.tiketi.queue.SealedPasses;
import gg.tiketi.queue.Shares;
import gg.tiketi.queue.WaitingLine;
import gg.tiketi.queue.WaitingRoom;
import gg.tiketi.queue.draw.CommitReveal;
import gg.tiketi.queue.draw.DrawKeys;
import gg.tiketi.reservation.Reservations;
import gg.tiketi.seating.Seats;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** All that the instances share: stores that outages stand in front of, the provider, the group, time and chance. */
final class Backstage {
  private static final int KEY_BYTES = 32;

  private final Scenario scenario;
  private final Agenda agenda;
  private final Outages outages;
  private final Findings findings;
  private final Judges judges;
  private final RandomGenerator luck;
  private final IdSource ids;
  private final Provider provider;
  private final GroupModel group;
  private final InMemoryWaitingLine line = new InMemoryWaitingLine();
  private final InMemoryEventFeed feed = new InMemoryEventFeed();
  private final TrafficBook traffic = new InMemoryTrafficBook();
  private final ScalingBook plans;
  private final Parts parts;

  /** The ports that every instance stands on. */
  record Parts(Tiketi.Stores stores, WaitingLine lines, Shares shares, QueueBook queueBook, DrawOffice draws,
      Passes passes, TrafficBook trafficBook, ScalingBook scalingBook, Fleet fleet) {}

  Backstage(Scenario scenario, Machinery machinery, Agenda agenda, Judges judges, Findings findings) {
    this.scenario = scenario;
    this.agenda = agenda;
    this.judges = judges;
    this.findings = findings;
    outages = new Outages(scenario.outages(), agenda);
    var chance = new SplittableRandom(scenario.seed());
    luck = chance.split();
    ids = new RandomIds(chance.split());
    provider = new Provider(outages, agenda, chance.split());
    var sizing = scenario.machines().sizing();
    var traits = GroupModel.Traits.of(scenario.machines().launch());
    group = new GroupModel(agenda, traits, sizing.min(), sizing.max(), sizing.min());
    scenario.machines().history().shows().forEach(show -> traffic.learn(new EventId(ids.next()), show));
    plans = machinery.plans().apply(new InMemoryScalingBook(feed));
    parts = parts(machinery, chance);
  }

  private Parts parts(Machinery machinery, SplittableRandom chance) {
    var keys = new DrawKeys(keys(chance));
    var draws = new DrawOffice(outages.ofStore(DrawBook.class, new InMemoryDrawBook()), new CommitReveal(keys), keys,
        chance.split());
    return new Parts(stores(machinery),
        outages.ofLines(WaitingLine.class, machinery.lines().apply(line)),
        outages.ofLines(Shares.class, machinery.shares().apply(new InMemoryShares())),
        outages.ofStore(QueueBook.class, new InMemoryQueueBook(feed)), draws,
        new SealedPasses(keys(chance), keys(chance)), outages.ofStore(TrafficBook.class, traffic),
        outages.ofStore(ScalingBook.class, plans),
        new InMemoryFleet(group, call -> outages.ofKeeper()));
  }

  private Tiketi.Stores stores(Machinery machinery) {
    var real = machinery.stores().apply(Tiketi.Stores.inMemory(feed, ids));
    return new Tiketi.Stores(outages.ofStore(Catalog.class, real.catalog()), real.accounts(), real.sessions(),
        outages.ofStore(Seats.class, real.seats()), outages.ofBooks(Reservations.class, real.reservations()),
        outages.ofBooks(Payments.class, real.payments()), outages.ofStore(EventFeed.class, real.feed()));
  }

  private static List<SecretKey> keys(SplittableRandom chance) {
    var bytes = new byte[KEY_BYTES];
    chance.nextBytes(bytes);
    return List.of(new SecretKeySpec(bytes, "HmacSHA256"));
  }

  Tiketi.Surroundings surroundings(WaitingRoom room) {
    return new Tiketi.Surroundings(provider, new NobodyLogsIn(), new Tiketi.Admission.Queued(room), ids, luck, agenda);
  }

  /** What the chosen policy expects. */
  SaleExpectations expectations(ForecastService forecasts) {
    var machines = scenario.machines();
    return (sale, now) -> {
      var told = forecasts.of(sale, machines.policy(), machines.ratio(), now);
      long users = (long) Math.ceil(told.plannedUsers());
      judges.fleet().expects(users, now);
      return new SaleExpectations.Expectation(machines.policy(), users, told.forecast().because());
    };
  }

  /** Does what may fail because something is away; any other failure is a finding. */
  boolean carefully(Runnable work) {
    try {
      work.run();
      return true;
    } catch (RuntimeException failure) {
      if (!Outages.isOurs(failure)) {
        findings.add("failure", String.valueOf(failure));
      }
      return false;
    }
  }

  Scenario scenario() {
    return scenario;
  }

  Agenda agenda() {
    return agenda;
  }

  Outages outages() {
    return outages;
  }

  IdSource ids() {
    return ids;
  }

  Provider provider() {
    return provider;
  }

  GroupModel group() {
    return group;
  }

  InMemoryWaitingLine line() {
    return line;
  }

  InMemoryEventFeed feed() {
    return feed;
  }

  /** The plans that are open or were until now, whether the store can be asked or not. */
  List<Plan> plans(Instant now) {
    return plans.plans(now, now.plusMillis(1));
  }

  Parts parts() {
    return parts;
  }

  /** In a simulation people are known already. */
  private static final class NobodyLogsIn implements PasswordHasher {
    @Override
    public String hash(String password) {
      throw new IllegalStateException("nobody registers");
    }

    @Override
    public boolean matches(String password, String hash) {
      throw new IllegalStateException("nobody logs in");
    }

    @Override
    public void pretend(String password) {
      throw new IllegalStateException("nobody logs in");
    }
  }
}
