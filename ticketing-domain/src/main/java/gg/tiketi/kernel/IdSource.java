package gg.tiketi.kernel;

import java.util.UUID;

/** Where new identifiers come from; injected, so that tests and the simulator repeat themselves. */
@FunctionalInterface
public interface IdSource {
  /** An identifier never given before. */
  UUID next();
}
