package gg.tiketi.queue.draw;

import gg.tiketi.kernel.AccountId;

/**
 * Names accounts in one draw: always the same name for the same account, another in every draw, and only who has the salt
 * can tell whose name it is. So an account has one entry, and the list tells nobody who entered.
 */
public final class Pseudonyms {
  private final Secret salt;

  Pseudonyms(Secret salt) {
    this.salt = salt;
  }

  /** An account's entry with this nonce. */
  public Entrant entrant(AccountId account, Nonce nonce) {
    return new Entrant(DrawKeys.pseudonym(salt, account), nonce);
  }
}
