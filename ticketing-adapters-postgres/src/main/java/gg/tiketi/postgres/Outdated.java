package gg.tiketi.postgres;

/** What a transaction decided on has changed under it, or is not what it must be: it takes no effect and is repeated. */
final class Outdated extends RuntimeException {
  Outdated(String message) {
    super(message);
  }
}
