package gg.tiketi.app.bench.audience;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/** Everybody who watches, in one thread that waits for all of their sockets at once. */
final class Watchers implements Watcher.Listener, AutoCloseable {
  /** So many knock at once: a crowd is not what is measured here. */
  private static final int KNOCKING = 200;

  private final Gathering gathering;
  private final Selector selector;
  private final Queue<Runnable> orders = new ConcurrentLinkedQueue<>();
  private final List<Watcher> watchers = new ArrayList<>();
  private final NewsStand stand = new NewsStand();
  private final CompletableFuture<Integer> everybodyCame = new CompletableFuture<>();
  private final Thread thread = new Thread(this::run, "audience");
  private Notes notes = new Notes(new Presses(0, 0));
  private int arrived;
  private int knocking;
  private int joined;
  private int left;
  private boolean over;

  /** Begins to let them in. */
  Watchers(Gathering gathering) throws IOException {
    this.gathering = gathering;
    this.selector = Selector.open();
    thread.start();
  }

  /** Waits until everybody has come or was turned away; answers how many came. */
  int joined() {
    return everybodyCame.join();
  }

  /** From now on they watch for these. */
  void watch(Presses presses) {
    ordered(() -> {
      notes = new Notes(presses);
      return notes;
    });
  }

  /** What they have seen so far. */
  Notes.Summary seen() {
    return ordered(() -> notes.summary(left));
  }

  private <T> T ordered(Supplier<T> order) {
    var done = new CompletableFuture<T>();
    orders.add(() -> done.complete(order.get()));
    selector.wakeup();
    return done.join();
  }

  @Override
  public void close() {
    ordered(() -> over = true);
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  // ---- the thread ----

  private void run() {
    try (selector) {
      while (!over) {
        letIn();
        selector.select();
        for (var key : selector.selectedKeys()) {
          take(key);
        }
        selector.selectedKeys().clear();
        for (var order = orders.poll(); order != null; order = orders.poll()) {
          order.run();
        }
      }
      for (var watcher : watchers) {
        watcher.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void letIn() {
    for (; knocking < KNOCKING && arrived < gathering.people(); arrived++) {
      try {
        letOneIn();
      } catch (IOException noConnection) {
        left++;
      }
    }
    if (knocking == 0) {
      everybodyCame.complete(joined);
    }
  }

  private void letOneIn() throws IOException {
    var channel = connection();
    var watcher = new Watcher(channel);
    channel.register(selector, SelectionKey.OP_READ, watcher);
    watchers.add(watcher);
    watcher.upgrade();
    knocking++;
  }

  /** It ends without a word, so that the next ten thousand find free ports. */
  private SocketChannel connection() throws IOException {
    var channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), gathering.port()));
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.setOption(StandardSocketOptions.SO_LINGER, 0);
    channel.configureBlocking(false);
    return channel;
  }

  private void take(SelectionKey key) {
    try {
      switch (key.attachment()) {
        case Watcher watcher -> watcher.read(this);
        case Reread reread -> reread(reread);
        default -> throw new IllegalStateException("nobody's socket");
      }
    } catch (IOException ended) {
      key.cancel();
      ended(key.attachment(), ended);
    }
  }

  private void ended(Object connection, IOException reason) {
    if (connection instanceof Reread reread && !reread.isReading()) {
      reread.watcher().forgetReread();
      return;
    }
    System.err.println("a watcher's connection: " + reason.getMessage());
    left++;
    if (connection instanceof Watcher watcher && !watcher.isJoined()) {
      knocking--;
    }
  }

  @Override
  public void upgraded(Watcher watcher) throws IOException {
    watcher
        .say("{\"event\":\"" + gathering.join() + "\",\"id\":1,\"data\":{\"eventId\":\"" + gathering.event() + "\"}}");
  }

  @Override
  public void heard(Watcher watcher, ByteBuffer payload, int wireBytes) throws IOException {
    switch (stand.read(payload)) {
      case News.Joined(long version) -> {
        watcher.joined(version);
        joined++;
        knocking--;
      }
      case News.Refused() -> throw new IOException("turned away");
      case News.Seats(long from, long version, List<Integer> seats) -> {
        notes.frame(wireBytes);
        changed(watcher, from, version, seats);
      }
      case News.Again() -> readAgain(watcher);
      case News.Other() -> {
      }
    }
  }

  private void changed(Watcher watcher, long from, long version, List<Integer> seats) throws IOException {
    if (!watcher.follows(from)) {
      readAgain(watcher);
      return;
    }
    long now = System.nanoTime();
    for (int seat : seats) {
      notes.sees(watcher, seat, now);
    }
    watcher.knows(version);
  }

  private void readAgain(Watcher watcher) throws IOException {
    if (watcher.reread().isEmpty()) {
      var channel = connection();
      var reread = new Reread(watcher, channel);
      channel.register(selector, SelectionKey.OP_READ, reread);
      watcher.rereadsWith(reread);
    }
    ask(watcher.reread().orElseThrow());
  }

  private void ask(Reread reread) throws IOException {
    if (reread.ask(gathering.event())) {
      notes.reread();
    }
  }

  private void reread(Reread reread) throws IOException {
    var answer = reread.read();
    if (answer.isEmpty()) {
      return;
    }
    long now = System.nanoTime();
    Reread.taken(answer.get(), seat -> notes.sees(reread.watcher(), seat, now));
    reread.watcher().knows(answer.get().path("version").asLong());
    if (reread.isToAskAgain()) {
      ask(reread);
    }
  }
}
