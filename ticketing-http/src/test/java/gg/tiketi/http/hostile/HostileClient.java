package gg.tiketi.http.hostile;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sends bytes as they are; keeps its socket as long as the server does. */
final class HostileClient implements AutoCloseable {
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3})");
  private static final Pattern LENGTH = Pattern.compile("(?i)\r\nContent-Length: (\\d+)");
  /** Whoever is not answered by then never will be. */
  private static final int PATIENCE_MILLIS = 30_000;

  private final int port;
  private @Nullable Socket socket;
  private @Nullable InputStream in;

  HostileClient(int port) {
    this.port = port;
  }

  /** Sends a request whose end everybody sees, on the socket of the one before, and gives the status of the answer. */
  int keptAlive(byte[] request) throws IOException {
    try {
      return exchange(request);
    } catch (EOFException | SocketException closed) {
      // Between two requests a server may close; only on a fresh socket it has to answer.
      close();
      return exchange(request);
    }
  }

  private int exchange(byte[] request) throws IOException {
    if (socket == null) {
      open();
    }
    socket.getOutputStream().write(request);
    String head = head();
    int status = Integer.parseInt(head.substring(9, 12));
    var length = LENGTH.matcher(head);
    if (length.find()) {
      in.readNBytes(Integer.parseInt(length.group(1)));
    } else if (status != 204 && status != 304) {
      close();
    }
    if (head.toLowerCase(java.util.Locale.ROOT).contains("\r\nconnection: close")) {
      close();
    }
    return status;
  }

  private String head() throws IOException {
    var head = new ByteArrayOutputStream();
    int ends = 0;
    while (ends < 4) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException();
      }
      head.write(next);
      ends = next == (ends % 2 == 0 ? '\r' : '\n') ? ends + 1 : next == '\r' ? 1 : 0;
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }

  /** Sends bytes on a socket of their own, then nothing more, and gives every status that comes until the server closes. */
  List<Integer> once(byte[]... parts) throws IOException {
    close();
    open();
    try {
      for (byte[] part : parts) {
        socket.getOutputStream().write(part);
      }
      socket.shutdownOutput();
    } catch (SocketException refusedBeforeTheEnd) {
      // What was answered by then is there to be read, or lost with the connection.
    }
    return statuses();
  }

  private List<Integer> statuses() throws IOException {
    var statuses = new ArrayList<Integer>();
    STATUS.matcher(new String(rest(), StandardCharsets.ISO_8859_1)).results()
        .forEach(found -> statuses.add(Integer.valueOf(found.group(1))));
    close();
    return statuses;
  }

  private byte[] rest() throws IOException {
    var all = new ByteArrayOutputStream();
    byte[] part = new byte[8_192];
    try {
      for (int read = in.read(part); read >= 0; read = in.read(part)) {
        all.write(part, 0, read);
      }
    } catch (SocketException reset) {
      // An end without manners is an end.
    }
    return all.toByteArray();
  }

  private void open() throws IOException {
    socket = new Socket("127.0.0.1", port);
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream());
  }

  @Override
  public void close() throws IOException {
    if (socket != null) {
      socket.close();
      socket = null;
    }
  }
}
