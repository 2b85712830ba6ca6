package gg.tiketi.app;

import gg.tiketi.Tiketi;
import gg.tiketi.app.config.Config;
import gg.tiketi.app.config.ConfigReader;
import gg.tiketi.app.config.ConfigResult;
import gg.tiketi.app.config.Secret;
import gg.tiketi.app.config.SigningKeys;
import gg.tiketi.app.config.Sources;
import gg.tiketi.app.demo.DemoData;
import gg.tiketi.capacity.InMemoryTrafficBook;
import gg.tiketi.capacity.fleet.InMemoryScalingBook;
import gg.tiketi.identity.Role;
import gg.tiketi.kernel.InMemoryEventFeed;
import gg.tiketi.kernel.RandomIds;
import gg.tiketi.payment.InMemoryChargeBook;
import gg.tiketi.payment.Manners;
import gg.tiketi.queue.InMemoryDrawBook;
import gg.tiketi.queue.InMemoryQueueBook;
import gg.tiketi.queue.InMemoryWaitingLine;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** The whole server over the in-memory stores, on any free ports, with the demo's concerts: for tests and for trying pages. */
public final class InMemoryServer implements AutoCloseable {
  public static final String ADMIN = "admin@tiketi.local";
  public static final String PASSWORD = "correct horse battery";

  private final Wiring wiring;

  private InMemoryServer(Wiring wiring) {
    this.wiring = wiring;
  }

  /** Starts one with these settings besides the free ports. */
  public static InMemoryServer start(Map<String, String> settings) {
    var flags = new HashMap<>(
        Map.of("embedded", "true", "http-host", "127.0.0.1", "http-port", "0", "management-port", "0"));
    flags.putAll(settings);
    var config = ((ConfigResult.Configured) ConfigReader
        .read(new Sources(flags, Map.of(), Optional.empty(), Set.of()), Manners.PROMPT)).config();
    return start(config);
  }

  private static InMemoryServer start(Config config) {
    var clock = InstantSource.system();
    var ids = new RandomIds(new SecureRandom());
    var stores = Tiketi.Stores.inMemory(ids);
    var feed = (InMemoryEventFeed) stores.feed();
    var book = new InMemoryQueueBook(feed);
    var backing = new Backing(stores, book, new InMemoryDrawBook(), new InMemoryTrafficBook(),
        new InMemoryScalingBook(feed),
        new InMemoryChargeBook(), ids, clock, () -> {},
        thrown -> false,
        now -> false, true, () -> {});
    var wiring = new Wiring(config, new SigningKeys(new Secret("0123456789abcdef0123456789abcdef"), Optional.empty()),
        backing, Meeting.alone(new InMemoryWaitingLine()));
    new People(wiring.tiketi().identity()).make(ADMIN, PASSWORD, "Admin", Role.ADMIN, wiring.now());
    new DemoData(wiring.tiketi(), wiring.traffic(), Wiring.defaultRules(config)).plant(wiring.now());
    wiring.listen();
    return new InMemoryServer(wiring);
  }

  public int port() {
    return wiring.httpPort();
  }

  public int managementPort() {
    return wiring.managementPort();
  }

  /** The core behind it. */
  public Tiketi tiketi() {
    return wiring.tiketi();
  }

  @Override
  public void close() {
    wiring.close();
  }

  /** By hand: the first argument is the port. */
  public static void main(String[] arguments) throws InterruptedException {
    try (var server = start(Map.of("http-port", arguments.length > 0 ? arguments[0] : "8080"))) {
      System.out.println("http://localhost:" + server.port() + " " + ADMIN + " / " + PASSWORD);
      new CountDownLatch(1).await();
    }
  }
}
