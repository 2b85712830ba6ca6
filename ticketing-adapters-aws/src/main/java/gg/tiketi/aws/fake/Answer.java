package gg.tiketi.aws.fake;

/** What the fake answers; or nothing, as if the wire were cut. */
sealed interface Answer {
  /** The connection is closed. */
  record Silence() implements Answer {}

  /** A status and a text of the query protocol. */
  record Xml(int status, String text) implements Answer {}

  /** A success of which there is nothing to say: CBOR's empty map. */
  record NothingToSay() implements Answer {}

  /** A failure in the query protocol. */
  static Answer failure(int status, String code, String message) {
    return new Xml(status,
        """
        <ErrorResponse xmlns="http://autoscaling.amazonaws.com/doc/2011-01-01/"><Error><Type>%s</Type>\
        <Code>%s</Code><Message>%s</Message></Error><RequestId>fake</RequestId></ErrorResponse>"""
            .formatted(status < 500 ? "Sender" : "Receiver", code, message));
  }
}
