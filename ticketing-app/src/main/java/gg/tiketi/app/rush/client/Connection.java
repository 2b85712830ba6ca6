package gg.tiketi.app.rush.client;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.time.Duration;

/** One socket that is kept open. It carries one call at a time; whoever reads waits on a virtual thread. */
final class Connection implements AutoCloseable {
  private static final int CONNECT_MILLIS = 3_000;

  private final Socket socket;
  private final OutputStream out;
  private final ReplyReader reader;

  private Connection(Socket socket, OutputStream out, InputStream in) {
    this.socket = socket;
    this.out = out;
    this.reader = new ReplyReader(in);
  }

  static Connection open(Place place, Duration patience) throws IOException {
    var socket = new Socket();
    try {
      socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
      socket.connect(new InetSocketAddress(place.host(), place.port()), CONNECT_MILLIS);
      socket.setSoTimeout((int) patience.toMillis());
      return new Connection(socket, socket.getOutputStream(), socket.getInputStream());
    } catch (IOException | RuntimeException failed) {
      socket.close();
      throw failed;
    }
  }

  Reply exchange(Request request) throws IOException {
    out.write(request.bytes());
    return reader.read();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException ignored) {
      // It is given up either way.
    }
  }

  /** The other side went away before it had answered. */
  static IOException ended() {
    return new EOFException("the connection ended before the answer did");
  }
}
