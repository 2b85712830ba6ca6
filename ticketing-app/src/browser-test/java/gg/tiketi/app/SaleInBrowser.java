package gg.tiketi.app;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import gg.tiketi.Tiketi;
import gg.tiketi.catalog.CreateResult;
import gg.tiketi.catalog.EventDetails;
import gg.tiketi.catalog.EventDraft;
import gg.tiketi.catalog.EventQuery;
import gg.tiketi.catalog.SaleRules;
import gg.tiketi.catalog.SaleWindow;
import gg.tiketi.catalog.SampleLayouts;
import gg.tiketi.catalog.SeatLayout;
import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.EventId;
import gg.tiketi.kernel.Page;
import gg.tiketi.queue.QueueRules;
import gg.tiketi.queue.QueueService;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/** A server and a browser; both serve all tests of a class. */
final class SaleInBrowser implements AutoCloseable {
  static final Duration LONG_HOLD = Duration.ofMinutes(5);
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  private static final List<String> FLAGS = List.of("--no-sandbox", "--disable-gpu", "--disable-quic",
      "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run");

  private final InMemoryServer server;
  private final Playwright playwright;
  private final Browser browser;

  SaleInBrowser() {
    this(Map.of());
  }

  /** With these settings of the server. */
  SaleInBrowser(Map<String, String> settings) {
    server = InMemoryServer.start(settings);
    playwright = Playwright.create(new Playwright.CreateOptions()
        .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser = playwright.chromium().launch(new BrowserType.LaunchOptions()
        .setExecutablePath(Path.of("/usr/bin/chromium")).setArgs(FLAGS));
  }

  Tiketi tiketi() {
    return server.tiketi();
  }

  Instant now() {
    return Instant.now();
  }

  private String address() {
    return "http://localhost:" + server.port();
  }

  Visitor visitor(String language) {
    return Visitor.wide(browser, address(), language);
  }

  Visitor visitorAtNight(String language) {
    return Visitor.atNight(browser, address(), language);
  }

  Visitor visitorWithPhone(String language) {
    return Visitor.withPhone(browser, address(), language);
  }

  /** An event of a small theatre that is on sale. */
  String theatre(String title, Duration hold) {
    return seats(title, SampleLayouts.SMALL_THEATER, hold, now().minusSeconds(60));
  }

  String seats(String title, SeatLayout layout, Duration hold, Instant opensAt) {
    return create(title, Optional.of(layout), List.of(), hold, opensAt);
  }

  /** An event of a hundred standing places that is on sale. */
  String standing(String title) {
    return create(title, Optional.empty(), List.of(new EventDraft.TicketTypeDraft("스탠딩", "무대 앞", 88_000, 100)),
        LONG_HOLD, now().minusSeconds(60));
  }

  /** A theatre on sale that lets in so many at a time. */
  String theatreFor(int people, String title) {
    String event = theatre(title, LONG_HOLD);
    queue().change(id(event), was -> new QueueRules(was.mode(), OptionalInt.of(people), was.ratePerSecond(), was.message(),
        was.order(), was.preQueue()), now());
    return event;
  }

  /** A theatre whose places in the line are drawn at the opening. */
  String drawn(String title, Instant opensAt) {
    String event = seats(title, SampleLayouts.SMALL_THEATER, LONG_HOLD, opensAt);
    queue().change(id(event), was -> new QueueRules(was.mode(), was.threshold(), was.ratePerSecond(), was.message(),
        QueueRules.Order.DRAW, was.preQueue()), now());
    return event;
  }

  /** An event of the demo. */
  String demo(String title) {
    return tiketi().catalog().search(EventQuery.all(1, Page.MAX_LIMIT), now()).items().stream()
        .filter(event -> event.event().details().title().equals(title)).findFirst().orElseThrow().event().id().toString();
  }

  /** Somebody without a browser comes; whoever is not let in waits. */
  AccountId comes(String event) {
    var account = new AccountId(UUID.randomUUID());
    queue().check(id(event), account, Optional.empty(), now());
    return account;
  }

  /** Ends everybody's wait. */
  void clear(String event) {
    queue().clear(id(event), now());
  }

  void goes(AccountId account, String event) {
    queue().leave(id(event), account, now());
  }

  AccountId accountOf(Visitor visitor) {
    return tiketi().identity().findByEmail(visitor.email()).orElseThrow().id();
  }

  private QueueService queue() {
    return tiketi().queue().orElseThrow();
  }

  private static EventId id(String event) {
    return new EventId(UUID.fromString(event));
  }

  void cancel(String event) {
    tiketi().catalog().cancel(id(event), now());
  }

  /** The show begins at nine in the morning in Seoul. */
  private String create(String title, Optional<SeatLayout> layout, List<EventDraft.TicketTypeDraft> types,
      Duration hold, Instant opensAt) {
    var details = new EventDetails(title, "<b>설명</b>", "가수", "올림픽공원", "서울 송파구", "");
    var startsAt = ZonedDateTime.ofInstant(now(), SEOUL).plusDays(30).withHour(9).withMinute(0).withSecond(0)
        .withNano(0);
    var draft = new EventDraft(details, startsAt.toInstant(), SEOUL, new SaleWindow(opensAt, startsAt.toInstant()),
        Currency.getInstance("KRW"), layout.map(SeatLayout::id), types,
        new SaleRules(4, hold, Optional.empty(), 0, false));
    return switch (tiketi().catalog().create(draft, now())) {
      case CreateResult.Created(var view) -> view.event().id().toString();
      case CreateResult.UnknownLayout(),CreateResult.WrongInventory() -> throw new IllegalStateException(title);
    };
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
    server.close();
  }
}
