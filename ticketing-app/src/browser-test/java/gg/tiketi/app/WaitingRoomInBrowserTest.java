package gg.tiketi.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import gg.tiketi.kernel.AccountId;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The waiting room in a real browser, before a real server. */
class WaitingRoomInBrowserTest {
  private static final String LAYER = "dialog.room-layer";
  private static final String POSITION = "number => document.querySelector('.position')?.textContent === String(number)";
  private static final String STANDS_BEHIND = "async () => (await navigator.locks.query()).pending.length === 1";
  private static final double SOON = 10_000;
  /** Long enough to open a page and enter. */
  private static final Duration BEFORE_THE_OPENING = Duration.ofSeconds(10);

  private static SaleInBrowser sale;

  @BeforeAll
  static void serve() {
    sale = new SaleInBrowser(Map.of("simulated-payment", "delay=2s"));
  }

  @AfterAll
  static void stop() {
    sale.close();
  }

  @Test
  void of_three_people_two_are_let_in_and_the_third_comes_in_by_itself_when_one_goes() {
    String event = sale.theatreFor(2, "두 사람씩");
    try (var first = sale.visitor("ko-KR").register().openEvent(event);
        var second = sale.visitor("en-US").register().openEvent(event)) {
      holds(first, 1);
      holds(second, 2);
      try (var third = sale.visitorWithPhone("ko-KR").register().openEvent(event)) {
        third.see(LAYER);
        third.await(POSITION, 1, SOON);
        assertThat(third.see(".room-line").textContent()).contains("앞에 0명 · 뒤에 0명", "기준");
        assertThat(third.page().title()).startsWith("(1) ");
        assertThat(third.page().evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
        first.page().click(".payment button[type=submit]");
        first.see(".ticket.confirmed");
        sale.goes(sale.accountOf(first), event);
        gone(third.page(), LAYER);
        holds(third, 3);
      }
    }
  }

  @Test
  void a_reload_and_a_lost_network_keep_the_place() {
    String event = sale.theatreFor(1, "새로고침과 오프라인");
    AccountId inside = sale.comes(event);
    sale.comes(event);
    try (var visitor = sale.visitor("en-US").expectingLostNetwork().register().openEvent(event)) {
      visitor.see(LAYER);
      visitor.await(POSITION, 2, SOON);
      visitor.page().reload();
      visitor.see(LAYER);
      visitor.await(POSITION, 2, SOON);
      visitor.setOffline(true);
      assertThat(visitor.see(".room-link[data-state=offline]").textContent()).contains("You keep your place");
      visitor.await(POSITION, 2, SOON);
      sale.goes(inside, event);
      visitor.setOffline(false);
      visitor.see(".room-link[data-state=connected]");
      visitor.await(POSITION, 1, SOON);
    }
  }

  @Test
  void the_tab_in_front_asks_for_both_and_the_address_of_its_own_leads_to_the_sale() {
    String event = sale.theatreFor(1, "두 탭");
    AccountId inside = sale.comes(event);
    AccountId ahead = sale.comes(event);
    try (var visitor = sale.visitor("ko-KR").register()) {
      visitor.page().routeWebSocket("**/ws", socket -> socket.close());
      visitor.openEvent(event);
      visitor.await(POSITION, 2, SOON);
      Page front = visitor.anotherTab("/waiting-room/" + event);
      front.waitForFunction(POSITION, 2);
      visitor.await(STANDS_BEHIND, null, SOON);
      var asked = new ConcurrentLinkedQueue<String>();
      visitor.page().onRequest(request -> asked.add(request.url()));
      sale.goes(inside, event);
      front.waitForFunction(POSITION, 1);
      visitor.await(POSITION, 1, SOON);
      assertThat(asked).noneMatch(url -> url.contains("/api/queue/check/"));
      sale.goes(ahead, event);
      front.waitForURL("**/events/" + event);
      gone(visitor.page(), LAYER);
    }
  }

  @Test
  void who_leaves_is_asked_first_and_can_come_back() {
    String event = sale.theatreFor(1, "나가기");
    AccountId inside = sale.comes(event);
    try (var visitor = sale.visitor("en-US").register().openEvent(event)) {
      Page page = visitor.page();
      visitor.see(LAYER);
      visitor.await(POSITION, 1, SOON);
      page.keyboard().press("Escape");
      gone(page, LAYER);
      assertThat(visitor.see(".room-strip").textContent()).contains("Your position 1");
      page.click(".room-strip button");
      page.click(LAYER + " button:has-text('Leave the line')");
      page.click(LAYER + " dialog button:has-text('Keep waiting')");
      visitor.see(LAYER + " .position");
      page.click(LAYER + " button:has-text('Leave the line')");
      page.click(LAYER + " dialog .danger");
      visitor.see(".room-strip:has-text('You have left the line.')");
      sale.goes(inside, event);
      page.click(".room-strip button");
      gone(page, ".room-strip");
      holds(visitor, 1);
    }
  }

  @Test
  void whoever_was_there_before_the_opening_can_check_the_draw() {
    try (var visitor = sale.visitor("en-US").register()) {
      String event = sale.drawn("추첨", sale.now().plus(BEFORE_THE_OPENING));
      visitor.open("/events/" + event);
      visitor.see(LAYER + ":has-text('You have entered the draw')");
      visitor.see(".room-strip[data-phase=inside]", WaitForSelectorState.ATTACHED);
      visitor.page().click(".room-strip summary");
      visitor.page().click(".room-strip button:has-text('Check my place')");
      assertThat(visitor.see(".room-strip .notice.success").textContent()).contains("place 1 of 1", "it is right");
    }
  }

  @Test
  void a_detour_to_the_bank_while_paying_ends_at_the_ticket() {
    String event = sale.theatre("은행 앱", SaleInBrowser.LONG_HOLD);
    try (var visitor = sale.visitorWithPhone("ko-KR").register().openEvent(event)) {
      holds(visitor, 2);
      Page page = visitor.page();
      page.waitForRequest("**/api/payments/process", () -> page.click(".payment button[type=submit]"));
      page.navigate("about:blank");
      page.goBack();
      assertThat(visitor.see(".ticket.confirmed").textContent()).contains("VIP구역 1열 2번");
    }
  }

  private static void holds(Visitor visitor, int seat) {
    visitor.chooseList().seatButton(seat).click();
    visitor.see(".hold");
  }

  private static void gone(Page page, String selector) {
    page.locator(selector).waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
  }
}
