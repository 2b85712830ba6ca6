package gg.tiketi.app.rush;

import gg.tiketi.app.rush.client.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A small rush that nobody counts: it makes a server do once what it will have to do quickly. */
public final class PracticeRush {
  private static final int CONNECTIONS = 256;
  private static final int LIMIT = 4;
  /** The crowd may always be the same. */
  private static final long SEED = 1;
  private static final Duration ARRIVAL = Duration.ofSeconds(1);
  private static final Duration HOLD = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration SHORTEST_THOUGHT = Duration.ofMillis(20);
  private static final Duration LONGEST_THOUGHT = Duration.ofMillis(200);

  private final Place place;
  private final String admin;

  /**
   * A rush at a server.
   *
   * @param admin an administrator's access token, who makes the event
   */
  public PracticeRush(Place place, String admin) {
    this.place = place;
    this.admin = admin;
  }

  /**
   * Lets the people buy until all seats are gone or the time is over.
   *
   * @return how many calls they made
   * @throws RushException if it cannot be run, or the calling thread is interrupted
   */
  public long run(List<Person> people, int seats, Duration longest) {
    var tally = new Tally();
    var findings = new Findings();
    try (var fleet = new Fleet(List.of(place), CONNECTIONS, PATIENCE, true, tally, findings)) {
      var hall = new Stage(fleet, admin).build(seats, Instant.now(), HOLD, LIMIT);
      var profile = Profile.dome(people.size(), ARRIVAL, LIMIT).thinking(SHORTEST_THOUGHT, LONGEST_THOUGHT);
      var history = Files.createTempFile("tiketi-rehearsal", ".jsonl");
      try {
        new Rush(fleet, hall, profile, tally, findings, longest).run(people, SEED, history, passed -> {});
      } finally {
        Files.delete(history);
      }
      return tally.get(Tally.Count.CALLS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
