package gg.tiketi.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gg.tiketi.Tiketi;
import gg.tiketi.capacity.InMemoryTrafficBook;
import gg.tiketi.capacity.SizingRule;
import gg.tiketi.capacity.TrafficService;
import gg.tiketi.capacity.fleet.DryRunFleet;
import gg.tiketi.capacity.fleet.InMemoryScalingBook;
import gg.tiketi.capacity.fleet.SaleExpectations;
import gg.tiketi.capacity.fleet.ScalingService;
import gg.tiketi.capacity.forecast.ForecastService;
import gg.tiketi.catalog.SaleRules;
import gg.tiketi.catalog.SampleLayouts;
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
import gg.tiketi.http.server.HttpServer;
import gg.tiketi.http.server.HttpSettings;
import gg.tiketi.http.server.Wire;
import gg.tiketi.http.token.AccessTokens;
import gg.tiketi.http.token.KeyRing;
import gg.tiketi.identity.PasswordHasher;
import gg.tiketi.identity.Registration;
import gg.tiketi.identity.Role;
import gg.tiketi.kernel.InMemoryEventFeed;
import gg.tiketi.kernel.InMemoryRateLimiter;
import gg.tiketi.kernel.RandomIds;
import gg.tiketi.kernel.RateLimits;
import gg.tiketi.payment.InMemoryChargeBook;
import gg.tiketi.payment.Manners;
import gg.tiketi.payment.SimulatedGateway;
import gg.tiketi.queue.DrawOffice;
import gg.tiketi.queue.InMemoryDrawBook;
import gg.tiketi.queue.InMemoryQueueBook;
import gg.tiketi.queue.InMemoryShares;
import gg.tiketi.queue.QueueSettings;
import gg.tiketi.queue.SealedPasses;
import gg.tiketi.queue.WaitingLine;
import gg.tiketi.queue.WaitingRoom;
import gg.tiketi.queue.draw.CommitReveal;
import gg.tiketi.queue.draw.DrawKeys;
import gg.tiketi.seating.InMemorySelections;
import gg.tiketi.seating.SelectionService;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The whole of a server over stores in memory, with a clock that only tests move. */
public final class TestServer implements AutoCloseable {
  public static final String PASSWORD = "correct horse";
  /** Tests may come from any address and by https, as behind a proxy. */
  private static final Set<String> PROXIES = Set.of("127.0.0.1");
  private static final byte[] SECRET = "a secret of tests, 32 bytes and more".getBytes(StandardCharsets.UTF_8);

  private static final DrawKeys DRAWS = new DrawKeys(List.of(key("draws")));

  private final AtomicReference<Instant> clock = new AtomicReference<>(Instant.parse("2026-05-01T00:00:00Z"));
  private final AtomicInteger people = new AtomicInteger();
  private final Queue<String> undeclared = new ConcurrentLinkedQueue<>();
  private final SimulatedGateway gateway = new SimulatedGateway(new InMemoryChargeBook(), Manners.PROMPT, clock::get,
      new Random(2), pause -> {});
  private final SealedPasses passes = new SealedPasses(List.of(key("tickets")), List.of(key("admissions")));
  private final Tiketi tiketi;
  private final TrafficService traffic;
  private final ScalingService scaling;
  private final Api api;
  private final LiveFeed live;
  private final HttpServer server;
  private final Wire wire;

  /** Without waiting rooms. */
  public TestServer() {
    this(Optional.empty());
  }

  /** With waiting rooms, whose lines are here. */
  public static TestServer over(WaitingLine lines) {
    return new TestServer(Optional.of(lines));
  }

  private TestServer(Optional<WaitingLine> lines) {
    var chance = new Random(1);
    var feed = new InMemoryEventFeed();
    var stores = Tiketi.Stores.inMemory(feed, new RandomIds(chance));
    var open = Tiketi.Surroundings.of(gateway, new PlainPasswords(), chance, clock::get);
    tiketi = Tiketi.over(stores, lines.map(kept -> open.with(new WaitingRoom(kept, new InMemoryShares(),
        new InMemoryQueueBook(feed),
        new DrawOffice(new InMemoryDrawBook(), new CommitReveal(DRAWS), DRAWS, chance), passes,
        QueueSettings.of("one")))).orElse(open));
    SampleLayouts.ALL.forEach(tiketi.catalog()::putLayout);
    var tokens = new AccessTokens(new KeyRing(List.of(SECRET)), clock::get);
    traffic = new TrafficService(new InMemoryTrafficBook(), tiketi.catalog(), SizingRule.DEFAULT);
    scaling = scaling(feed, chance);
    api = new Api(tiketi, tokens, new Health(List::of, () -> {}), SaleRules.DEFAULT,
        new Insight(traffic, new ForecastService(traffic, tiketi.catalog(), SizingRule.DEFAULT), scaling));
    // Counted in a clock that stands still: tests of the limits come from other addresses than this machine's.
    var limiter = new InMemoryRateLimiter(1_000);
    var visitors = new Visitors(new Proxies(PROXIES),
        new ClientLimits(new RateLimits(limiter, limiter), Address::isLoopback));
    var reception = new Reception(new IdentityDoorkeeper(tokens, tiketi.identity()), _ -> false, visitors, clock::get,
        undeclared::add);
    live = new LiveFeed(tiketi, LiveLimits.DEFAULT, _ -> 0);
    tiketi.feed().listen(live);
    var socket = new LiveEndpoint(live, tiketi, new SelectionService(new InMemorySelections(1_000), clock::get), tokens,
        new Origins(Set.of("https://shop.example")), visitors,
        clock::get);
    server = new HttpServer(new HttpSettings("127.0.0.1", 0, Set.of(), PROXIES, Duration.ofSeconds(5)), api.table(),
        reception, Optional.of(api.pages()),
        socket::configure).start();
    wire = new Wire(server.port());
  }

  /** A fleet of two that only records what would be done. */
  private ScalingService scaling(InMemoryEventFeed feed, RandomGenerator chance) {
    var book = new InMemoryScalingBook(feed);
    var fleet = new DryRunFleet(SizingRule.DEFAULT, () -> book.memory().asked(), () -> 2, clock::get);
    return new ScalingService(new ScalingService.Parts(book, fleet, (metrics, at) -> {}, SizingRule.DEFAULT,
        (sale, now) -> new SaleExpectations.Expectation("cold-start", 7_500, "nothing is known of it"),
        Optional::empty, "one"), tiketi.catalog(), new RandomIds(chance), clock::get);
  }

  /** Plans and what is done about them. */
  public ScalingService scaling() {
    return scaling;
  }

  private static SecretKey key(String purpose) {
    return new SecretKeySpec(("a key of tests for " + purpose).getBytes(StandardCharsets.UTF_8), "HmacSHA256");
  }

  /** What seals tickets and admissions here. */
  public SealedPasses passes() {
    return passes;
  }

  /** The pulses of the waiting rooms. */
  public void call() {
    tiketi.queue().ifPresent(queue -> {
      queue.settle(clock.get());
      queue.tick(clock.get());
    });
  }

  public Tiketi tiketi() {
    return tiketi;
  }

  /** What is recorded of crowds here. */
  public TrafficService traffic() {
    return traffic;
  }

  public RouteTable table() {
    return api.table();
  }

  public HttpServer server() {
    return server;
  }

  public Wire wire() {
    return wire;
  }

  public Instant now() {
    return clock.get();
  }

  /** Lets time pass, and does what is due by then. */
  public void pass(Duration time) {
    clock.updateAndGet(now -> now.plus(time));
    while (tiketi.reservations().expireDue(clock.get(), 200) > 0) {
      // The next 200.
    }
    tiketi.payments().settleUndecided(200);
    tiketi.payments().sendRefunds(200);
    tiketi.feed().read();
    call();
  }

  /** Lets time pass without any pulse: what is due is swept by nobody. */
  public void passUnswept(Duration time) {
    clock.updateAndGet(now -> now.plus(time));
  }

  /** A second passes, after which everything committed so far has been told to the sockets. */
  public void tell() {
    passUnswept(Duration.ofSeconds(1));
    tiketi.feed().read();
    call();
    live.pulse(clock.get());
  }

  public LiveFeed live() {
    return live;
  }

  public void behave(Manners manners) {
    gateway.behave(manners);
  }

  /** Somebody new, logged in. */
  public Person person() {
    String email = "person" + people.incrementAndGet() + "@example.com";
    var reply = wire.post("/api/auth/register",
        "{\"email\":\"" + email + "\",\"password\":\"" + PASSWORD + "\",\"name\":\"A Person\"}");
    assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
    return new Person(wire, email, reply.json());
  }

  /** An organiser, logged in. */
  public Person admin() {
    String email = "admin" + people.incrementAndGet() + "@example.com";
    tiketi.identity().register(new Registration(email, PASSWORD, "An Admin", ""), Role.ADMIN, clock.get());
    var reply = wire.post("/api/auth/login", "{\"email\":\"" + email + "\",\"password\":\"" + PASSWORD + "\"}");
    return new Person(wire, email, reply.json());
  }

  /** An event of a small theatre, on sale for a month from now. */
  public String seatEvent(Person admin) {
    return event(admin, "\"seatLayoutId\":\"" + SampleLayouts.SMALL_THEATER.id() + "\"");
  }

  /** An event with two ticket types of 10 and 2. */
  public String ticketEvent(Person admin) {
    return event(admin, "\"ticketTypes\":[{\"name\":\"Standing\",\"price\":50000,\"totalQuantity\":10},"
        + "{\"name\":\"Balcony\",\"price\":80000,\"totalQuantity\":2}]");
  }

  private String event(Person admin, String inventory) {
    var reply = admin.post("/api/admin/events",
        "{\"title\":\"봄 콘서트\",\"venue\":\"작은 극장\",\"address\":\"서울\",\"artistName\":\"The Singer\","
            + "\"eventDate\":\"2026-06-20T19:00:00\",\"saleStartDate\":\"2026-05-01T09:00:00\","
            + "\"saleEndDate\":\"2026-06-20T18:00:00\"," + inventory + "}");
    assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
    return reply.json().at("/event/id").asText();
  }

  /** The ticket types of an event. */
  public List<String> ticketTypes(String event) {
    return wire.get("/api/tickets/event/" + event).json().get("ticketTypes").findValuesAsText("id");
  }

  @Override
  public void close() {
    server.close();
    assertThat(undeclared).as("answers that no route declares").isEmpty();
  }

  /** Somebody with a token. */
  public static final class Person {
    private final Wire wire;
    private final String email;
    private final JsonNode grant;

    Person(Wire wire, String email, JsonNode grant) {
      this.wire = wire;
      this.email = email;
      this.grant = grant;
    }

    /** The same person with a new token: those before have run out. */
    public Person again() {
      var reply = wire.post("/api/auth/login", "{\"email\":\"" + email + "\",\"password\":\"" + PASSWORD + "\"}");
      return new Person(wire, email, reply.json());
    }

    public String email() {
      return email;
    }

    public String id() {
      return grant.at("/user/id").asText();
    }

    public String token() {
      return grant.get("token").asText();
    }

    public String refreshToken() {
      return grant.get("refreshToken").asText();
    }

    public Wire.Reply get(String path, String... headers) {
      return send("GET", path, null, headers);
    }

    public Wire.Reply post(String path, String json, String... headers) {
      return send("POST", path, json, headers);
    }

    public Wire.Reply send(String method, String path, String json, String... headers) {
      var all = new String[headers.length + 2];
      System.arraycopy(headers, 0, all, 2, headers.length);
      all[0] = "Authorization";
      all[1] = "Bearer " + token();
      return wire.send(method, path, json, all);
    }

    /** Comes to an event's waiting room. */
    public Wire.Reply check(String event, String... headers) {
      return post("/api/queue/check/" + event, "{}", headers);
    }

    /** Goes in where there is room, and gives the admission. */
    public String enter(String event) {
      var reply = check(event);
      assertThat(reply.json().get("state").asText()).as(reply.toString()).isEqualTo("admitted");
      return reply.json().at("/admission/token").asText();
    }

    /** Tries to hold these seats. */
    public Wire.Reply reserve(String event, String... seats) {
      return post("/api/seats/reserve",
          "{\"eventId\":\"" + event + "\",\"seatIds\":[\"" + String.join("\",\"", seats) + "\"]}");
    }

    /** Holds these seats and gives the reservation's id. */
    public String hold(String event, String... seats) {
      var reply = reserve(event, seats);
      assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
      return reply.json().at("/reservation/id").asText();
    }

    /** Pays. */
    public Wire.Reply pay(String reservation, String... headers) {
      return post("/api/payments/process",
          "{\"reservationId\":\"" + reservation + "\",\"paymentMethod\":\"toss\"}", headers);
    }
  }

  /** Tests of routes have other things to do than to hash slowly. */
  private static final class PlainPasswords implements PasswordHasher {
    @Override
    public String hash(String password) {
      return "plain:" + password;
    }

    @Override
    public boolean matches(String password, String hash) {
      return hash.equals(hash(password));
    }

    @Override
    public void pretend(String password) {}
  }
}
