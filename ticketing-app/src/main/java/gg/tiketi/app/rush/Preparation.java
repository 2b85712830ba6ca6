package gg.tiketi.app.rush;

import gg.tiketi.app.rush.client.Place;
import gg.tiketi.app.verify.Installation;
import gg.tiketi.http.token.AccessTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Sets up sales on an embedded server for whoever wants to measure it: people by the thousand, events that are open now. */
public final class Preparation implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final PreparedCrowd crowd;
  private final Fleet fleet;
  private final String admin;

  /** For the server at {@code place}, whose data are those of {@code installation}. */
  public Preparation(Installation installation, Place place) {
    crowd = new PreparedCrowd(installation, installation.keys().orElseThrow());
    fleet = new Fleet(List.of(place), 1, PATIENCE, true, new Tally(), new Findings());
    admin = crowd.admin();
  }

  /** Tokens as an embedded server issues them, which only who may read its data folder can make. */
  public static AccessTokens tokens(Installation installation) {
    return PreparedCrowd.tokens(installation.keys().orElseThrow());
  }

  /** Makes so many accounts; their tokens live a quarter of an hour. */
  public List<Person> people(int count) {
    return crowd.people(count);
  }

  /** Makes an event that is on sale; answers its id. */
  public String event(int seats, Duration hold, int limit) {
    return new Stage(fleet, admin).make(seats, Instant.now().minusSeconds(1), hold, limit);
  }

  /** Makes an event on a layout that is there; answers its id. */
  public String event(String layout, Duration hold, int limit) {
    return new Stage(fleet, admin).make(layout, Instant.now().minusSeconds(1), hold, limit);
  }

  /** Describes an event in other words. */
  public void describe(String event, String description) {
    new Stage(fleet, admin).describe(event, description);
  }

  /** Makes an event that is on sale and has a waiting room of this threshold; answers its id. */
  public String queuedEvent(int seats, int threshold) {
    return new Stage(fleet, admin, Optional.of(threshold)).make(seats, Instant.now().minusSeconds(1),
        Duration.ofMinutes(5), 4);
  }

  /** Makes an event whose pre-queue is open and whose order will be drawn at the opening; answers its id. */
  String drawnEvent(int seats, int threshold, Instant opening) {
    var stage = new Stage(fleet, admin, Optional.of(threshold));
    var event = stage.make(seats, opening, Duration.ofMinutes(5), 4);
    stage.draw(event);
    return event;
  }

  /** Moves the opening of a sale. */
  void open(String event, Instant opening) {
    new Stage(fleet, admin).open(event, opening);
  }

  @Override
  public void close() {
    fleet.close();
  }
}
