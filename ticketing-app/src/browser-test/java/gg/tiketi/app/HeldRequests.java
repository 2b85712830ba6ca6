package gg.tiketi.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.Predicate;

/** Requests of a page that get no answer until they are let through; those that come later wait again. */
final class HeldRequests {
  private final Page page;
  private final Queue<Route> held = new ArrayDeque<>();

  HeldRequests(Page page, Predicate<String> which) {
    this.page = page;
    page.route(which, held::add);
  }

  /** Until requests with each of these parts, and no others, wait together. */
  void await(String... parts) {
    page.waitForCondition(() -> List.of(parts).stream()
        .allMatch(part -> held.stream().anyMatch(route -> route.request().url().contains(part))));
    assertThat(held).as("what is asked for at once").hasSize(parts.length);
  }

  /** Until at least as many wait together as the page counts. */
  void awaitAsManyAs(String expression) {
    page.waitForCondition(() -> held.size() >= ((Number) page.evaluate(expression)).intValue());
  }

  /** Answers those that wait now. */
  void letThrough() {
    for (int waiting = held.size(); waiting > 0; waiting--) {
      held.remove().resume();
    }
  }
}
