package gg.tiketi.queue;

import gg.tiketi.kernel.AccountId;
import java.time.Duration;
import java.time.Instant;

/**
 * A person's time inside.
 *
 * @param until when it ends however lively the person is
 * @param idleUntil when it ends unless something is heard of them
 * @param heldUntil before this it does not end: a hold or a payment keeps them
 * @param version of the commit that told of the hold
 */
record Stay(AccountId account, Instant until, Instant idleUntil, Instant heldUntil, long version) {
  Instant endsAt() {
    var lively = until.isBefore(idleUntil) ? until : idleUntil;
    return lively.isAfter(heldUntil) ? lively : heldUntil;
  }

  /** The same after a time that did not pass for it; what holds it goes by other clocks. */
  Stay later(Duration stillness) {
    return new Stay(account, until.plus(stillness), idleUntil.plus(stillness), heldUntil, version);
  }

  Stay idleUntil(Instant idleUntil) {
    return new Stay(account, until, idleUntil, heldUntil, version);
  }

  Stay heldUntil(Instant heldUntil, long version) {
    return version <= this.version ? this : new Stay(account, until, idleUntil, heldUntil, version);
  }
}
