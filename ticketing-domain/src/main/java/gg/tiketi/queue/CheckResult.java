package gg.tiketi.queue;

/** What became of a {@link QueueService#check}, in order of precedence. */
public sealed interface CheckResult {
  record UnknownEvent() implements CheckResult {}

  /** The event was cancelled or its sale is over. */
  record Ended(QueueView view) implements CheckResult {}

  /** There is no waiting room: everybody may obtain seats. */
  record NotNeeded(QueueView view) implements CheckResult {}

  /** One cannot join now. */
  record NotOpen(QueueView view) implements CheckResult {}

  /** In the line, called, or inside. */
  record Placed(QueueView view) implements CheckResult {}
}
