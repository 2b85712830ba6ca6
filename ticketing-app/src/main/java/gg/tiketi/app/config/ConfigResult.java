package gg.tiketi.app.config;

import java.util.List;

/** What became of reading the configuration. */
public sealed interface ConfigResult {

  /**
   * Everything is in order.
   *
   * @param config the configuration
   */
  record Configured(Config config) implements ConfigResult {}

  /**
   * Something is wrong; nothing was started.
   *
   * @param complaints everything that is wrong, not only the first
   */
  record Refused(List<Complaint> complaints) implements ConfigResult {
    /** Copies the list. */
    public Refused {
      complaints = List.copyOf(complaints);
    }
  }
}
