package gg.tiketi.app.bench.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Finds the end of an answer whose length is stated in its head, and nothing else: the generator must cost little. */
public final class AnswerScan {
  private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);
  private static final int STATUS_AT = 9;
  private static final int NOTHING = 204;
  private static final int UNCHANGED = 304;

  /**
   * The status once the whole answer lies in the buffer, else 0.
   *
   * @throws IllegalStateException if the answer does not tell its length: what came after it would be taken for answers
   */
  public int status(ByteBuffer in) {
    int body = endOfHead(in);
    if (body < 0 || in.position() < body + length(in, body)) {
      return 0;
    }
    return code(in);
  }

  /** The body of an answer that lies in the buffer as a whole. */
  public ByteBuffer body(ByteBuffer in) {
    int from = endOfHead(in);
    return in.slice(from, length(in, from));
  }

  private static int endOfHead(ByteBuffer in) {
    for (int at = 3; at < in.position(); at++) {
      if (in.get(at) == '\n' && in.get(at - 2) == '\n') {
        return at + 1;
      }
    }
    return -1;
  }

  private static int length(ByteBuffer in, int end) {
    for (int at = 0; at < end - LENGTH.length; at++) {
      if (in.get(at) == '\n' && isLength(in, at + 1)) {
        return number(in, at + 1 + LENGTH.length);
      }
    }
    if (code(in) == NOTHING || code(in) == UNCHANGED) {
      return 0;
    }
    throw new IllegalStateException("an answer that does not tell its length");
  }

  private static int code(ByteBuffer in) {
    return 100 * digit(in, STATUS_AT) + 10 * digit(in, STATUS_AT + 1) + digit(in, STATUS_AT + 2);
  }

  private static boolean isLength(ByteBuffer in, int from) {
    for (int i = 0; i < LENGTH.length; i++) {
      if ((in.get(from + i) | 0x20) != (LENGTH[i] | 0x20)) {
        return false;
      }
    }
    return true;
  }

  private static int number(ByteBuffer in, int from) {
    int at = from;
    while (in.get(at) == ' ') {
      at++;
    }
    int number = 0;
    for (; in.get(at) >= '0' && in.get(at) <= '9'; at++) {
      number = 10 * number + digit(in, at);
    }
    return number;
  }

  private static int digit(ByteBuffer in, int at) {
    return in.get(at) - '0';
  }
}
