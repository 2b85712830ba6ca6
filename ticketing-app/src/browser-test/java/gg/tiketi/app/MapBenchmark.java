package gg.tiketi.app;

import com.microsoft.playwright.Page;
import gg.tiketi.catalog.SampleLayouts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * How the map of 20,000 seats feels, measured in the browser. It asserts nothing and is no part of the build, because its
 * numbers are those of the machine; docs/performance.md has the command.
 */
class MapBenchmark {
  private static final int LOADS = 7;
  private static final int SECONDS = 5;
  /** A frame later than this is one that somebody may see missing: one and a half of those of a screen of 60 Hz. */
  private static final double LATE_MILLIS = 25;
  private static final String DRAWN = "performance.getEntriesByName('seats-drawn').length > 0";
  private static final String FIRST_PAINT = """
                                            (() => {
                                              const [data] = performance.getEntriesByType("resource").filter(each => each.name.includes("include=seats"));
                                              return performance.getEntriesByName("seats-drawn")[0].startTime - data.responseEnd;
                                            })()""";
  private static final String INSTRUMENTS = """
                                            window.sockets = [];
                                            window.WebSocket = class extends WebSocket {
                                              constructor(...given) {
                                                super(...given);
                                                window.sockets.push(this);
                                              }
                                            };
                                            HTMLElement.prototype.setPointerCapture = () => {};
                                            window.work = [];
                                            const next = window.requestAnimationFrame.bind(window);
                                            window.nextFrame = next;
                                            window.requestAnimationFrame = task => next(now => {
                                              const begin = performance.now();
                                              task(now);
                                              window.work.push(performance.now() - begin);
                                            });""";
  /** Records frames for so many seconds while something is done before each. */
  private static final String RECORD = """
                                       () => {
                                         window.record = (seconds, act) => new Promise(resolve => {
                                           window.work.length = 0;
                                           const frames = [];
                                           const step = now => {
                                             frames.push(now);
                                             if (now - frames[0] > seconds * 1000) {
                                               resolve({ frames, work: [...window.work] });
                                             } else {
                                               act(frames.length);
                                               window.nextFrame(step);
                                             }
                                           };
                                           window.nextFrame(step);
                                         });
                                       }""";
  private static final String PAN = """
                                    ([seconds]) => {
                                      const canvas = document.querySelector("canvas");
                                      const box = canvas.getBoundingClientRect();
                                      const send = (type, x, y) => canvas.dispatchEvent(new PointerEvent(type,
                                        { pointerId: 1, button: 0, bubbles: true, clientX: box.x + x, clientY: box.y + y }));
                                      send("pointerdown", 200, 200);
                                      return window.record(seconds, frame =>
                                        send("pointermove", 200 + 90 * Math.sin(frame / 15), 200 + 90 * Math.sin(frame / 11)))
                                        .finally(() => send("pointercancel", 200, 200));
                                    }""";
  private static final String CHANGES = """
                                        async ([seconds, eventId]) => {
                                          let { version } = await (await fetch(`/api/seats/events/${eventId}/status`)).json();
                                          const socket = window.sockets.at(-1);
                                          let told = 0;
                                          const timer = setInterval(() => {
                                            const seats = Array.from({ length: 10 }, (_, index) => (told * 10 + index) * 7 % 20000);
                                            socket.dispatchEvent(new MessageEvent("message", { data: JSON.stringify({ event: "seat-locked",
                                              data: { eventId, from: version, version: ++version, seats } }) }));
                                            told++;
                                          }, 50);
                                          const found = await window.record(seconds, () => {});
                                          clearInterval(timer);
                                          return { ...found, changes: told * 10 };
                                        }""";

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
  void measure() {
    String event = sale.seats("돔", SampleLayouts.DOME, SaleInBrowser.LONG_HOLD, sale.now().minusSeconds(60));
    firstPaint(event);
    try (var visitor = sale.visitor("ko-KR")) {
      Page page = visitor.page();
      page.addInitScript(INSTRUMENTS);
      visitor.openEvent(event).await(DRAWN, null, 15_000);
      page.evaluate(RECORD);
      for (String zoom : List.of("the whole hall", "a third of the hall", "seats with numbers")) {
        frames("panning over " + zoom, page.evaluate(PAN, List.of(SECONDS)));
        frames("200 changes a second, seeing " + zoom, page.evaluate(CHANGES, List.of(SECONDS, event)));
        for (int press = 0; press < 3; press++) {
          page.click(".seat-zoom button");
        }
      }
    }
  }

  private static void firstPaint(String event) {
    var millis = new ArrayList<Double>();
    for (int load = 0; load < LOADS; load++) {
      try (var visitor = sale.visitor("ko-KR").openEvent(event)) {
        visitor.await(DRAWN, null, 15_000);
        millis.add(((Number) visitor.page().evaluate(FIRST_PAINT)).doubleValue());
      }
    }
    var sorted = millis.stream().sorted().toList();
    print("first paint after its data, cold: median %.0f ms (%.0f … %.0f)", sorted.get(LOADS / 2), sorted.getFirst(),
        sorted.getLast());
  }

  private static void frames(String what, Object found) {
    var frames = numbers(found, "frames");
    var work = numbers(found, "work").stream().sorted().toList();
    var gaps = Stream.iterate(1, next -> next < frames.size(), next -> next + 1)
        .map(next -> frames.get(next) - frames.get(next - 1)).sorted().toList();
    double seconds = (frames.getLast() - frames.getFirst()) / 1000;
    long late = gaps.stream().filter(gap -> gap > LATE_MILLIS).count();
    print("%s: %.1f frames a second, %d of %d late, longest %.0f ms; drawing takes %.1f ms, at most %.1f", what,
        gaps.size() / seconds, late, gaps.size(), gaps.getLast(), work.isEmpty() ? 0 : work.get(work.size() / 2),
        work.isEmpty() ? 0 : work.getLast());
  }

  private static List<Double> numbers(Object found, String name) {
    var list = (List<?>) ((java.util.Map<?, ?>) found).get(name);
    return list.stream().map(each -> ((Number) each).doubleValue()).toList();
  }

  private static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
