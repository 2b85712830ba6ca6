package gg.tiketi.app.bench.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * What the generator is to play; one line of JSON on its standard input.
 *
 * @param port on loopback
 * @param script a file of requests, see {@link Script}
 * @param connections how many, each with one request under way at a time
 * @param millis when it ends
 * @param once whether each request is played once, and the job also ends with the last; otherwise around and around
 * @param perSecond how many requests are sent at most; 0 = as many as can be
 */
public record Job(int port, String script, int connections, long millis, boolean once, int perSecond) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** The line of this job. */
  public String line() {
    try {
      return MAPPER.writeValueAsString(this);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static Job of(String line) {
    try {
      return MAPPER.readValue(line, Job.class);
    } catch (JsonProcessingException wrong) {
      throw new IllegalArgumentException("no job: " + line, wrong);
    }
  }
}
