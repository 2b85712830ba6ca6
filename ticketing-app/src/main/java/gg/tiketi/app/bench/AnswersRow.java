package gg.tiketi.app.bench;

import gg.tiketi.app.rush.Person;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is answered from memory, against a bare handler: refusals of taken seats, and reads. */
final class AnswersRow {
  private static final double REFUSALS = 0.5;
  private static final double READS = 0.6;
  private static final int TAKEN = 40;
  private static final int CROWD = 500;
  private static final Duration HOLD = Duration.ofMinutes(20);

  private final Workshop workshop;

  AnswersRow(Workshop workshop) {
    this.workshop = workshop;
  }

  /** People who want seats that others hold. */
  List<Outcome> refusals() {
    var event = workshop.preparation().event(TAKEN, HOLD, 4);
    var crowd = workshop.preparation().people(TAKEN + CROWD);
    take(event, crowd);
    var requests = new ArrayList<String>();
    for (int i = 0; i < CROWD; i++) {
      requests.add(Wire.reserve(crowd.get(TAKEN + i).token(), Optional.of("late-" + i), event, i % TAKEN));
    }
    return List.of(compare("refusals of taken seats", REFUSALS, requests, 409));
  }

  private void take(String event, List<Person> crowd) {
    var requests = new ArrayList<String>();
    for (int seat = 0; seat < TAKEN; seat++) {
      requests.add(Wire.reserve(crowd.get(seat).token(), Optional.of("first-" + seat), event, seat));
    }
    var played = workshop.generator().playOnce(workshop.server().place().port(),
        workshop.generator().script(requests), 4);
    if (played.count(201) != TAKEN) {
      throw new IllegalStateException("the seats were not granted: " + played.answers());
    }
  }

  /** The detail of an event, and the status of the seats of a dome. */
  List<Outcome> reads() {
    var event = workshop.preparation().event("dome", HOLD, 4);
    return List.of(compare("event detail", READS, List.of(Wire.get("/api/events/" + event)), 200),
        compare("seat status, 20,000 seats", READS,
            List.of(Wire.get("/api/seats/events/" + event + "/status")), 200),
        compare("seat changes", READS, List.of(Wire.get("/api/seats/events/" + event + "/status?since=0")), 200));
  }

  private Outcome compare(String name, double goal, List<String> requests, int status) {
    var script = workshop.generator().script(requests);
    var pairs = new Pairs(name, goal, "bare handler");
    pairs.run(workshop.effort().pairs(), () -> workshop.serve(script, status), () -> workshop.bare(script));
    return pairs.outcome(workshop.bare().micros());
  }
}
