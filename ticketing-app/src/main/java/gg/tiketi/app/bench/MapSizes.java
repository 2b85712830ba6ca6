package gg.tiketi.app.bench;

import gg.tiketi.app.bench.Outcome.Verdict;
import gg.tiketi.app.bench.audience.Gathering;
import gg.tiketi.app.bench.audience.Performance;
import gg.tiketi.app.bench.load.Job;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a map costs on the wire: the first status, and a change of one, two and four seats. */
final class MapSizes {
  private static final int STATUS_BYTES = 12 * 1024;
  private static final int CHANGE_BYTES = 130;
  private static final int SEAT_BYTES = 6;
  private static final List<Integer> BASKETS = List.of(1, 2, 4);

  private final Workshop workshop;
  private final String event;
  private final int seats;
  private final List<String> lines = new ArrayList<>();
  private boolean met = true;

  /**
   * Sizes.
   *
   * @param seats how many the event has; the last ones, whose numbers are the longest, are still free
   */
  MapSizes(Workshop workshop, String event, int seats) {
    this.workshop = workshop;
    this.event = event;
    this.seats = seats;
  }

  Outcome measure() {
    var path = "/api/seats/events/" + event + "/status";
    var plain = Weight.of(workshop.server().place(), path, false);
    var gzipped = Weight.of(workshop.server().place(), path, true);
    met &= plain.bytes() <= STATUS_BYTES;
    lines.add(String.format(Locale.ROOT, "first status: %,d bytes, compressed %,d; %d of each are the answer's head",
        plain.bytes(), gzipped.bytes(), gzipped.headBytes()));
    try (var viewer = new Audience(workshop.folder(), Gathering.atSeats(workshop.server().place().port(), event, 1))) {
      int last = seats;
      for (int basket : BASKETS) {
        last -= basket;
        change(viewer, path, last, basket);
      }
    }
    return new Outcome(String.format(Locale.ROOT, "size of a map of %,d seats", seats),
        "first status at most 12 KB, a change at most 130 B + 6 B for each seat", met ? Verdict.MET : Verdict.NOT_MET,
        lines);
  }

  private void change(Audience viewer, String path, int first, int basket) {
    long version = Weight.of(workshop.server().place(), path, false).json().path("version").asLong();
    long frame = frame(viewer, first, basket);
    int answer = Weight.of(workshop.server().place(), path + "?since=" + version, false).bodyBytes();
    int most = CHANGE_BYTES + SEAT_BYTES * basket;
    met &= frame > 0 && frame <= most && answer <= most;
    lines.add(String.format(Locale.ROOT,
        "%d seat%s: frame %d bytes with its head, changes since the version before %d bytes (goal %d)",
        basket, basket == 1 ? "" : "s", frame, answer, most));
  }

  /** The bytes of the frames that tell one viewer of one hold. */
  private long frame(Audience viewer, int first, int basket) {
    int port = workshop.server().place().port();
    var person = workshop.preparation().people(1).getFirst();
    var wish = IntStream.range(first, first + basket).mapToObj(seat -> "\"" + seat + "\"")
        .collect(Collectors.joining(",", "{\"eventId\":\"" + event + "\",\"seatIds\":[", "]}"));
    var script = workshop.generator()
        .script(List.of(Wire.post("/api/seats/reserve", person.token(), Optional.of("basket-" + first), wish)));
    return viewer.watch(new Performance(new Job(port, script.toString(), 1, 10_000, true, 0), first, basket, 10_000))
        .frameBytes();
  }
}
