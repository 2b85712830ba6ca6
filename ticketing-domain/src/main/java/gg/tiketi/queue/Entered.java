package gg.tiketi.queue;

import gg.tiketi.kernel.AccountId;
import gg.tiketi.queue.draw.DrawPlan;
import gg.tiketi.queue.draw.Entrant;
import gg.tiketi.queue.draw.Pseudonyms;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Everybody who entered a draw, read from the book some at a time. */
final class Entered implements Iterable<Entrant> {
  private static final int AT_ONCE = 10_000;

  private final DrawOffice office;
  private final DrawPlan plan;
  private final Pseudonyms names;

  Entered(DrawOffice office, DrawPlan plan) {
    this.office = office;
    this.plan = plan;
    names = office.keys().pseudonyms(plan);
  }

  @Override
  public Iterator<Entrant> iterator() {
    return new Reader();
  }

  private final class Reader implements Iterator<Entrant> {
    private final Deque<DrawBook.Entry> read = new ArrayDeque<>();
    private Optional<AccountId> last = Optional.empty();
    private boolean more = true;

    @Override
    public boolean hasNext() {
      if (read.isEmpty() && more) {
        read.addAll(office.book().entries(plan.id().event(), last, AT_ONCE));
        more = read.size() == AT_ONCE;
        last = Optional.ofNullable(read.peekLast()).map(DrawBook.Entry::account);
      }
      return !read.isEmpty();
    }

    @Override
    public Entrant next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      var entry = read.removeFirst();
      return names.entrant(entry.account(), entry.nonce());
    }
  }
}
