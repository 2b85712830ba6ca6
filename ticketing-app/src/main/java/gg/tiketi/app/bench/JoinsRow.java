package gg.tiketi.app.bench;

import gg.tiketi.app.rush.Person;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Joins of a waiting room, against a handler that checks who calls and runs one script in Redis. */
final class JoinsRow {
  private static final double GOAL = 0.6;
  /** So small a part of a line's crowd joins in each run. */
  private static final int PART = 50;

  private final Workshop workshop;
  private final List<Person> people;

  JoinsRow(Workshop workshop) {
    this.workshop = workshop;
    this.people = workshop.preparation().people(Math.max(1, workshop.effort().waiting() / PART));
  }

  List<Outcome> measure() {
    try (var bare = Bare.line(workshop.folder(), workshop.server())) {
      var pairs = new Pairs("joins of a waiting room", GOAL, "token and one script");
      pairs.run(workshop.effort().pairs(), this::join, () -> play(bare));
      var reference = workshop.generator().script(List.of(Wire.get("/")));
      workshop.bare(reference);
      workshop.bare(reference);
      return List.of(pairs.outcome(workshop.bare().micros()));
    }
  }

  /** Everybody joins the line of a new event: one gets in, the others wait. */
  private Sample join() {
    var script = script(workshop.preparation().queuedEvent(10, 1));
    var server = workshop.server();
    return Bare.measure(
        () -> workshop.generator().playOnce(server.place().port(), script, workshop.effort().connections()),
        server::cpu, server::databaseCpu, 200);
  }

  private Sample play(Bare bare) {
    var script = script("line-" + System.nanoTime());
    var server = workshop.server();
    return Bare.measure(() -> workshop.generator().playOnce(bare.port(), script, workshop.effort().connections()),
        bare::cpu, server::databaseCpu, 200);
  }

  private Path script(String event) {
    return workshop.generator().script(people.stream()
        .map(person -> Wire.post("/api/queue/check/" + event, person.token(), Optional.empty(), "{}")).toList());
  }
}
