package gg.tiketi.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import com.microsoft.playwright.options.WaitUntilState;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Somebody with a browser of their own. It must stay quiet: whatever its console complains about fails the test. */
final class Visitor implements AutoCloseable {
  /** The browser itself logs each refused request; a test that provokes refusals says so. */
  private static final Pattern REFUSAL = Pattern.compile("Failed to load resource.*status of 4\\d\\d.*");
  private static final Pattern LOST_NETWORK = Pattern.compile("net::ERR_INTERNET_DISCONNECTED");
  private static final int MOST_TABS = 80;

  private final BrowserContext context;
  private final Page page;
  private final String address;
  private final List<String> complaints = new ArrayList<>();
  private final String email = UUID.randomUUID() + "@example.com";
  private Predicate<String> expected = _ -> false;

  private Visitor(BrowserContext context, String address) {
    this.context = context;
    this.address = address;
    context.setDefaultTimeout(15_000);
    page = listenTo(context.newPage());
  }

  private Page listenTo(Page opened) {
    opened.onConsoleMessage(message -> {
      if (message.type().equals("error")) {
        complaints.add(message.text());
      }
    });
    opened.onPageError(complaints::add);
    return opened;
  }

  /** With a wide screen in the dark. */
  static Visitor atNight(Browser browser, String address, String language) {
    return new Visitor(browser.newContext(options(language).setViewportSize(1280, 860)
        .setColorScheme(ColorScheme.DARK)), address);
  }

  static Visitor wide(Browser browser, String address, String language) {
    return new Visitor(browser.newContext(options(language).setViewportSize(1200, 900)), address);
  }

  /** With the smallest screen that we serve. */
  static Visitor withPhone(Browser browser, String address, String language) {
    return new Visitor(browser.newContext(options(language).setViewportSize(360, 740).setHasTouch(true)
        .setIsMobile(true)), address);
  }

  private static Browser.NewContextOptions options(String language) {
    return new Browser.NewContextOptions().setLocale(language).setTimezoneId("America/New_York");
  }

  Page page() {
    return page;
  }

  /** The address under which the visitor registers. */
  String email() {
    return email;
  }

  /** Another tab of the same browser, at the front. */
  Page anotherTab(String path) {
    Page tab = listenTo(context.newPage());
    tab.navigate(address + path);
    return tab;
  }

  /** The whole browser loses the network, or has it back. */
  void setOffline(boolean offline) {
    context.setOffline(offline);
  }

  /** Without a network each try is a complaint of the browser itself. */
  Visitor expectingLostNetwork() {
    expected = complaint -> LOST_NETWORK.matcher(complaint).find();
    return this;
  }

  Visitor expectingRefusals() {
    expected = complaint -> REFUSAL.matcher(complaint).matches();
    return this;
  }

  Visitor open(String path) {
    page.navigate(address + path);
    page.waitForSelector("h1");
    return this;
  }

  /** Goes to a page that may take its time. */
  void openWithoutWaiting(String path) {
    page.navigate(address + path, new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
  }

  /** Makes an account by the page. */
  Visitor register() {
    return open("/register").fillInRegistration();
  }

  /** Makes an account by the form that is open. */
  Visitor fillInRegistration() {
    page.fill("#entry-email", email);
    page.fill("#entry-password", "correct horse");
    page.fill("#entry-name", "김하늘");
    page.click("form button[type=submit]");
    page.waitForSelector(".filters");
    return this;
  }

  /** Opens an event and waits until its sale is there. */
  Visitor openEvent(String event) {
    open("/events/" + event);
    page.waitForSelector(".sale");
    return this;
  }

  Visitor chooseList() {
    page.check("input[value=list]");
    return this;
  }

  /** The button of a seat of the row that the list shows. */
  Locator seatButton(int number) {
    return page.locator(".seat-button").nth(number - 1);
  }

  Locator see(String selector) {
    Locator found = page.locator(selector).first();
    found.waitFor();
    return found;
  }

  /** Waits for what need not be visible. */
  void see(String selector, WaitForSelectorState state) {
    page.locator(selector).first().waitFor(new Locator.WaitForOptions().setState(state));
  }

  void seeNoMore(String selector) {
    page.locator(selector).first().waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
  }

  /** Waits until a text in JavaScript is true. */
  void await(String condition, Object argument, double millis) {
    page.waitForFunction(condition, argument, new Page.WaitForFunctionOptions().setTimeout(millis));
  }

  /** What keeps somebody out of the page as it is now, by the rules of axe: each rule that is broken, and where. */
  List<?> barriers() {
    page.evaluate(Axe.SCRIPT);
    return (List<?>) page.evaluate(Axe.RUN);
  }

  /** Goes on with the tab key until the focus is there. */
  void tabTo(String selector) {
    for (int presses = 0; presses < MOST_TABS; presses++) {
      page.keyboard().press("Tab");
      if ((Boolean) page.evaluate("selector => document.activeElement.matches(selector)", selector)) {
        return;
      }
    }
    throw new AssertionError("the tab key does not lead to " + selector);
  }

  @Override
  public void close() {
    context.close();
    assertThat(complaints.stream().filter(expected.negate())).as("what the browser's console says").isEmpty();
  }
}
