package gg.tiketi.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ScreenshotAnimations;
import com.microsoft.playwright.options.ScreenshotType;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A visitor who sees every page there is. Each is looked at: it does not scroll sideways and keeps nobody out. Where the
 * system property {@code tiketi.pictures} names a folder, a picture of each is put there.
 */
final class Walk {
  private static final Optional<Path> PICTURES = Optional.ofNullable(System.getProperty("tiketi.pictures"))
      .map(Path::of);
  private static final String TO_THE_SALE = "document.querySelector('.sale-layout').scrollIntoView()";
  private static final int AHEAD = 212;
  private static final int BEHIND = 96;

  private final SaleInBrowser sale;
  private final Visitor visitor;
  private final String name;

  /** {@code name} tells its pictures from those of others. */
  Walk(SaleInBrowser sale, Visitor visitor, String name) {
    this.sale = sale;
    this.visitor = visitor;
    this.name = name;
  }

  void beforeOneIsKnown() {
    visitor.open("/").see(".card");
    look("home");
    visitor.open("/?status=on_sale&q=%EC%84%9C%EC%9A%B8").see(".card");
    look("search");
    visitor.open("/login");
    look("login");
    visitor.open("/nowhere");
    look("missing");
    visitor.open("/register");
    look("register");
    visitor.fillInRegistration();
  }

  void aPurchase() {
    visitor.open("/events/" + sale.demo("윤슬 첫 번째 이야기")).see(".sale");
    look("upcoming");
    visitor.openEvent(sale.demo("한서윤 돔 콘서트: 별이 되어"));
    visitor.page().evaluate(TO_THE_SALE);
    look("dome");
    visitor.openEvent(sale.demo("새벽기차 단독공연")).page().click(".best button");
    visitor.see(".hold .lines li:nth-child(2)");
    visitor.page().evaluate(TO_THE_SALE);
    look("hold");
    visitor.chooseList();
    visitor.page().click(".star-mode");
    visitor.seatButton(1).click();
    visitor.see(".stars-list li");
    look("list");
    visitor.page().click(".payment button[type=submit]");
    visitor.see(".ticket.confirmed");
    look("ticket");
    printed();
    visitor.open("/reservations").see("li.ticket");
    look("reservations");
    visitor.open("/profile");
    look("profile");
  }

  /** In a line, before many and behind many. It is cleared at the end, because who waits takes from what other events may let in. */
  void aWait() {
    String event = sale.theatreFor(1, "한서윤 앙코르: 별이 되어");
    for (int person = 0; person < AHEAD; person++) {
      sale.comes(event);
    }
    visitor.open("/waiting-room/" + event).see(".position");
    for (int person = 0; person < BEHIND; person++) {
      sale.comes(event);
    }
    visitor.await("number => document.querySelector('.room-others').textContent.includes(number)",
        String.valueOf(BEHIND), 10_000);
    look("waiting-room");
    sale.clear(event);
  }

  private void printed() {
    visitor.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(visitor.page().isVisible(".ticket .number")).isTrue();
    assertThat(visitor.page().isVisible(".top")).isFalse();
    assertThat(visitor.page().isVisible(".ticket .button")).isFalse();
    picture("print");
    visitor.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
  }

  private void look(String page) {
    int width = visitor.page().viewportSize().width;
    assertThat(visitor.page().evaluate("document.documentElement.scrollWidth")).as(page).isEqualTo(width);
    assertThat(visitor.barriers()).as(page).isEmpty();
    picture(page);
  }

  private void picture(String page) {
    PICTURES.ifPresent(folder -> visitor.page().screenshot(new Page.ScreenshotOptions()
        .setPath(folder.resolve(page + "-" + name + ".jpg")).setType(ScreenshotType.JPEG).setQuality(80).setAnimations(ScreenshotAnimations.DISABLED)));
  }
}
