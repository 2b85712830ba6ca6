package gg.tiketi.queue;

import gg.tiketi.queue.draw.Nonce;
import gg.tiketi.queue.draw.Receipt;

/** What a draw means for one person. */
sealed interface DrawPart {
  /** Has entered, and will get a number by the draw. */
  record Entered(Receipt receipt, Nonce nonce) implements DrawPart {}

  /** Has this number in the line by the draw. */
  record Drawn(long number) implements DrawPart {}

  /** Comes when nobody may enter any more and the numbers of those who did are not kept yet. */
  record TooEarly() implements DrawPart {}

  /** Has no part in it. */
  record None() implements DrawPart {}
}
