package gg.tiketi.queue;

import gg.tiketi.queue.draw.Receipt;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a visitor is told about a waiting room.
 *
 * @param position how many are still ahead, plus one
 * @param estimate how long it may take until it is the visitor's turn
 * @param asOf when this was so
 * @param pollAfter when to ask again
 * @param ticket proves the place
 * @param claimBefore until when the visitor may claim their turn
 * @param receipt of who has entered for the draw
 */
public record QueueView(State state, LineFigures figures, OptionalLong position, Optional<Wait> estimate, Instant asOf,
    Duration pollAfter, Optional<String> ticket, Optional<Instant> claimBefore, Optional<Admission> admission,
    Optional<String> message, Optional<Receipt> receipt) {
  /** Where the visitor stands. */
  public enum State {
    /** No waiting room. */
    OPEN,
    /** Entered for the draw. */
    ENTERED,
    WAITING,
    CALLED,
    /** Inside. */
    ADMITTED,
    /** Over: the stay, the sale or the event. */
    ENDED,
    /** No place, and none to be had now. */
    NONE
  }

  /** From when to when a turn may come, with what is most likely. */
  public record Wait(Duration earliest, Duration likely, Duration latest) {}

  /** What obtains seats. */
  public record Admission(String token, Instant expiresAt) {
    @Override
    public String toString() {
      return "Admission[until " + expiresAt + "]";
    }
  }

  static QueueView of(State state, LineFigures figures, Instant asOf, Duration pollAfter) {
    return new QueueView(state, figures, OptionalLong.empty(), Optional.empty(), asOf, pollAfter, Optional.empty(),
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  QueueView with(String ticket) {
    return new QueueView(state, figures, position, estimate, asOf, pollAfter, Optional.of(ticket), claimBefore,
        admission, message, receipt);
  }

  QueueView saying(Optional<String> message) {
    return new QueueView(state, figures, position, estimate, asOf, pollAfter, ticket, claimBefore, admission, message,
        receipt);
  }

  QueueView at(long position, Wait wait) {
    return new QueueView(state, figures, OptionalLong.of(position), Optional.of(wait), asOf, pollAfter, ticket,
        claimBefore, admission, message, receipt);
  }

  QueueView claimable(Instant before) {
    return new QueueView(state, figures, position, estimate, asOf, pollAfter, ticket, Optional.of(before), admission,
        message, receipt);
  }

  QueueView admitted(Admission admission) {
    return new QueueView(state, figures, position, estimate, asOf, pollAfter, ticket, claimBefore,
        Optional.of(admission), message, receipt);
  }

  QueueView entered(Receipt receipt) {
    return new QueueView(state, figures, position, estimate, asOf, pollAfter, ticket, claimBefore, admission, message,
        Optional.of(receipt));
  }

  QueueView pollAfter(Duration pollAfter) {
    return new QueueView(state, figures, position, estimate, asOf, pollAfter, ticket, claimBefore, admission, message,
        receipt);
  }
}
