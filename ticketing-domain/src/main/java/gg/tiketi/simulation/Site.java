package gg.tiketi.simulation;

import gg.tiketi.capacity.fleet.GroupModel.Life;
import gg.tiketi.capacity.fleet.PlanNotReady;
import gg.tiketi.catalog.CreateResult;
import gg.tiketi.catalog.EventDetails;
import gg.tiketi.catalog.EventDraft;
import gg.tiketi.catalog.SaleRules;
import gg.tiketi.catalog.SaleWindow;
import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.DomainEvent;
import gg.tiketi.kernel.EventId;
import gg.tiketi.kernel.FeedListener;
import gg.tiketi.kernel.FeedReader;
import gg.tiketi.kernel.PaymentId;
import gg.tiketi.kernel.Published;
import gg.tiketi.kernel.ReservationId;
import gg.tiketi.payment.PaymentChanged;
import gg.tiketi.queue.QueueRules;
import gg.tiketi.reservation.ReservationChanged;
import gg.tiketi.simulation.Outage.Kind;
import gg.tiketi.simulation.Tally.Count;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * The platform as people meet it: a balancer in front of the instances of the group, the group followed as it grows and shrinks, pulses,
 * messages, and things that go wrong.
 */
final class Site {
  private static final ZoneId ZONE = ZoneId.of("Asia/Seoul");
  private static final Currency WON = Currency.getInstance("KRW");
  /** A balancer sends calls to an instance that has died until it has missed some checks. */
  private static final Duration UNNOTICED = Duration.ofSeconds(8);
  /** Who is on an instance that goes has come to another one by then. */
  private static final Duration DRAINED = Duration.ofSeconds(20);
  private static final double CALLED_BACK = .97;
  private static final double CALLED_BACK_TWICE = .1;

  private final Backstage backstage;
  private final Judges judges;
  private final Findings findings;
  private final Transcript transcript;
  private final Tally tally = new Tally();
  private final Waits waits;
  private final Map<String, Instance> instances = new LinkedHashMap<>();
  private final List<Instance> balanced = new ArrayList<>();
  private final Map<AccountId, Person> people = new HashMap<>();
  private final FeedReader messages;
  private Optional<EventId> event = Optional.empty();
  private int turns;
  private int notReady;

  Site(Backstage backstage, Judges judges, Findings findings, Transcript transcript) {
    this.backstage = backstage;
    this.judges = judges;
    this.findings = findings;
    this.transcript = transcript;
    waits = new Waits(opensAt());
    messages = new FeedReader(backstage.feed(), backstage.agenda());
    messages.listen(new Messenger());
  }

  // ---- before anybody comes ----

  /** Begins to serve, and puts the event on sale. */
  void open() {
    followGroup();
    event = Optional.of(createEvent());
    agenda().every(Duration.ofSeconds(1), always(this::followGroup));
    agenda().every(Duration.ofMillis(100), always(messages::read));
    inTurn(Duration.ofMillis(200), instance -> instance.tiketi().reservations().expireDue(now(), 200));
    inTurn(Duration.ofSeconds(1), instance -> instance.tiketi().payments().settleUndecided(50));
    inTurn(Duration.ofSeconds(1), instance -> instance.tiketi().payments().sendRefunds(50));
    inTurn(Duration.ofSeconds(10), instance -> instance.tiketi().catalog().storeStatuses(now(), 200));
    scenario().outages().forEach(outage -> agenda().at(outage.from(), () -> happens(outage)));
  }

  private static Agenda.Repeated always(Runnable work) {
    return () -> {
      work.run();
      return true;
    };
  }

  /** Work that any instance may take: each time another one does. */
  private void inTurn(Duration period, Consumer<Instance> work) {
    agenda().every(period, always(() -> {
      var alive = instances.values().stream().filter(Instance::isAlive).toList();
      if (!alive.isEmpty()) {
        turns++;
        backstage.carefully(() -> work.accept(alive.get(turns % alive.size())));
      }
    }));
  }

  private EventId createEvent() {
    var sale = scenario().sale();
    var catalog = instances.values().iterator().next().tiketi().catalog();
    catalog.putLayout(sale.layout());
    var details = new EventDetails("A simulated sale", "", sale.artist(), "A hall", "", "");
    var window = new SaleWindow(sale.opensAt(), sale.opensAt().plus(sale.length()));
    var draft = new EventDraft(details, window.closesAt().plus(Duration.ofDays(30)), ZONE, window, WON,
        Optional.of(sale.layout().id()), List.of(), SaleRules.DEFAULT);
    if (!(catalog.create(draft, now()) instanceof CreateResult.Created(var view))) {
      throw new IllegalStateException("the event was not made");
    }
    var id = view.event().id();
    var standard = QueueRules.DEFAULT;
    instances.values().iterator().next().queue().decide(id, new QueueRules(standard.mode(), standard.threshold(),
        standard.ratePerSecond(), standard.message(), sale.order(), standard.preQueue()), now());
    return id;
  }

  /** Somebody will come. */
  void expect(Person person, Instant at) {
    people.put(person.account(), person);
    agenda().at(at, person::arrive);
  }

  /** Somebody asked to be reminded of the opening. */
  void remind(Person person) {
    instances.values().iterator().next().tiketi().catalog().remind(event(), person.account());
  }

  // ---- the fleet ----

  private void followGroup() {
    var lives = backstage.group().lives();
    lives.forEach((name, life) -> {
      if (life == Life.IN_SERVICE && !instances.containsKey(name)) {
        begin(name);
      } else if (life == Life.LEAVING && instances.containsKey(name)) {
        drain(name);
      }
    });
    instances.values().removeIf(instance -> {
      boolean gone = !lives.containsKey(instance.name());
      if (gone) {
        instance.die();
        balanced.remove(instance);
      }
      return gone;
    });
    var state = backstage.group().state();
    judges.order().serving(state.inService(), now());
    judges.fleet().sees(state.min(), state.desired(), state.inService(), now());
  }

  private void begin(String name) {
    var instance = new Instance(name, backstage);
    instances.put(name, instance);
    balanced.add(instance);
    instance.start();
    say(name, "serves");
  }

  private void drain(String name) {
    var instance = Optional.ofNullable(instances.get(name)).orElseThrow();
    if (!instance.isDraining()) {
      instance.drain();
      balanced.remove(instance);
      say(name, "drains");
      agenda().after(DRAINED, () -> backstage.group().mayGo(name));
    }
  }

  private void happens(Outage outage) {
    say("outage", outage.kind() + " until " + time(outage.until()));
    switch (outage.kind()) {
      case LINE_LOST -> backstage.line().wipe();
      case INSTANCE_DIES -> instances.values().stream().filter(Instance::isAlive).findFirst().ifPresent(this::die);
      case STORE_AWAY, STORE_ANSWERS_LOST, LINE_AWAY, PROVIDER_AWAY, KEEPER_THROTTLES, KEEPER_FORBIDS,
          KEEPER_ANSWERS_LOST -> {
        // Whoever calls will notice.
      }
    }
  }

  private void die(Instance instance) {
    instance.die();
    instances.remove(instance.name());
    backstage.group().lose(instance.name());
    agenda().after(UNNOTICED, () -> balanced.remove(instance));
    say(instance.name(), "dies");
  }

  // ---- what people call ----

  /** A call to whichever instance the balancer chooses; empty if nobody could answer. */
  <T> Optional<T> call(Person person, Function<Instance, T> call) {
    tally.add(Count.CALLS);
    var answer = answered(person.chance(), call);
    if (answer.isEmpty()) {
      tally.add(Count.FAILED_CALLS);
    }
    return answer;
  }

  private <T> Optional<T> answered(RandomGenerator chance, Function<Instance, T> call) {
    if (balanced.isEmpty()) {
      return Optional.empty();
    }
    var instance = balanced.get(chance.nextInt(balanced.size()));
    var answer = new ArrayList<T>(1);
    return instance.isAlive() && backstage.carefully(() -> answer.add(call.apply(instance)))
        ? Optional.of(answer.getFirst())
        : Optional.empty();
  }

  /** The provider calls when a payment is decided, mostly; sometimes twice. */
  void callBack(PaymentId payment, RandomGenerator chance) {
    boolean calls = chance.nextDouble() < CALLED_BACK;
    boolean twice = chance.nextDouble() < CALLED_BACK_TWICE;
    backstage.provider().charge(payment).filter(charge -> calls).ifPresent(charge -> {
      agenda().at(charge.decidedAt(), () -> answered(chance, instance -> lookUp(instance, payment)));
      if (twice) {
        agenda().at(charge.decidedAt().plusSeconds(2), () -> answered(chance, instance -> lookUp(instance, payment)));
      }
    });
  }

  private static PaymentId lookUp(Instance instance, PaymentId payment) {
    instance.tiketi().payments().lookUp(payment);
    return payment;
  }

  // ---- what people are told ----

  /** Carries private messages to the people they are for. */
  private final class Messenger implements FeedListener {
    @Override
    public void heard(Published published) {
      published.facts().forEach(this::heard);
    }

    private void heard(DomainEvent fact) {
      switch (fact) {
        case ReservationChanged changed -> person(changed.accountId()).ifPresent(one -> one.purchase().heard(changed));
        case PaymentChanged(var payment) ->
          person(payment.accountId()).ifPresent(one -> one.purchase().heard(payment));
        case PlanNotReady(var plan, long need, int most, int inService) -> {
          notReady++;
          judges.fleet().notReady();
          say("fleet", "is not ready: " + inService + " of " + need);
        }
        default -> {
          // Nothing that a person in this simulation waits for.
        }
      }
    }

    @Override
    public void interrupted() {
      findings.add("L1", "messages are missing");
    }
  }

  private Optional<Person> person(AccountId account) {
    return Optional.ofNullable(people.get(account));
  }

  /** The sale knows what became of a payment. */
  void settled(PaymentId payment) {
    backstage.provider().charge(payment).ifPresent(charge -> {
      var from = scenario().outages().stream().filter(outage -> outage.until().isAfter(charge.decidedAt()))
          .filter(outage -> outage.from().isBefore(now())).map(Outage::until).filter(end -> !end.isAfter(now()))
          .reduce(charge.decidedAt(), (one, other) -> one.isAfter(other) ? one : other);
      judges.money().settled(payment.toString(), from, now());
    });
  }

  /** Somebody has tickets. */
  void sold(ReservationId reservation, boolean first) {
    var seats = judges.seats().tickets(reservation.toString());
    tally.add(Count.SEATS_SOLD, seats.size());
    tally.add(Count.BOUGHT, first ? 1 : 0);
  }

  void say(String who, String what) {
    transcript.say(who, what);
  }

  // ---- what there is ----

  /** A living instance, if there is one. */
  Optional<Instance> anyInstance() {
    return instances.values().stream().filter(Instance::isAlive).findFirst();
  }

  EventId event() {
    return event.orElseThrow();
  }

  Scenario scenario() {
    return backstage.scenario();
  }

  Agenda agenda() {
    return backstage.agenda();
  }

  Instant now() {
    return backstage.agenda().instant();
  }

  Instant opensAt() {
    return scenario().sale().opensAt();
  }

  /** An instant as the transcript tells it. */
  String time(Instant instant) {
    return Transcript.time(Duration.between(opensAt(), instant));
  }

  /** Whether nothing has gone wrong for a while. */
  boolean isCalm() {
    return scenario().outages().stream()
        .noneMatch(outage -> !outage.from().isAfter(now()) && outage.until().plus(UNNOTICED).isAfter(now()));
  }

  Judges judges() {
    return judges;
  }

  Findings findings() {
    return findings;
  }

  Tally tally() {
    return tally;
  }

  Waits waits() {
    return waits;
  }

  int notReady() {
    return notReady;
  }
}
