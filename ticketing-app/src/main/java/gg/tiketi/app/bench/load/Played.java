package gg.tiketi.app.bench.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came of a job; one line of JSON on the generator's standard output.
 *
 * @param answers how many of each HTTP status
 * @param broken connections that ended early
 * @param seconds from the first request to the last answer
 * @param cpuSeconds what the generator spent meanwhile
 * @param meanMillis of the time to an answer
 * @param p50Millis of the time to an answer
 * @param p99Millis of the time to an answer
 * @param maxMillis of the time to an answer
 */
public record Played(Map<Integer, Long> answers, long broken, double seconds, double cpuSeconds, double meanMillis,
    double p50Millis, double p99Millis, double maxMillis) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Copies the counts. */
  public Played {
    answers = Collections.unmodifiableMap(new TreeMap<>(answers));
  }

  /** How many answers there were. */
  public long total() {
    return answers.values().stream().mapToLong(Long::longValue).sum();
  }

  /** How many had this status. */
  public long count(int status) {
    return answers.getOrDefault(status, 0L);
  }

  String line() {
    try {
      return MAPPER.writeValueAsString(this);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Reads the line. */
  public static Played of(String line) {
    try {
      return MAPPER.readValue(line, Played.class);
    } catch (JsonProcessingException wrong) {
      throw new IllegalArgumentException("no result: " + line, wrong);
    }
  }
}
