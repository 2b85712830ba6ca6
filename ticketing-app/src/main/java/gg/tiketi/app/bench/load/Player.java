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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Plays one job in one thread that waits for all of its connections at once. */
public final class Player {
  private static final int BUFFER = 64 * 1024;
  private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(2);
  private static final long LONGEST_WAIT_MILLIS = 1_000;

  private final Job job;
  private final List<ByteBuffer> script;
  private final Departures departures;
  private final Map<Integer, Long> answers = new TreeMap<>();
  private final Histogram micros = new Histogram(LONGEST_MICROS, 3);
  private final Deque<Line> free = new ArrayDeque<>();
  private int next;
  private long broken;
  private long start;
  private long deadline;

  /** Hears of each request as it leaves. */
  public interface Departures {
    /**
     * Told before the request is written.
     *
     * @param request counts what was sent from 0
     * @param nanos in {@link System#nanoTime}
     */
    void sent(int request, long nanos);
  }

  /** Plays {@code job}, whose script is given here. */
  public Player(Job job, List<ByteBuffer> script, Departures departures) {
    this.job = job;
    this.script = script;
    this.departures = departures;
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

  /** Plays it to the end. */
  public Played play() throws IOException {
    try (var selector = Selector.open()) {
      var lines = connect(selector);
      long cpu = cpuNanos();
      start = System.nanoTime();
      deadline = start + TimeUnit.MILLISECONDS.toNanos(job.millis());
      free.addAll(lines);
      int busy = send();
      while (busy > 0 || hasMore()) {
        selector.select(waitMillis());
        for (var key : selector.selectedKeys()) {
          busy -= advance(key) ? 0 : 1;
        }
        selector.selectedKeys().clear();
        busy += send();
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      close(lines);
      return new Played(answers, broken, seconds, (cpuNanos() - cpu) / 1e9, micros.getMean() / 1e3, millis(50),
          millis(99), micros.getMaxValue() / 1e3);
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

  private boolean hasMore() {
    return System.nanoTime() < deadline && !(job.once() && next >= script.size()) && broken < job.connections();
  }

  /** When the next request is due at the rate that is wanted. */
  private long dueNanos() {
    return job.perSecond() == 0 ? start : start + next * TimeUnit.SECONDS.toNanos(1) / job.perSecond();
  }

  private long waitMillis() {
    if (free.isEmpty() || !hasMore()) {
      return LONGEST_WAIT_MILLIS;
    }
    long millis = TimeUnit.NANOSECONDS.toMillis(dueNanos() - System.nanoTime());
    return Math.clamp(millis, 1, LONGEST_WAIT_MILLIS);
  }

  /** Sends what is due on the connections that are free; answers how many that were. */
  private int send() throws IOException {
    int sent = 0;
    while (!free.isEmpty() && hasMore() && dueNanos() <= System.nanoTime()) {
      send(free.pop());
      sent++;
    }
    return sent;
  }

  /** Requests are small enough for one write. */
  private void send(Line line) throws IOException {
    line.sentNanos = System.nanoTime();
    departures.sent(next, line.sentNanos);
    var request = script.get(next++ % script.size()).duplicate();
    while (request.hasRemaining()) {
      line.channel.write(request);
    }
  }

  /** Reads what has come; false when with it something that was under way is over. */
  private boolean advance(SelectionKey key) throws IOException {
    var line = (Line) key.attachment();
    if (line.channel.read(line.in) < 0) {
      broken++;
      key.cancel();
      return free.remove(line);
    }
    int status = line.scan.status(line.in);
    if (status == 0) {
      return true;
    }
    line.in.clear();
    answers.merge(status, 1L, Long::sum);
    micros.recordValue(Math.min(LONGEST_MICROS, (System.nanoTime() - line.sentNanos) / 1_000));
    free.push(line);
    return false;
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
