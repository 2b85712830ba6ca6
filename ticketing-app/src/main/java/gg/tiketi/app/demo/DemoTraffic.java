package gg.tiketi.app.demo;

import gg.tiketi.capacity.Show;
import gg.tiketi.capacity.TrafficBook;
import gg.tiketi.capacity.backtest.SyntheticShows;
import gg.tiketi.catalog.Event;
import gg.tiketi.catalog.EventView;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/** What is recorded of the demo's past concerts; made up, like the artists. */
final class DemoTraffic {
  /** The most people at once, by title. */
  private static final Map<String, Integer> PEAKS = Map.of("한서윤 전국투어 서울", 18_000, "한서윤 전국투어 부산", 12_000, "루나타이드 쇼케이스",
      7_000, "은하수 소년단 팬미팅", 9_500, "최가람 효 콘서트", 3_800);

  private final TrafficBook book;

  DemoTraffic(TrafficBook book) {
    this.book = book;
  }

  void plant(EventView concert) {
    Optional.ofNullable(PEAKS.get(concert.event().details().title()))
        .ifPresent(peak -> book.learn(concert.event().id(), show(concert, peak)));
  }

  private static Show show(EventView concert, int peak) {
    Event event = concert.event();
    return new Show(event.id().toString(), event.details().artistName(), event.sale().opensAt(), event.zone(),
        OptionalLong.of(concert.listing().capacity()), OptionalInt.empty(),
        SyntheticShows.gradual(peak, new SplittableRandom(peak)));
  }
}
