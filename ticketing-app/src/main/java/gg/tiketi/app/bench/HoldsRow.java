package gg.tiketi.app.bench;

import gg.tiketi.app.rush.Person;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One-seat holds of distinct seats, over HTTP, against single transactions on the same database. */
final class HoldsRow {
  private static final double GOAL = 1.0;
  /** As long as a hold may live: none of them runs out while it is measured. */
  private static final Duration HOLD = Duration.ofMinutes(20);

  private final Workshop workshop;
  private final List<Person> people;

  HoldsRow(Workshop workshop) {
    this.workshop = workshop;
    this.people = workshop.preparation().people(workshop.effort().holds());
  }

  List<Outcome> measure() {
    try (var baseline = new SingleTransactions(workshop.server(), people, example())) {
      var pairs = new Pairs("one-seat holds", GOAL, "single transactions");
      var bareScript = workshop.generator().script(List.of(Wire.post("/api/seats/reserve", "none",
          Optional.of("key"), "{\"seatIds\":[\"1\"]}")));
      workshop.bare(bareScript);
      workshop.bare(bareScript);
      pairs.run(workshop.effort().pairs(), this::hold, () -> baseline.run(event()));
      var outcome = pairs.outcome(workshop.bare().micros());
      var lines = new ArrayList<>(outcome.lines());
      lines.add(baseline.settings());
      return List.of(new Outcome(outcome.name(), outcome.goal(), outcome.verdict(), lines));
    }
  }

  private Sample hold() {
    var script = script(event());
    var server = workshop.server();
    return Bare.measure(
        () -> workshop.generator().playOnce(server.place().port(), script, workshop.effort().connections()),
        server::cpu, server::databaseCpu, 201);
  }

  /** A hold that was really granted; the baseline writes what it left in the tables. */
  private String example() {
    var event = workshop.preparation().event(10, HOLD, 4);
    var person = people.getFirst();
    var script = workshop.generator()
        .script(List.of(Wire.reserve(person.token(), Optional.of("example-" + event), event, 0)));
    var played = workshop.generator().playOnce(workshop.server().place().port(), script, 1);
    if (played.count(201) != 1) {
      throw new IllegalStateException("a hold was not granted: " + played.answers());
    }
    return event;
  }

  private String event() {
    return workshop.preparation().event(people.size(), HOLD, 4);
  }

  private Path script(String event) {
    var requests = new ArrayList<String>();
    for (int seat = 0; seat < people.size(); seat++) {
      requests.add(Wire.reserve(people.get(seat).token(), Optional.of(event + "-" + seat), event, seat));
    }
    return workshop.generator().script(requests);
  }
}
