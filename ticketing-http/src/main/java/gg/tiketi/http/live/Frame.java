package gg.tiketi.http.live;

import gg.tiketi.kernel.EventId;

/**
 * One frame, written once for everybody who gets it.
 *
 * @param text the JSON
 * @param kind what may be done with it while it waits for a slow reader
 */
record Frame(String text, Kind kind) {
  /** What becomes of a waiting frame when a newer one comes. */
  sealed interface Kind {}

  /** It must arrive: answers and private facts. */
  record Unique() implements Kind {}

  /** A newer one with the same topic replaces it: it tells a state. */
  record Latest(String name, String subject) implements Kind {}

  /** A part of an event's seat changes; together they may be replaced by a request to read again. */
  record Seats(EventId event, long version) implements Kind {}

  /** A request to read an event's seats again; what comes after it needs no telling until it has left. */
  record SeatsAgain(EventId event) implements Kind {}

  static final Unique UNIQUE = new Unique();

  /** About what it costs to keep. */
  int bytes() {
    return text.length();
  }
}
