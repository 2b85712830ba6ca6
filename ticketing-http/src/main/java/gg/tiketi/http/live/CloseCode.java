package gg.tiketi.http.live;

/** Why we close sockets (RFC 6455, section 7.4.1, and the registry that follows from it). */
enum CloseCode {
  /** What was sent is no JSON object. */
  NO_OBJECT(1007),
  /** A limit was passed, or the session ended. */
  POLICY(1008),
  /** This server goes; another one is there. */
  GOING(1012),
  /** The client reads too slowly. */
  TOO_SLOW(1013);

  private final int code;

  CloseCode(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }
}
