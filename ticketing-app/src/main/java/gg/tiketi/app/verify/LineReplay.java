package gg.tiketi.app.verify;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * One life of a line, played again from its log. It keeps who waits, was called or is inside, and nothing of who came and went.
 * People who were inside or called when a lost line began anew count from the first entry that names them: of that life the room is
 * found to be kept a little too easily, never wrongly found broken.
 */
final class LineReplay {
  private static final long UNKNOWN = -1;

  private final long formerTail;
  private final Set<LineRule> broken = EnumSet.noneOf(LineRule.class);
  private final NavigableSet<Long> waiting = new TreeSet<>();
  private final NavigableSet<Long> called = new TreeSet<>();
  private final Set<Long> inside = new HashSet<>();
  /** Numbers kept for drawn people who have not come yet. */
  private final Set<Long> expected = new HashSet<>();
  private FormerNumbers former = new FormerNumbers(0);
  private boolean begun;
  private boolean cleared;
  private long tail;
  /** The last number that was called; of a line that began anew only its first call tells it. */
  private long head;
  private long threshold;

  /** A line that had given numbers up to this one in its former lives. */
  LineReplay(long formerTail) {
    this.formerTail = formerTail;
  }

  /** The last number it has given. */
  long tail() {
    return Math.max(tail, formerTail);
  }

  /** Plays the next entry, and answers which rules it breaks. */
  Set<LineRule> play(String kind, long first, long last) {
    broken.clear();
    require(LineRule.LIVES, begun != kind.equals("OPENED"));
    begun = true;
    step(kind, first, last);
    return EnumSet.copyOf(broken);
  }

  /** What does not happen in lines breaks another rule and changes nothing here. */
  private void step(String kind, long first, long last) {
    switch (kind) {
      case "OPENED" -> open(last);
      case "ALLOWED" -> threshold = last;
      case "JOINED" -> join(first);
      case "DRAWN" -> draw(first, last);
      case "ENTERED" -> enter(first);
      case "RESTORED" -> restore(first);
      case "CALLED" -> call(first, last);
      case "CLAIMED" -> claim(first);
      case "LEFT" -> leave(first);
      case "MISSED" -> miss(first);
      case "ENDED", "REVOKED" -> comeOut(first);
      case "CLEARED" -> clear(first, last);
      default -> {
        return;
      }
    }
  }

  private void require(LineRule rule, boolean holds) {
    if (!holds) {
      broken.add(rule);
    }
  }

  private void open(long born) {
    require(LineRule.LIVES, born >= formerTail);
    former = new FormerNumbers(born);
    tail = Math.max(tail, born);
    head = born == 0 ? 0 : UNKNOWN;
  }

  private void join(long number) {
    give(number);
    waiting.add(number);
  }

  /** They wait from now on; each of them comes once. */
  private void draw(long first, long last) {
    require(LineRule.NUMBERS, first == tail + 1);
    for (long number = first; number <= last; number++) {
      waiting.add(number);
      expected.add(number);
    }
    tail = Math.max(tail, last);
  }

  private void enter(long number) {
    give(number);
    require(LineRule.STRAIGHT, waiting.isEmpty());
    inside.add(number);
    head = Math.max(head, number);
    requireRoom();
  }

  private void give(long number) {
    require(LineRule.NUMBERS, number == tail + 1);
    tail = Math.max(tail, number);
  }

  private void requireRoom() {
    require(LineRule.ROOM, inside.size() + called.size() <= threshold);
  }

  private void restore(long number) {
    require(LineRule.NUMBERS, expected.remove(number) || former.restore(number));
    if (head != UNKNOWN) {
      waiting.addAll(former.waitingBehind(head));
    }
  }

  private void call(long first, long last) {
    if (head == UNKNOWN) {
      head = first - 1;
      waiting.addAll(former.waitingBehind(head));
    }
    require(LineRule.ORDER, waiting.headSet(first).isEmpty() && first > head && last <= tail);
    head = Math.max(head, last);
    var wave = waiting.subSet(first, true, Math.max(first, last), true);
    if (!wave.isEmpty()) {
      called.addAll(wave);
      wave.clear();
      requireRoom();
    }
  }

  private void claim(long number) {
    require(LineRule.CLAIMS, losesTurn(number));
    waiting.remove(number);
    inside.add(number);
  }

  private void miss(long number) {
    require(LineRule.PLACES, losesTurn(number));
  }

  private void leave(long number) {
    require(LineRule.PLACES, waiting.remove(number) || losesTurn(number) || (!cleared && former.hear(number)));
  }

  /** Whether the number had been called; it is not any more. */
  private boolean losesTurn(long number) {
    return called.remove(number) || (!cleared && (head == UNKNOWN || number <= head) && former.hear(number));
  }

  private void comeOut(long number) {
    require(LineRule.STAYS, inside.remove(number) || former.hear(number));
  }

  /** Nobody from the former life has a place any more either, but for those inside. */
  private void clear(long first, long last) {
    waiting.subSet(first, true, Math.max(first, last), true).clear();
    called.subSet(first, true, Math.max(first, last), true).clear();
    cleared = true;
    head = Math.max(head, last);
  }
}
