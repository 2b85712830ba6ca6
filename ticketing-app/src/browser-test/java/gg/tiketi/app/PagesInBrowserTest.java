package gg.tiketi.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitForSelectorState;
import gg.tiketi.catalog.SampleLayouts;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The pages in a real browser, before a real server. */
class PagesInBrowserTest {
  /** Where a seat of the small theatre lies on the canvas, as the page's own modules place it. */
  private static final String PIXEL = """
                                      async seat => {
                                        const { SeatPlan } = await import("/seats/plan.js");
                                        const { Viewport } = await import("/seats/viewport.js");
                                        const canvas = document.querySelector("canvas");
                                        const plan = new SeatPlan([{ name: "VIP", rows: 3, seatsPerRow: 10, price: 1, startRow: 1 },
                                          { name: "R", rows: 5, seatsPerRow: 15, price: 1, startRow: 4 },
                                          { name: "S", rows: 8, seatsPerRow: 20, price: 1, startRow: 9 }]);
                                        const view = new Viewport(plan.width, plan.height);
                                        view.resize(canvas.clientWidth, canvas.clientHeight);
                                        return view.toPixel(...plan.middleOf(seat));
                                      }""";
  private static final String COLOUR = """
                                       ([x, y, name]) => {
                                         const canvas = document.querySelector("canvas");
                                         const ratio = canvas.width / canvas.clientWidth;
                                         const [r, g, b] = canvas.getContext("2d").getImageData(x * ratio, y * ratio, 1, 1).data;
                                         const hex = "#" + [r, g, b].map(part => part.toString(16).padStart(2, "0")).join("");
                                         return hex === getComputedStyle(document.documentElement).getPropertyValue(name).trim();
                                       }""";
  private static final String NOT_FREE = """
                                         number => document.querySelectorAll(".seat-button")[number - 1].matches(".is-taken")""";
  private static final String FREE = """
                                     number => document.querySelectorAll(".seat-button")[number - 1].matches(":not(.is-taken)")""";
  private static final String LINES = "count => document.querySelectorAll('.hold .lines li').length === count";

  private static SaleInBrowser sale;

  @BeforeAll
  static void serve() {
    sale = new SaleInBrowser();
  }

  @AfterAll
  static void stop() {
    sale.close();
  }

  @Test
  void a_visitor_registers_picks_seats_on_the_map_pays_and_sees_the_ticket() {
    String event = sale.theatre("지도에서 고르기", SaleInBrowser.LONG_HOLD);
    try (var visitor = sale.visitor("ko-KR").register().openEvent(event)) {
      clickSeat(visitor, 3);
      visitor.await(LINES, 1, 5_000);
      clickSeat(visitor, 4);
      visitor.await(LINES, 2, 5_000);
      assertThat(visitor.see(".hold .timer").textContent()).matches("[45]:\\d\\d");
      pay(visitor);
      assertThat(visitor.see(".ticket.confirmed").textContent()).contains("지도에서 고르기", "VIP구역 1열 4번",
          "VIP구역 1열 5번", "₩300,000", "예매 완료").containsPattern("TK[0-9A-Z]+");
    }
  }

  @Test
  void another_browser_sees_the_seat_go_grey_within_two_seconds() {
    String event = sale.theatre("회색", SaleInBrowser.LONG_HOLD);
    try (var buyer = sale.visitor("ko-KR").register().openEvent(event);
        var onlooker = sale.visitor("en-US").openEvent(event)) {
      var pixel = pixel(onlooker, 15);
      onlooker.await(COLOUR, beside(pixel, "--section-0"), 5_000);
      clickSeat(buyer, 15);
      onlooker.await(COLOUR, beside(pixel, "--seat-taken"), 2_000);
    }
  }

  @Test
  void a_lapsed_hold_frees_the_seat_in_both_browsers() {
    String event = sale.theatre("만료", Duration.ofSeconds(4));
    try (var buyer = sale.visitor("ko-KR").register().openEvent(event).chooseList();
        var onlooker = sale.visitor("en-US").openEvent(event).chooseList()) {
      buyer.seatButton(2).click();
      buyer.see(".hold");
      onlooker.await(NOT_FREE, 2, 2_000);
      onlooker.await(FREE, 2, 7_000);
      assertThat(buyer.see(".side .notice").textContent()).contains("선점 시간이 끝나");
      buyer.await(FREE, 2, 2_000);
      buyer.seeNoMore(".hold");
    }
  }

  @Test
  void the_keyboard_alone_is_enough() {
    String event = sale.theatre("키보드", SaleInBrowser.LONG_HOLD);
    try (var visitor = sale.visitor("en-US").register().openEvent(event)) {
      Page page = visitor.page();
      visitor.see(".room-strip[data-phase=inside]", WaitForSelectorState.ATTACHED);
      visitor.tabTo("input[name=seat-view]");
      page.keyboard().press("ArrowRight");
      visitor.tabTo("#list-section");
      page.keyboard().press("ArrowDown");
      visitor.tabTo("#list-row");
      page.keyboard().press("ArrowDown");
      visitor.tabTo(".seat-button");
      page.keyboard().press("ArrowRight");
      page.keyboard().press("Enter");
      visitor.await(LINES, 1, 5_000);
      assertThat(visitor.see(".hold .lines").textContent()).contains("R row 5 seat 2");
      assertThat(focused(page)).as("the focus stays on the seat").contains("R row 5 seat 2", "yours");
      visitor.tabTo(".payment button[type=submit]");
      page.keyboard().press("Enter");
      visitor.see(".ticket.confirmed");
    }
  }

  @Test
  void every_page_fits_on_a_phone_of_360_pixels_and_keeps_nobody_out() {
    try (var visitor = sale.visitorWithPhone("en-US")) {
      var walk = new Walk(sale, visitor, "phone-en");
      walk.beforeOneIsKnown();
      walk.aPurchase();
      walk.aWait();
    }
  }

  @Test
  void every_page_keeps_nobody_out_at_night_and_in_korean() {
    try (var visitor = sale.visitorAtNight("ko-KR")) {
      var walk = new Walk(sale, visitor, "night-ko");
      walk.beforeOneIsKnown();
      walk.aPurchase();
      walk.aWait();
    }
  }

  @Test
  void no_request_of_a_page_waits_for_the_answer_to_another() {
    String event = sale.theatre("한꺼번에", SaleInBrowser.LONG_HOLD);
    try (var visitor = sale.visitor("en-US")) {
      var code = new HeldRequests(visitor.page(), url -> url.endsWith(".js") || url.endsWith(".css"));
      visitor.openWithoutWaiting("/");
      code.awaitAsManyAs("document.querySelectorAll('link[rel=modulepreload], link[rel=stylesheet], script[src]').length");
      code.letThrough();
      visitor.see(".card");
    }
    try (var visitor = sale.visitor("en-US").register()) {
      var data = new HeldRequests(visitor.page(), url -> url.contains("/api/"));
      visitor.openWithoutWaiting("/");
      data.await("/api/auth/refresh", "/api/events?status=on_sale", "/api/events?status=upcoming");
      data.letThrough();
      visitor.see(".card");
      visitor.openWithoutWaiting("/events/" + event);
      data.await("/api/auth/refresh", "/api/events/" + event + "?include=seats");
      data.letThrough();
      assertThat(visitor.see(".seat-map canvas").isVisible()).as("drawn while whatever else is asked for waits").isTrue();
    }
  }

  @Test
  void the_language_follows_the_browser_and_can_be_switched() {
    try (var korean = sale.visitor("ko-KR").expectingRefusals().open("/login");
        var english = sale.visitor("de-DE").open("/login")) {
      assertThat(korean.see("h1").textContent()).isEqualTo("로그인");
      assertThat(english.see("h1").textContent()).isEqualTo("Log in");
      korean.page().click("text=English");
      assertThat(korean.see("h1").textContent()).isEqualTo("Log in");
      assertThat(korean.page().getAttribute("html", "lang")).isEqualTo("en");
      korean.page().reload();
      assertThat(korean.see("h1").textContent()).isEqualTo("Log in");
      korean.page().fill("#entry-email", "nobody@example.com");
      korean.page().fill("#entry-password", "wrong password");
      korean.page().click("form button[type=submit]");
      assertThat(korean.see(".notice.error").textContent()).contains("password is wrong");
    }
  }

  @Test
  void a_reload_restores_the_hold_and_giving_back_the_last_seat_ends_it() {
    String event = sale.theatre("새로고침", SaleInBrowser.LONG_HOLD);
    try (var visitor = sale.visitor("ko-KR").register().openEvent(event).chooseList()) {
      visitor.seatButton(7).click();
      visitor.await(LINES, 1, 5_000);
      visitor.page().reload();
      assertThat(visitor.see(".hold .lines").textContent()).contains("VIP구역 1열 7번");
      assertThat(visitor.seatButton(7).getAttribute("aria-pressed")).isEqualTo("true");
      visitor.seatButton(7).click();
      visitor.seeNoMore(".hold");
      visitor.await(FREE, 7, 2_000);
    }
  }

  @Test
  void who_loses_a_seat_learns_which_and_can_take_an_equal_one() {
    String event = sale.theatre("경쟁", SaleInBrowser.LONG_HOLD);
    try (var winner = sale.visitor("ko-KR").register().openEvent(event).chooseList();
        var loser = sale.visitor("en-US").expectingRefusals().register().openEvent(event).chooseList()) {
      loser.page().route("**/api/seats/reserve", route -> {
        winner.seatButton(5).click();
        winner.see(".hold");
        route.resume();
      }, new Page.RouteOptions().setTimes(1));
      loser.seatButton(5).click();
      assertThat(loser.see(".sale .notice.error").textContent()).contains("Somebody has just taken: VIP row 1 seat 5");
      loser.page().locator(".sale .notice.error button").first().click();
      loser.await(LINES, 1, 5_000);
    }
  }

  @Test
  void a_starred_seat_is_told_when_it_becomes_free_and_held_by_a_press() {
    String event = sale.theatre("관심 좌석", SaleInBrowser.LONG_HOLD);
    try (var buyer = sale.visitor("ko-KR").register().openEvent(event).chooseList();
        var watcher = sale.visitor("en-US").register().openEvent(event).chooseList()) {
      buyer.seatButton(5).click();
      watcher.await(NOT_FREE, 5, 2_000);
      watcher.seatButton(5).click();
      watcher.page().click(".sale .notice button:has-text('Tell me when it is free')");
      assertThat(watcher.see(".stars-list").textContent()).contains("VIP row 1 seat 5", "being chosen by somebody");
      buyer.seatButton(5).click();
      assertThat(watcher.see(".sale .notice.success").textContent()).contains("VIP row 1 seat 5");
      watcher.page().click(".sale .notice.success button");
      watcher.await(LINES, 1, 5_000);
      watcher.page().reload();
      assertThat(watcher.see(".stars-list").textContent()).contains("VIP row 1 seat 5");
    }
  }

  @Test
  void best_available_holds_seats_together() {
    String event = sale.theatre("자동", SaleInBrowser.LONG_HOLD);
    try (var visitor = sale.visitor("ko-KR").register().openEvent(event)) {
      visitor.page().selectOption("#best-count", "3");
      visitor.page().selectOption("#best-section", "R");
      visitor.page().click(".best button");
      visitor.await(LINES, 3, 5_000);
      assertThat(visitor.see(".hold").textContent()).contains("R구역", "₩300,000");
    }
  }

  @Test
  void who_holds_seats_of_an_event_that_is_cancelled_is_told() {
    String event = sale.theatre("취소되는 공연", SaleInBrowser.LONG_HOLD);
    try (var visitor = sale.visitor("ko-KR").register()) {
      var held = holdBackFrames(visitor, "event-updated");
      visitor.openEvent(event).chooseList();
      visitor.seatButton(1).click();
      visitor.see(".hold");
      sale.cancel(event);
      visitor.see(".side .notice:has-text('공연이 취소되어')");
      held.run();
      visitor.see(".badge.cancelled");
      visitor.seeNoMore(".hold");
    }
  }

  @Test
  void tickets_without_seats_are_held_paid_cancelled_and_paid_back() {
    String event = sale.standing("스탠딩 공연");
    try (var visitor = sale.visitor("ko-KR").register().openEvent(event)) {
      visitor.see(".room-strip[data-phase=inside]", WaitForSelectorState.ATTACHED);
      visitor.page().fill(".types input", "2");
      visitor.page().click(".sale button[type=submit]");
      visitor.see(".hold");
      pay(visitor);
      visitor.see(".ticket.confirmed");
      visitor.open("/reservations");
      assertThat(visitor.see("li.ticket").textContent()).contains("스탠딩 2매", "₩176,000");
      visitor.page().click("li.ticket button");
      visitor.page().click("dialog .danger");
      assertThat(visitor.see(".notice.success").textContent()).contains("₩176,000");
      visitor.see("li.ticket.cancelled");
    }
  }

  @Test
  void a_declined_payment_leaves_the_hold_and_an_undecided_one_is_waited_for() {
    String event = sale.theatre("결제", SaleInBrowser.LONG_HOLD);
    try (var visitor = sale.visitor("ko-KR").expectingRefusals().register().openEvent(event).chooseList()) {
      visitor.seatButton(9).click();
      visitor.see(".hold");
      answerOnce(visitor, "**/api/payments/process", 422, "{\"status\":422,\"code\":\"payment_declined\"}");
      pay(visitor);
      assertThat(visitor.see(".payment .notice.error").textContent()).contains("승인되지 않았습니다");
      visitor.see(".hold");
      answerOnce(visitor, "**/api/payments/process", 202, "{\"payment\":{\"id\":\"p1\",\"status\":\"pending\"}}");
      answerOnce(visitor, "**/api/payments/p1", 200, "{\"payment\":{\"id\":\"p1\",\"status\":\"failed\"}}");
      pay(visitor);
      visitor.see(".payment .notice.info:has-text('기다리고 있습니다')");
      visitor.see(".payment .notice.error");
      pay(visitor);
      visitor.see(".ticket.confirmed");
    }
  }

  @Test
  void a_lost_answer_is_asked_for_again_with_the_same_key_and_books_once() {
    String event = sale.theatre("같은 키", SaleInBrowser.LONG_HOLD);
    try (var visitor = sale.visitor("ko-KR").register().openEvent(event).chooseList()) {
      var keys = new ConcurrentLinkedQueue<String>();
      visitor.page().route("**/api/seats/reserve", route -> {
        keys.add(Objects.requireNonNull(route.request().headerValue("idempotency-key")));
        if (keys.size() == 1) {
          route.fetch();
          route.fulfill(new Route.FulfillOptions().setStatus(200).setContentType("application/json").setBody("{\"re"));
        } else {
          route.resume();
        }
      });
      visitor.seatButton(3).click();
      visitor.await(LINES, 1, 8_000);
      assertThat(keys).hasSize(2);
      assertThat(List.copyOf(keys).getFirst()).isEqualTo(List.copyOf(keys).getLast());
    }
  }

  @Test
  void without_a_socket_the_seats_are_polled() {
    String event = sale.theatre("소켓 없이", SaleInBrowser.LONG_HOLD);
    try (var buyer = sale.visitor("ko-KR").register().openEvent(event).chooseList();
        var onlooker = sale.visitor("en-US")) {
      onlooker.page().routeWebSocket("**/ws", socket -> socket.close());
      onlooker.openEvent(event).chooseList();
      buyer.seatButton(6).click();
      onlooker.await(NOT_FREE, 6, 8_000);
    }
  }

  @Test
  void nine_in_seoul_is_nine_in_a_browser_in_new_york() {
    String event = sale.theatre("시차", SaleInBrowser.LONG_HOLD);
    try (var visitor = sale.visitor("en-US").openEvent(event)) {
      assertThat(visitor.see(".facts").textContent()).contains("9:00 AM GMT+9");
    }
  }

  @Test
  void a_dome_is_drawn_whole_and_a_click_from_afar_looks_closer() {
    String event = sale.seats("돔", SampleLayouts.DOME, SaleInBrowser.LONG_HOLD, sale.now().minusSeconds(60));
    try (var visitor = sale.visitor("ko-KR").register().openEvent(event)) {
      visitor.see("canvas:not(.is-zoomed)");
      var box = visitor.page().locator("canvas").boundingBox();
      visitor.page().locator("canvas").click(new Locator.ClickOptions()
          .setPosition(box.width / 2 + 20, box.height / 3));
      visitor.see("canvas.is-zoomed");
      visitor.page().locator("canvas").click();
      assertThat(visitor.see(".seat-pointed").textContent()).contains("구역");
    }
  }

  @Test
  void a_sale_opens_on_the_page_by_the_servers_clock() {
    try (var visitor = sale.visitor("en-US").register()) {
      String event = sale.seats("곧", SampleLayouts.SMALL_THEATER, SaleInBrowser.LONG_HOLD, sale.now().plusSeconds(8));
      visitor.openEvent(event);
      assertThat(visitor.see(".opening").textContent()).contains("The sale opens in 0:0");
      visitor.see(".badge.on_sale");
      visitor.chooseList().seatButton(1).click();
      visitor.await(LINES, 1, 5_000);
    }
  }

  @Test
  void one_can_ask_to_be_reminded_and_change_ones_name_and_password() {
    String event = sale.seats("내일", SampleLayouts.SMALL_THEATER, SaleInBrowser.LONG_HOLD, sale.now().plusSeconds(86_400));
    try (var visitor = sale.visitor("en-US").register().open("/events/" + event)) {
      visitor.page().click(".reminder button");
      visitor.see(".reminder [aria-pressed=true]:has-text('You asked')");
      visitor.open("/profile");
      visitor.page().fill("#profile-name", "Another Name");
      visitor.page().click("button:has-text('Save')");
      visitor.see(".who:has-text('Another Name')");
      visitor.page().fill("#password-currentPassword", "correct horse");
      visitor.page().fill("#password-newPassword", "battery staple");
      visitor.page().click("form button:has-text('Change password')");
      visitor.see(".notice.success:has-text('Your password is changed')");
      visitor.page().reload();
      visitor.see("h1:has-text('Profile')");
    }
  }

  @Test
  void events_are_found_by_words_and_filters() {
    sale.theatre("찾을 수 있는 공연", SaleInBrowser.LONG_HOLD);
    try (var visitor = sale.visitor("ko-KR").open("/")) {
      visitor.page().fill("#filter-q", "찾을 수 있는");
      visitor.page().click(".search button");
      assertThat(visitor.see(".cards").textContent()).contains("찾을 수 있는 공연");
      assertThat(visitor.page().locator(".card").count()).isOne();
      visitor.open("/?q=%25&status=on_sale&from=2026-01-01&maxPrice=1000000&sort=price");
      assertThat(visitor.see("h2.hint").textContent()).isEqualTo("공연 0개");
    }
  }

  // ---- how ----

  private static void pay(Visitor visitor) {
    visitor.page().click(".payment button[type=submit]");
  }

  /** Frames of this name reach the page only when the answer is run: the worst order in which news may come. */
  private static Runnable holdBackFrames(Visitor visitor, String name) {
    var held = new ArrayDeque<Runnable>();
    var open = new AtomicBoolean();
    visitor.page().routeWebSocket("**/ws", page -> {
      var server = page.connectToServer();
      server.onMessage(frame -> {
        if (open.get() || !frame.text().contains("\"" + name + "\"")) {
          page.send(frame.text());
        } else {
          held.add(() -> page.send(frame.text()));
        }
      });
    });
    return () -> {
      open.set(true);
      held.forEach(Runnable::run);
    };
  }

  private static void clickSeat(Visitor visitor, int seat) {
    var pixel = pixel(visitor, seat);
    visitor.page().locator("canvas").click(new Locator.ClickOptions()
        .setPosition(pixel.getFirst(), pixel.getLast()));
  }

  private static List<Double> pixel(Visitor visitor, int seat) {
    visitor.see("canvas");
    return ((List<?>) visitor.page().evaluate(PIXEL, seat)).stream().map(part -> ((Number) part).doubleValue())
        .toList();
  }

  /** A point of a seat where its number is not written. */
  private static List<Object> beside(List<Double> middle, String colour) {
    return List.of(middle.getFirst() - 5, middle.getLast() - 4, colour);
  }

  private static String focused(Page page) {
    return Objects.toString(page.evaluate("document.activeElement.getAttribute('aria-label')"));
  }

  private static void answerOnce(Visitor visitor, String url, int status, String json) {
    visitor.page().route(url, route -> route.fulfill(new Route.FulfillOptions().setStatus(status)
        .setHeaders(Map.of("Content-Type", "application/json")).setBody(json)), new Page.RouteOptions().setTimes(1));
  }
}
