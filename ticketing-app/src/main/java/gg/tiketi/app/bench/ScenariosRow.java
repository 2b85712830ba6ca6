package gg.tiketi.app.bench;

import gg.tiketi.app.bench.Outcome.Verdict;
import gg.tiketi.app.bench.load.Job;
import gg.tiketi.app.bench.load.Played;
import gg.tiketi.app.rush.Person;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The named scenarios that are about one kind of call: a detail, a map, a hundred people on one seat. */
final class ScenariosRow {
  private static final int READERS = 50;
  private static final double DETAIL_MILLIS = 100;
  private static final int LOOKERS = 200;
  private static final double MAP_MILLIS = 200;
  private static final int RIVALS = 100;
  private static final double RIVALS_MILLIS = 500;
  /** One in a hundred answers may be wrong. */
  private static final int FEW = 100;
  private static final int ROUND_SEATS = 100;
  private static final Duration HOLD = Duration.ofMinutes(20);

  private final Workshop workshop;

  ScenariosRow(Workshop workshop) {
    this.workshop = workshop;
  }

  List<Outcome> measure() {
    var outcomes = new ArrayList<>(List.of(detail(), map(), oneSeat()));
    outcomes.addAll(new MixRow(workshop).measure());
    return outcomes;
  }

  private Outcome detail() {
    var event = workshop.preparation().event("large_theater", HOLD, 4);
    var played = read(Wire.get("/api/events/" + event), READERS);
    return new Outcome("detail, 50 parallel", "mean below 100 ms, no errors",
        verdict(errors(played, 200) == 0 && played.meanMillis() < DETAIL_MILLIS), List.of(line(played, 200)));
  }

  private Outcome map() {
    var event = workshop.preparation().event("large_theater", HOLD, 4);
    var played = read(Wire.getCompressed("/api/seats/events/" + event), LOOKERS);
    return new Outcome("map of 1,250 seats, 200 parallel", "mean below 200 ms, less than 1 % errors",
        verdict(errors(played, 200) * FEW < played.total() && played.meanMillis() < MAP_MILLIS),
        List.of(line(played, 200)));
  }

  /** Twice, and the second counts: the first one warms up. */
  private Played read(String request, int connections) {
    var script = workshop.generator().script(List.of(request));
    int port = workshop.server().place().port();
    workshop.generator().play(port, script, connections, workshop.effort().millis() / 2);
    return workshop.generator().play(port, script, connections, workshop.effort().millis());
  }

  private Outcome oneSeat() {
    var event = workshop.preparation().event(ROUND_SEATS, HOLD, ROUND_SEATS);
    var people = workshop.preparation().people(RIVALS);
    var rounds = new ArrayList<Played>();
    for (int seat = 0; seat < workshop.effort().pairs(); seat++) {
      rounds.add(rivals(event, seat, people));
    }
    boolean exact = rounds.stream().allMatch(round -> round.count(201) == 1 && round.count(409) == RIVALS - 1);
    var means = Spread.of(rounds, Played::meanMillis);
    return new Outcome("100 people on one seat", "mean below 500 ms, exactly 99 refusals each time",
        verdict(exact && means.max() < RIVALS_MILLIS),
        List.of(String.format(Locale.ROOT, "%d times %s; means %.0f ms (%.0f to %.0f), the longest answer %.0f ms",
            rounds.size(), exact ? "one hold and 99 refusals" : "WRONG ANSWERS", means.median(), means.min(),
            means.max(),
            Spread.of(rounds, Played::maxMillis).max())));
  }

  private Played rivals(String event, int seat, List<Person> people) {
    var requests = people.stream()
        .map(person -> Wire.reserve(person.token(), Optional.of(event + "-" + seat), event, seat)).toList();
    return workshop.generator().play(new Job(workshop.server().place().port(),
        workshop.generator().script(requests).toString(), RIVALS, 60_000, true, 0));
  }

  static long errors(Played played, int... right) {
    long wrong = played.total() + played.broken();
    for (int status : right) {
      wrong -= played.count(status);
    }
    return wrong;
  }

  static String line(Played played, int... right) {
    return String.format(Locale.ROOT,
        "%,d answers in %.1f s, %,.0f/s: mean %.1f ms, p99 %.1f ms, longest %.0f ms; %,d wrong %s",
        played.total(), played.seconds(), played.total() / played.seconds(), played.meanMillis(), played.p99Millis(),
        played.maxMillis(), errors(played, right), played.answers());
  }

  static Verdict verdict(boolean met) {
    return met ? Verdict.MET : Verdict.NOT_MET;
  }
}
