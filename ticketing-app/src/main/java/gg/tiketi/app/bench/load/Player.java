package gg.tiketi.app.bench.load;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Plays one job in one thread that waits for all of its connections at once. */
final class Player {
  private static final int BUFFER = 64 * 1024;
  private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(2);

  private final Job job;
  private final List<ByteBuffer> script;
  private final Map<Integer, Long> answers = new TreeMap<>();
  private final Histogram micros = new Histogram(LONGEST_MICROS, 3);
  private int next;
  private long broken;
  private long deadline;

  Player(Job job, List<ByteBuffer> script) {
    this.job = job;
    this.script = script;
  }

  /** One connection and the request that is under way on it. */
  private static final class Line {
    private final SocketChannel channel;
    private final ByteBuffer in = ByteBuffer.allocateDirect(BUFFER);
    private final AnswerScan scan = new AnswerScan();
    private long sentNanos;

    Line(SocketChannel channel) {
      this.channel = channel;
    }
  }

  Played play() throws IOException {
    try (var selector = Selector.open()) {
      var lines = connect(selector);
      long cpu = cpuNanos();
      long start = System.nanoTime();
      deadline = start + TimeUnit.MILLISECONDS.toNanos(job.millis());
      int busy = 0;
      for (var line : lines) {
        busy += send(line) ? 1 : 0;
      }
      while (busy > 0) {
        selector.select(1_000);
        for (var key : selector.selectedKeys()) {
          busy -= advance(key) ? 0 : 1;
        }
        selector.selectedKeys().clear();
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      close(lines);
      return new Played(answers, broken, seconds, (cpuNanos() - cpu) / 1e9, millis(50), millis(99),
          micros.getMaxValue() / 1e3);
    }
  }

  private List<Line> connect(Selector selector) throws IOException {
    var lines = new ArrayList<Line>();
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), job.port());
    for (int i = 0; i < job.connections(); i++) {
      var channel = SocketChannel.open(address);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.configureBlocking(false);
      var line = new Line(channel);
      channel.register(selector, SelectionKey.OP_READ, line);
      lines.add(line);
    }
    return lines;
  }

  private static void close(List<Line> lines) throws IOException {
    for (var line : lines) {
      line.channel.close();
    }
  }

  /** Sends the next request, if there is one and time; requests are small enough for one write. */
  private boolean send(Line line) throws IOException {
    long now = System.nanoTime();
    if (now >= deadline || (job.once() && next >= script.size())) {
      return false;
    }
    var request = script.get(next++ % script.size()).duplicate();
    line.sentNanos = now;
    while (request.hasRemaining()) {
      line.channel.write(request);
    }
    return true;
  }

  /** Reads what has come; false when this connection has nothing left to do. */
  private boolean advance(SelectionKey key) throws IOException {
    var line = (Line) key.attachment();
    if (line.channel.read(line.in) < 0) {
      broken++;
      key.cancel();
      return false;
    }
    int status = line.scan.status(line.in);
    if (status == 0) {
      return true;
    }
    line.in.clear();
    answers.merge(status, 1L, Long::sum);
    micros.recordValue(Math.min(LONGEST_MICROS, (System.nanoTime() - line.sentNanos) / 1_000));
    return send(line);
  }

  private double millis(double percentile) {
    return micros.getValueAtPercentile(percentile) / 1e3;
  }

  private static long cpuNanos() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getProcessCpuTime()
        : 0;
  }
}
