package gg.tiketi.http.live;

/** The wire to one client. One frame is under way at a time; more than that would pile up where nobody counts them. */
interface Line {
  /** Sends a text frame; one of the two is told exactly once, perhaps before this returns. */
  void send(String text, Runnable sent, Runnable failed);

  /** Asks for a sign of life. */
  void ping();

  /** Ends the connection. Nothing happens the second time. */
  void close(int code, String reason);
}
