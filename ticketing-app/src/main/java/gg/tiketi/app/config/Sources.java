package gg.tiketi.app.config;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where settings come from.
 *
 * @param flags what stood on the command line, by flag without the hyphens
 * @param environment the process's variables
 * @param file what {@code --config} or {@code TIKETI_CONFIG} names
 * @param otherVariables variables that belong to somebody else: the launcher, or the options of single commands
 */
public record Sources(
    Map<String, String> flags,
    Map<String, String> environment,
    Optional<String> file,
    Set<String> otherVariables) {

  /** Copies what it is given. */
  public Sources {
    flags = Map.copyOf(flags);
    environment = Map.copyOf(environment);
    otherVariables = Set.copyOf(otherVariables);
  }
}
