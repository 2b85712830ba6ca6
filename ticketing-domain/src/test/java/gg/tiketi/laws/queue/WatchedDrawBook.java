package gg.tiketi.laws.queue;

import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.EventId;
import gg.tiketi.queue.DrawBook;
import gg.tiketi.queue.draw.DrawId;
import gg.tiketi.queue.draw.DrawPlan;
import gg.tiketi.queue.draw.EntrantList;
import gg.tiketi.queue.draw.Nonce;
import gg.tiketi.queue.draw.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A book whose caller is watched: told before and after each step of a draw and each question about one person. */
class WatchedDrawBook implements DrawBook {
  private final DrawBook book;
  private final Consumer<String> before;
  private final Consumer<String> after;

  WatchedDrawBook(DrawBook book, Consumer<String> before) {
    this(book, before, said -> {});
  }

  WatchedDrawBook(DrawBook book, Consumer<String> before, Consumer<String> after) {
    this.book = book;
    this.before = before;
    this.after = after;
  }

  private <T> T watched(String verb, Supplier<T> step) {
    before.accept(verb);
    T answer = step.get();
    after.accept(verb);
    return answer;
  }

  @Override
  public Optional<Kept> current(EventId event) {
    return book.current(event);
  }

  @Override
  public Kept plan(DrawPlan plan) {
    return book.plan(plan);
  }

  @Override
  public Optional<Nonce> enter(DrawId id, AccountId account, Nonce nonce, Instant now) {
    return watched("enter", () -> book.enter(id, account, nonce, now));
  }

  @Override
  public Optional<Nonce> nonce(EventId event, AccountId account) {
    return watched("nonce", () -> book.nonce(event, account));
  }

  @Override
  public boolean withdraw(DrawId id, AccountId account) {
    return book.withdraw(id, account);
  }

  @Override
  public Kept close(DrawId id) {
    return watched("close", () -> book.close(id));
  }

  @Override
  public List<Entry> entries(EventId event, Optional<AccountId> after, int limit) {
    return book.entries(event, after, limit);
  }

  @Override
  public Kept number(DrawId id, long first) {
    return watched("number", () -> book.number(id, first));
  }

  @Override
  public Kept freeze(DrawId id, EntrantList list) {
    return watched("freeze", () -> book.freeze(id, list));
  }

  @Override
  public EntrantList list(DrawId id) {
    return book.list(id);
  }

  @Override
  public Kept reveal(DrawId id, Secret secret) {
    return watched("reveal", () -> book.reveal(id, secret));
  }

  @Override
  public List<EventId> due(Instant since, Instant until) {
    return book.due(since, until);
  }
}
