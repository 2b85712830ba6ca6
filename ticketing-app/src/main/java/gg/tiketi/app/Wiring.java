package gg.tiketi.app;

import com.sun.management.OperatingSystemMXBean;
import gg.tiketi.CrowdsInSight;
import gg.tiketi.FleetCrowd;
import gg.tiketi.Tiketi;
import gg.tiketi.app.config.AddressRange;
import gg.tiketi.app.config.Config;
import gg.tiketi.app.config.Secret;
import gg.tiketi.app.config.SigningKeys;
import gg.tiketi.capacity.TrafficBook;
import gg.tiketi.capacity.TrafficService;
import gg.tiketi.capacity.fleet.SaleExpectations;
import gg.tiketi.capacity.fleet.ScalingService;
import gg.tiketi.capacity.forecast.CostRatio;
import gg.tiketi.capacity.forecast.ForecastService;
import gg.tiketi.catalog.EventView;
import gg.tiketi.catalog.SaleRules;
import gg.tiketi.http.api.Api;
import gg.tiketi.http.api.IdentityDoorkeeper;
import gg.tiketi.http.api.Insight;
import gg.tiketi.http.live.LiveEndpoint;
import gg.tiketi.http.live.LiveFeed;
import gg.tiketi.http.live.LiveLimits;
import gg.tiketi.http.route.Address;
import gg.tiketi.http.route.ClientLimits;
import gg.tiketi.http.route.Origins;
import gg.tiketi.http.route.Proxies;
import gg.tiketi.http.route.Reception;
import gg.tiketi.http.route.RouteTable;
import gg.tiketi.http.route.Visitors;
import gg.tiketi.http.server.Health;
import gg.tiketi.http.server.HealthRoutes;
import gg.tiketi.http.server.HttpServer;
import gg.tiketi.http.server.HttpSettings;
import gg.tiketi.http.token.AccessTokens;
import gg.tiketi.http.token.ArgonPasswords;
import gg.tiketi.http.token.KeyRing;
import gg.tiketi.kernel.FeedReader;
import gg.tiketi.kernel.InMemoryRateLimiter;
import gg.tiketi.kernel.Presence;
import gg.tiketi.kernel.RateLimits;
import gg.tiketi.payment.SimulatedGateway;
import gg.tiketi.queue.DrawOffice;
import gg.tiketi.queue.LineAway;
import gg.tiketi.queue.LineTerms;
import gg.tiketi.queue.QueueSettings;
import gg.tiketi.queue.SealedPasses;
import gg.tiketi.queue.WaitingRoom;
import gg.tiketi.queue.draw.CommitReveal;
import gg.tiketi.queue.draw.DrawKeys;
import gg.tiketi.seating.SelectionService;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One instance: constructor calls from top to bottom, closed from bottom to top. */
final class Wiring implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);
  private static final Duration DRAIN = Duration.ofSeconds(20);
  private static final Duration STALE = Duration.ofSeconds(3);
  private static final OperatingSystemMXBean MACHINE = ManagementFactory
      .getPlatformMXBean(OperatingSystemMXBean.class);
  /** Addresses whose anonymous calls are remembered, some 100 bytes each while they are quiet. */
  private static final int MOST_COUNTED = 20_000;

  private final Config config;
  private final Backing backing;
  private final Meeting meeting;
  private final AtomicReference<Presence.Elsewhere> elsewhere = new AtomicReference<>(Presence.Elsewhere.NOBODY);
  private final Runnable listening;
  private final InstantSource clock;
  private final Pulses pulses = new Pulses();
  private final ArgonPasswords passwords;
  private final Tiketi tiketi;
  private final LiveFeed live;
  private final TrafficService traffic;
  private final CrowdsInSight crowds;
  private final ForecastService forecasts;
  private final ScalingGear gear;
  private final ScalingService scaling;
  private final Health health;
  private final HttpServer http;
  private final HttpServer management;

  /** Builds everything; nobody is served before {@link #listen}. */
  Wiring(Config config, SigningKeys keys, Backing backing, Meeting meeting) {
    this.config = config;
    this.backing = backing;
    this.meeting = meeting;
    clock = backing.clock();
    passwords = ArgonPasswords.onHalfOfTheCores();

    var chance = new SecureRandom();
    var gateway = new SimulatedGateway(backing.charges(), config.simulatedPayment(), clock, chance, Wiring::spend);
    var feed = new FeedReader(backing.stores().feed(), clock, meeting.relay());
    var reading = pulses.every(Duration.ofMillis(250), "feed", () -> {
      feed.read();
      return false;
    });
    var ring = ring(keys);
    var rooms = queueSettings(config.queue());
    var drawKeys = new DrawKeys(secrets(ring, "draw"));
    var draws = new DrawOffice(backing.draws(), new CommitReveal(drawKeys), drawKeys, chance);
    var room = new WaitingRoom(meeting.lines(), meeting.shares(), backing.queue(), draws,
        new SealedPasses(secrets(ring, "queue-ticket"), secrets(ring, "admission")), rooms);
    tiketi = Tiketi.over(backing.stores(), new Tiketi.Surroundings(gateway, passwords,
        new Tiketi.Admission.Queued(room), backing.ids(), chance, clock), feed, reading::soon);

    live = new LiveFeed(tiketi, liveLimits(), event -> elsewhere.get().watching(event));
    feed.listen(live);
    traffic = new TrafficService(backing.traffic(), tiketi.catalog(), config.sizing());
    crowds = new CrowdsInSight(tiketi.queue().orElseThrow(), live::viewers, rooms.instance());
    forecasts = new ForecastService(traffic, tiketi.catalog(), config.sizing());
    gear = ScalingGear.of(config, backing.scaling(),
        () -> tiketi.queue().orElseThrow().inSight(clock.instant()).readyInstances(), clock);
    scaling = new ScalingService(new ScalingService.Parts(backing.scaling(), gear.fleet(), gear.metrics(),
        config.sizing(), this::expected,
        new FleetCrowd(backing.traffic(), backing.scaling(), tiketi, Wiring::cpu, clock), rooms.instance()),
        tiketi.catalog(), backing.ids(), clock);
    feed.listen(FleetNotices.of(gear.fleet().isDryRun(), backing.embedded()));
    listening = () -> meeting.listening().begin(feed, reading::soon);
    addPulses();

    health = new Health(() -> feed.isFresh(STALE) ? List.of() : List.of("the database does not answer"), () -> {
      tiketi.queue().orElseThrow().drain();
      live.drain();
    });
    gear.departures().ifPresent(departures -> pulses.every(Duration.ofSeconds(2), "departure",
        new Departure(departures, health::drain, config.farewell(), clock)));
    var tokens = new AccessTokens(ring, clock);
    var settings = new HttpSettings(config.httpHost(), config.httpPort(), Set.copyOf(config.allowedOrigins()),
        config.trustedProxies().stream().map(AddressRange::toString).collect(Collectors.toSet()), DRAIN);
    var visitors = new Visitors(new Proxies(settings.trustedProxies()), clientLimits());
    var reception = new Reception(new IdentityDoorkeeper(tokens, tiketi.identity()),
        backing.faults().or(fault -> fault instanceof LineAway), visitors, clock,
        mistake -> LOG.error("{}", mistake));
    var api = new Api(tiketi, tokens, health, defaultRules(config),
        new Insight(traffic, forecasts, scaling));
    var selections = new SelectionService(meeting.selections(), clock);
    var socket = new LiveEndpoint(live, tiketi, selections, tokens, new Origins(settings.allowedOrigins()), visitors,
        clock);
    http = new HttpServer(settings, api.table(), reception, Optional.of(api.pages()), socket::configure);
    management = new HttpServer(HttpSettings.local(config.managementPort()),
        new RouteTable(new HealthRoutes(health).operators()), reception, Optional.empty(), more -> {});
  }

  private static OptionalDouble cpu() {
    double load = MACHINE.getCpuLoad();
    return load >= 0 ? OptionalDouble.of(load) : OptionalDouble.empty();
  }

  /** What the policy that plans are made by expects of a sale. */
  private SaleExpectations.Expectation expected(EventView sale, Instant now) {
    var told = forecasts.of(sale, config.forecast(), CostRatio.DEFAULT, now);
    var forecast = told.forecast();
    return new SaleExpectations.Expectation(forecast.policy(), (long) Math.ceil(told.plannedUsers()),
        forecast.quantiles().at(.5), forecast.quantiles().at(.9), forecast.because());
  }

  private LiveLimits liveLimits() {
    var limits = config.rateLimits() ? LiveLimits.DEFAULT : LiveLimits.DEFAULT.uncounted();
    return limits.withLoopbackExempt(backing.embedded());
  }

  /** On stores that a process keeps for itself, this machine's own visitors are load tests and demonstrations. */
  private ClientLimits clientLimits() {
    if (!config.rateLimits()) {
      return ClientLimits.off();
    }
    var limits = new RateLimits(meeting.limiter(), new InMemoryRateLimiter(MOST_COUNTED));
    return new ClientLimits(limits, address -> backing.embedded() && Address.isLoopback(address));
  }

  /** An instance over the home's database: an own one is migrated first, a shared one has to be ready and to know us. */
  static Wiring open(Config config, Home home) {
    if (!config.rateLimits()) {
      LOG.warn("Rate limits are off: nobody is slowed down, whatever they try. For load tests only.");
    }
    var migration = new Migration(home);
    return over(config, home, home.folder().isPresent() ? migration.prepare().joined() : migration.join());
  }

  /** An instance over these stores, which it closes. */
  static Wiring over(Config config, Home home, Migration.Joined joined) {
    return new Wiring(config, home.keys(), PostgresBacking.over(joined.database()),
        joined.redis().map(redis -> RedisMeeting.over(redis, joined.id())).orElseGet(Meeting::alone));
  }

  /** Work that nobody waits for, in bounded steps. */
  private void addPulses() {
    pulses.every(Duration.ofMillis(200), "expiry", () -> tiketi.reservations().expireDue(now(), 200) == 200);
    pulses.every(Duration.ofMillis(50), "live", () -> {
      live.pulse(now());
      return false;
    });
    pulses.every(Duration.ofSeconds(1), "cancelled events", () -> tiketi.reservations().endCancelled(now(), 200) > 0);
    pulses.every(Duration.ofSeconds(1), "undecided payments", () -> tiketi.payments().settleUndecided(50) == 50);
    pulses.every(Duration.ofSeconds(1), "refunds", () -> tiketi.payments().sendRefunds(50) == 50);
    pulses.every(Duration.ofSeconds(10), "status", () -> tiketi.catalog().storeStatuses(now(), 200) == 200);
    pulses.every(Duration.ofSeconds(5), "clock", () -> {
      backing.synchronise().run();
      return false;
    });
    var queue = tiketi.queue().orElseThrow();
    pulses.every(Duration.ofMillis(250), "waiting rooms", () -> {
      queue.tick(now());
      return false;
    });
    pulses.every(Duration.ofSeconds(1), "shares", () -> {
      queue.settle(now());
      return false;
    });
    pulses.every(Duration.ofSeconds(1), "queue book", () -> {
      queue.keepSafe();
      return false;
    });
    pulses.every(Duration.ofSeconds(1), "presence", () -> {
      elsewhere.set(meeting.presence().report(live.viewers(), now()));
      return false;
    });
    pulses.every(Duration.ofMillis(250), "meeting", () -> {
      meeting.care().run();
      return false;
    });
    pulses.every(Duration.ofSeconds(10), "traffic", () -> {
      crowds.tell(traffic, now());
      return false;
    });
    pulses.every(Duration.ofSeconds(5), "scaling", () -> {
      scaling.pulse();
      return false;
    });
    pulses.every(Duration.ofMinutes(10), "learning", () -> {
      traffic.learn(now());
      return false;
    });
    pulses.every(Duration.ofHours(1), "purge", () -> backing.purge().run(now()));
  }

  private static QueueSettings queueSettings(Config.Queue queue) {
    var standard = LineTerms.Times.DEFAULT;
    var times = new LineTerms.Times(queue.claim().orElse(standard.claim()), queue.idle(), queue.stay(),
        standard.farewell());
    return new QueueSettings(UUID.randomUUID().toString(), queue.usersPerInstance() * queue.safetyRatio(),
        queue.threshold(), queue.ratePerSecond(), times, queue.claim().isPresent(), queue.admission());
  }

  private static List<SecretKey> secrets(KeyRing ring, String purpose) {
    return ring.keys(purpose).stream().map(KeyRing.Key::secret).toList();
  }

  static KeyRing ring(SigningKeys keys) {
    return new KeyRing(Stream.concat(Stream.of(keys.current()), keys.other().stream()).map(Secret::text)
        .map(text -> text.getBytes(StandardCharsets.UTF_8)).toList());
  }

  /** The rules of events that say nothing of their own. */
  static SaleRules defaultRules(Config config) {
    return new SaleRules(config.maxPerPerson(), config.hold(), Optional.empty(), 0, false);
  }

  /** The simulated provider really takes its time. */
  private static void spend(Duration time) {
    try {
      TimeUnit.NANOSECONDS.sleep(time.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Begins to serve.
   *
   * @throws UnavailableException if a port is taken
   */
  void listen() {
    listening.run();
    pulses.start();
    start(management, "127.0.0.1", config.managementPort(), "--management-port");
    start(http, config.httpHost(), config.httpPort(), "--http-port");
  }

  private static void start(HttpServer server, String host, int port, String flag) {
    try {
      server.start();
    } catch (RuntimeException e) {
      throw new UnavailableException("cannot listen on " + host + ":" + port + " (" + deepest(e).getMessage()
          + "); give another with " + flag, e);
    }
  }

  private static Throwable deepest(Throwable thrown) {
    return thrown.getCause() == null ? thrown : deepest(thrown.getCause());
  }

  Tiketi tiketi() {
    return tiketi;
  }

  /** Where crowds are written down. */
  TrafficBook traffic() {
    return backing.traffic();
  }

  Instant now() {
    return clock.instant();
  }

  int httpPort() {
    return http.port();
  }

  int managementPort() {
    return management.port();
  }

  /** Where a browser on this machine finds it. */
  String address() {
    var everywhere = Set.of("0.0.0.0", "::", "127.0.0.1").contains(config.httpHost());
    return "http://" + (everywhere ? "localhost" : config.httpHost()) + ":" + httpPort();
  }

  /** Takes no new visitors, lets requests in flight end, then stops everything in order. */
  @Override
  public void close() {
    health.drain();
    http.close();
    pulses.close();
    management.close();
    passwords.close();
    gear.close().run();
    meeting.close().run();
    backing.close().run();
  }
}
