package gg.tiketi.app.bench;

import gg.tiketi.app.bench.Outcome.Verdict;
import gg.tiketi.app.bench.audience.Gathering;
import gg.tiketi.app.bench.audience.Performance;
import gg.tiketi.app.bench.audience.Seen;
import gg.tiketi.app.bench.load.Job;
import gg.tiketi.app.rush.Person;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The seat map of a dome: what it costs on the wire, and how soon those who watch see what others do. */
final class MapRow {
  private static final int SEATS = 20_000;
  private static final Duration HOLD = Duration.ofMinutes(20);
  private static final int CALM_PER_SECOND = 20;
  private static final double CALM_GOAL_MILLIS = 250;
  private static final double RUSH_GOAL_MILLIS = 1_500;
  private static final long PATIENCE_MILLIS = 20_000;

  private final Workshop workshop;
  private final String event;
  private final List<Person> people;
  private int holds;

  MapRow(Workshop workshop) {
    this.workshop = workshop;
    this.event = workshop.preparation().event("dome", HOLD, 4);
    this.people = workshop.preparation().people(warmUps() + calm() + rush());
  }

  /** Enough for five of the other rows' runs. */
  private int calm() {
    return Math.toIntExact(CALM_PER_SECOND * workshop.effort().millis() / 200);
  }

  private int warmUps() {
    return calm() / 2;
  }

  private int rush() {
    return workshop.effort().holds();
  }

  List<Outcome> measure() {
    var outcomes = new ArrayList<Outcome>();
    var gathering = Gathering.atSeats(workshop.server().place().port(), event, workshop.effort().viewers());
    try (var audience = new Audience(workshop.folder(), gathering)) {
      audience.watch(holds(warmUps(), CALM_PER_SECOND * 2));
      var calm = audience.watch(holds(calm(), CALM_PER_SECOND));
      outcomes.add(outcome(CALM_PER_SECOND + " changes a second", CALM_GOAL_MILLIS, audience, calm));
      outcomes.add(outcome("a rush", RUSH_GOAL_MILLIS, audience, audience.watch(holds(rush(), 0))));
    }
    outcomes.add(new MapSizes(workshop, event, SEATS).measure());
    return outcomes;
  }

  /** Holds of one seat each by the next people. */
  private Performance holds(int count, int perSecond) {
    int first = holds;
    holds += count;
    var script = workshop.generator().script(IntStream.range(first, holds)
        .mapToObj(seat -> Wire.reserve(people.get(seat).token(), Optional.of(event + "-" + seat), event, seat))
        .collect(Collectors.toList()));
    return new Performance(job(script, perSecond), first, 1, PATIENCE_MILLIS);
  }

  private Job job(Path script, int perSecond) {
    return new Job(workshop.server().place().port(), script.toString(), workshop.effort().connections(), 120_000, true,
        perSecond);
  }

  private Outcome outcome(String when, double goalMillis, Audience audience, Seen seen) {
    int viewers = workshop.effort().viewers();
    boolean complete = audience.gathered().joined() == viewers && seen.left() == 0 && seen.seen() == seen.expected();
    boolean granted = seen.played().count(201) == seen.played().total() && seen.played().broken() == 0;
    return new Outcome(
        String.format(Locale.ROOT, "%,d viewers see changes, %s", viewers, when),
        String.format(Locale.ROOT, "p99 at most %.0f ms, each seen by all", goalMillis),
        !granted ? Verdict.VOID : complete && seen.p99Millis() <= goalMillis ? Verdict.MET : Verdict.NOT_MET,
        lines(seen));
  }

  private static List<String> lines(Seen seen) {
    return List.of(
        String.format(Locale.ROOT,
            "from the press until a viewer knows: p50 %.0f ms, p99 %.0f ms, longest %.0f ms; %,d of %,d seen",
            seen.p50Millis(), seen.p99Millis(), seen.maxMillis(), seen.seen(), seen.expected()),
        String.format(Locale.ROOT,
            "%,d holds in %.1f s (p99 %.0f ms); %,d frames of %,d bytes; %,d read the status again, %,d sockets ended",
            seen.played().count(201), seen.played().seconds(), seen.played().p99Millis(), seen.frames(),
            seen.frameBytes() / Math.max(1, seen.frames()), seen.rereads(), seen.left()));
  }
}
