package gg.tiketi.capacity.fleet;

import java.util.Optional;

/** What goes wrong with calls to a keeper of a group that is only played. */
@FunctionalInterface
public interface Faults {
  /** Nothing goes wrong. */
  Faults NONE = call -> Optional.empty();

  /** What goes wrong with the call that is made now. */
  Optional<Fault> of(Call call);

  /** What is called. */
  enum Call {
    LOOK, RAISE, LOWER, BOOK, UNBOOK
  }

  /** Ways in which a call goes wrong. */
  enum Fault {
    /** Too many calls. */
    THROTTLED("Throttling"),
    /** Somebody else changes the group. */
    CONTENDED("ResourceContention"),
    /** The group is changing. */
    IN_PROGRESS("ScalingActivityInProgress"),
    /** Not allowed. */
    FORBIDDEN("AccessDenied"),
    /** The call never arrives. */
    LOST("timeout"),
    /** The call does what it should, and its answer never arrives. */
    ANSWER_LOST("timeout");

    private final String code;

    Fault(String code) {
      this.code = code;
    }

    /** As the keeper calls it. */
    public String code() {
      return code;
    }
  }
}
