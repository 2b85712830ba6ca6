package gg.tiketi.app.bench.audience;

/**
 * Who is to come.
 *
 * @param port on loopback
 * @param event what they watch
 * @param join the frame with which they say so
 * @param people how many, each with a socket
 */
public record Gathering(int port, String event, String join, int people) {
  /** People who have the event's page open. */
  public static Gathering atEvent(int port, String event, int people) {
    return new Gathering(port, event, "join-event", people);
  }

  /** People who have the event's seat map open. */
  public static Gathering atSeats(int port, String event, int people) {
    return new Gathering(port, event, "join-seat-selection", people);
  }
}
