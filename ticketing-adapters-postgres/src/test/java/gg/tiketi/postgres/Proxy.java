package gg.tiketi.postgres;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;

/**
 * Stands before a PostgreSQL server and does what every proxy that shares sessions does: it tells its clients a process number
 * of its own (the message BackendKeyData of PostgreSQL's protocol, version 3).
 */
final class Proxy implements AutoCloseable {
  private static final int KEY_DATA = 'K';
  private static final int LENGTH_BYTES = 4;

  private final DatabaseSettings behind;
  private final ServerSocket door;

  private Proxy(DatabaseSettings behind, ServerSocket door) {
    this.behind = behind;
    this.door = door;
  }

  static Proxy before(DatabaseSettings behind) throws IOException {
    var proxy = new Proxy(behind, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    Thread.ofVirtual().start(proxy::accept);
    return proxy;
  }

  /** The way through it. The driver would ask for encryption first, which this one does not understand. */
  DatabaseSettings settings() {
    var address = address();
    var url = "jdbc:postgresql://127.0.0.1:" + door.getLocalPort() + address.getPath() + "?sslmode=disable";
    return DatabaseSettings.of(url, behind.user(), behind.password());
  }

  private URI address() {
    return URI.create(behind.jdbcUrl().substring("jdbc:".length()));
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        var client = door.accept();
        var server = new Socket(address().getHost(), address().getPort());
        Thread.ofVirtual().start(() -> pass(client, server));
        Thread.ofVirtual().start(() -> passRenumbered(server, client));
      } catch (IOException closed) {
        // The end of the test.
      }
    }
  }

  private static void pass(Socket from, Socket to) {
    try (from; to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException closed) {
      // One side hung up.
    }
  }

  private static void passRenumbered(Socket from, Socket to) {
    try (from;
        to;
        var input = new DataInputStream(from.getInputStream());
        var output = new DataOutputStream(to.getOutputStream())) {
      while (true) {
        int type = input.readUnsignedByte();
        byte[] body = input.readNBytes(input.readInt() - LENGTH_BYTES);
        if (type == KEY_DATA) {
          body[LENGTH_BYTES - 1]++;
        }
        output.writeByte(type);
        output.writeInt(body.length + LENGTH_BYTES);
        output.write(body);
      }
    } catch (IOException closed) {
      // One side hung up.
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
