package gg.tiketi.app.faults;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * What everybody did and saw, in the order in which they knew it: in memory for the checker, and one JSON object a line in a
 * file that {@code verify-sale} reads as the history of a rush.
 */
final class Journal implements AutoCloseable {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Path file;
  private final BufferedWriter out;
  private final ConcurrentLinkedQueue<Act> acts = new ConcurrentLinkedQueue<>();
  private final AtomicLongArray lastSuccess;
  private final AtomicInteger successes = new AtomicInteger();
  private final ConcurrentLinkedQueue<String> cancelled = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<String> complaints = new ConcurrentLinkedQueue<>();

  /** Begins one about the sale of this event at so many servers. */
  Journal(Path file, String event, int servers) {
    this.file = file;
    this.lastSuccess = new AtomicLongArray(servers);
    try {
      out = Files.newBufferedWriter(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    write(Map.of("event", event));
  }

  /**
   * Notes a call and its end.
   *
   * @param told what the answer tells, in the words of a history; nothing if it tells nothing to remember
   */
  void note(Act act, Map<String, Object> told) {
    acts.add(act);
    if (act.outcome() == Act.Outcome.OK) {
      successes.incrementAndGet();
      lastSuccess.accumulateAndGet(act.server(), act.invokedNanos(), Math::max);
    }
    var line = new LinkedHashMap<String, Object>();
    line.put("call", act.call());
    line.put("person", act.person());
    line.put("key", act.key());
    line.put("server", act.server());
    line.put("invoked", act.invokedNanos());
    line.put("returned", act.returnedNanos());
    line.put("outcome", act.outcome().name().toLowerCase(Locale.ROOT));
    line.put("answer", act.status());
    line.put("code", act.code());
    line.putAll(told);
    write(line);
  }

  /** Notes that somebody was told that their reservation is cancelled. */
  void cancelled(String reservation) {
    cancelled.add(reservation);
  }

  /** Notes what cannot be right. */
  void complain(String complaint) {
    complaints.add(complaint);
  }

  List<Act> acts() {
    return List.copyOf(acts);
  }

  /** How many calls did what they should so far. */
  int successes() {
    return successes.get();
  }

  /** When the latest call was sent that this server carried out, in {@link System#nanoTime}. */
  long lastSuccess(int server) {
    return lastSuccess.get(server);
  }

  List<String> cancelled() {
    return List.copyOf(cancelled);
  }

  List<String> complaints() {
    return new ArrayList<>(complaints);
  }

  Path file() {
    return file;
  }

  private void write(Map<String, Object> line) {
    try {
      var text = MAPPER.writeValueAsString(line);
      synchronized (out) {
        out.write(text);
        out.newLine();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes the file complete. */
  @Override
  public void close() {
    try {
      synchronized (out) {
        out.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
