package gg.tiketi.app.bench.audience;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Optional;

/** One person's socket: the upgrade, then frames. The other side's frames are not masked, ours with zeros. */
final class Watcher {
  private static final String UPGRADE = """
                                        GET /ws HTTP/1.1\r
                                        Host: tiketi\r
                                        Upgrade: websocket\r
                                        Connection: Upgrade\r
                                        Sec-WebSocket-Version: 13\r
                                        Sec-WebSocket-Key: dGlrZXRpIGlzIGZhaXIhIQ==\r
                                        \r
                                        """;
  private static final int START = 512;
  private static final int TEXT = 1;
  private static final int CLOSE = 8;
  private static final int PING = 9;
  private static final int PONG = 10;
  private static final int SHORT = 126;
  private static final int HEAD = 4;

  private final SocketChannel channel;
  private final BitSet seen = new BitSet();
  private ByteBuffer in = ByteBuffer.allocate(START);
  private boolean upgraded;
  private boolean joined;
  private long version;
  private Optional<Reread> reread = Optional.empty();

  Watcher(SocketChannel channel) {
    this.channel = channel;
  }

  /** Who hears what comes in. */
  interface Listener {
    /** The socket is open. */
    void upgraded(Watcher watcher) throws IOException;

    /** A text; {@code wireBytes} is its length with the frame's head. */
    void heard(Watcher watcher, ByteBuffer payload, int wireBytes) throws IOException;
  }

  void upgrade() throws IOException {
    write(ByteBuffer.wrap(UPGRADE.getBytes(StandardCharsets.US_ASCII)));
  }

  void say(String text) throws IOException {
    send(TEXT, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Takes what has come.
   *
   * @throws IOException with the reason, when the connection has ended
   */
  void read(Listener listener) throws IOException {
    if (!in.hasRemaining()) {
      in = ByteBuffer.allocate(2 * in.capacity()).put(in.flip());
    }
    if (channel.read(in) < 0) {
      throw new IOException("ended without a word");
    }
    in.flip();
    if (!upgraded) {
      upgrade(listener);
    }
    tookFrames(listener);
    in.compact();
  }

  private void upgrade(Listener listener) throws IOException {
    for (int at = 0; at + HEAD <= in.limit() && !upgraded; at++) {
      if (in.getInt(at) == 0x0d0a0d0a) {
        upgraded = in.get(9) == '1';
        in.position(at + HEAD);
        if (!upgraded) {
          throw new IOException("answered with a status that is no upgrade");
        }
        listener.upgraded(this);
      }
    }
  }

  private void tookFrames(Listener listener) throws IOException {
    while (upgraded && in.remaining() >= 2) {
      int shown = in.get(in.position() + 1) & 0x7f;
      int head = shown < SHORT ? 2 : HEAD;
      if (in.remaining() < head) {
        return;
      }
      int length = shown < SHORT ? shown : in.getShort(in.position() + 2) & 0xffff;
      if (in.remaining() < head + length) {
        return;
      }
      int opcode = in.get(in.position()) & 0x0f;
      var payload = in.slice(in.position() + head, length);
      in.position(in.position() + head + length);
      took(opcode, payload, head + length, listener);
    }
  }

  private void took(int opcode, ByteBuffer payload, int wireBytes, Listener listener) throws IOException {
    switch (opcode) {
      case TEXT -> listener.heard(this, payload, wireBytes);
      case PING -> send(PONG, payload);
      case CLOSE ->
        throw new IOException("closed with " + (payload.remaining() < 2 ? "no code" : payload.getShort()) + " "
            + StandardCharsets.UTF_8.decode(payload));
      default -> {
        // A pong, or a part of a message: nobody sends those here.
      }
    }
  }

  private void send(int opcode, ByteBuffer payload) throws IOException {
    int length = payload.remaining();
    var frame = ByteBuffer.allocate(length + 8).put((byte) (0x80 | opcode));
    if (length < SHORT) {
      frame.put((byte) (0x80 | length));
    } else {
      frame.put((byte) (0x80 | SHORT)).putShort((short) length);
    }
    write(frame.putInt(0).put(payload).flip());
  }

  private void write(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  // ---- what this person knows ----

  void joined(long told) {
    joined = true;
    version = told;
  }

  boolean isJoined() {
    return joined;
  }

  /** Whether nothing is missing between what is known and what happened after {@code from}. */
  boolean follows(long from) {
    return from <= version;
  }

  void knows(long newVersion) {
    version = Math.max(version, newVersion);
  }

  long version() {
    return version;
  }

  /** Sees that a seat is taken; false when that was known. */
  boolean sees(int seat) {
    boolean known = seen.get(seat);
    seen.set(seat);
    return !known;
  }

  Optional<Reread> reread() {
    return reread;
  }

  /** The connection for reading again was closed while nobody needed it. */
  void forgetReread() {
    reread = Optional.empty();
  }

  void rereadsWith(Reread connection) {
    reread = Optional.of(connection);
  }

  void close() throws IOException {
    channel.close();
    if (reread.isPresent()) {
      reread.get().close();
    }
  }
}
