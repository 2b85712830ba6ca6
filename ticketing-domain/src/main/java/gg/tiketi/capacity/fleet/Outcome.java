package gg.tiketi.capacity.fleet;

/** What became of a step. */
public sealed interface Outcome {
  /** It is done, the request has this name at the keeper's. */
  record Done(String requestId) implements Outcome {}

  /** Not now: too many calls, or something else is under way. Nothing was done; try again later. */
  record Busy(String code) implements Outcome {}

  /** Never like this: beyond the bounds of the group, or not allowed. Nothing was done. */
  record Refused(String code, String reason) implements Outcome {}

  /** Nobody knows whether it was done: the answer did not come. Look before the next write (law C6). */
  record Unknown(String reason) implements Outcome {}
}
