package gg.tiketi.queue;

import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.EventId;
import gg.tiketi.queue.draw.DrawId;
import gg.tiketi.queue.draw.DrawPlan;
import gg.tiketi.queue.draw.EntrantList;
import gg.tiketi.queue.draw.Nonce;
import gg.tiketi.queue.draw.Secret;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The draws in this process's memory. */
public final class InMemoryDrawBook implements DrawBook {
  private final Map<EventId, Kept> draws = new HashMap<>();
  private final Map<EventId, NavigableMap<AccountId, Nonce>> entries = new HashMap<>();
  private final Map<DrawId, EntrantList> lists = new HashMap<>();

  @Override
  public synchronized Optional<Kept> current(EventId event) {
    return Optional.ofNullable(draws.get(event));
  }

  @Override
  public synchronized Kept plan(DrawPlan plan) {
    var fresh = new Kept(plan, OptionalInt.empty(), OptionalLong.empty(), Optional.empty(), Optional.empty());
    return draws.merge(plan.id().event(), fresh, (known, next) -> mayFollow(known, next.plan()) ? next : known);
  }

  private static boolean mayFollow(Kept known, DrawPlan next) {
    return known.entrants().isEmpty() && next.id().round() > known.plan().id().round();
  }

  @Override
  public synchronized Optional<Nonce> enter(DrawId id, AccountId account, Nonce nonce, Instant now) {
    if (!isNewest(id)) {
      return Optional.empty();
    }
    var known = of(id.event());
    if (isOpen(id)) {
      known.putIfAbsent(account, nonce);
    }
    return Optional.ofNullable(known.get(account));
  }

  @Override
  public synchronized Optional<Nonce> nonce(EventId event, AccountId account) {
    return Optional.ofNullable(of(event).get(account));
  }

  @Override
  public synchronized boolean withdraw(DrawId id, AccountId account) {
    boolean open = isOpen(id);
    if (open) {
      of(id.event()).remove(account);
    }
    return open;
  }

  @Override
  public synchronized Kept close(DrawId id) {
    return change(id, known -> known.entrants().isPresent()
        ? known
        : new Kept(known.plan(), OptionalInt.of(of(id.event()).size()), known.before(), known.root(),
            known.revealed()));
  }

  @Override
  public synchronized List<Entry> entries(EventId event, Optional<AccountId> after, int limit) {
    var known = of(event);
    return after.map(last -> known.tailMap(last, false)).orElse(known).entrySet().stream().limit(limit)
        .map(entry -> new Entry(entry.getKey(), entry.getValue())).toList();
  }

  @Override
  public synchronized Kept number(DrawId id, long before) {
    return change(id, known -> known.before().isPresent() || known.entrants().isEmpty()
        ? known
        : new Kept(known.plan(), known.entrants(), OptionalLong.of(before), known.root(), known.revealed()));
  }

  @Override
  public synchronized Kept freeze(DrawId id, EntrantList list) {
    return change(id, known -> {
      if (known.root().isPresent() || known.before().isEmpty()) {
        return known;
      }
      lists.put(id, list);
      return new Kept(known.plan(), known.entrants(), known.before(), Optional.of(list.root()), known.revealed());
    });
  }

  @Override
  public synchronized EntrantList list(DrawId id) {
    return Optional.ofNullable(lists.get(id)).orElseThrow(() -> new IllegalStateException(id + " is not frozen"));
  }

  @Override
  public synchronized Kept reveal(DrawId id, Secret secret) {
    return change(id, known -> known.revealed().isPresent() || known.root().isEmpty()
        ? known
        : new Kept(known.plan(), known.entrants(), known.before(), known.root(), Optional.of(secret)));
  }

  @Override
  public synchronized List<EventId> due(Instant since, Instant until) {
    return draws.values().stream().filter(kept -> kept.revealed().isEmpty()).map(Kept::plan)
        .filter(plan -> !plan.opening().isBefore(since) && !plan.opening().isAfter(until))
        .map(plan -> plan.id().event()).toList();
  }

  private boolean isNewest(DrawId id) {
    return current(id.event()).filter(kept -> kept.plan().id().equals(id)).isPresent();
  }

  private boolean isOpen(DrawId id) {
    return isNewest(id) && current(id.event()).filter(kept -> kept.entrants().isEmpty()).isPresent();
  }

  private NavigableMap<AccountId, Nonce> of(EventId event) {
    return entries.computeIfAbsent(event, first -> new TreeMap<>(Comparator.comparing(AccountId::value)));
  }

  private Kept change(DrawId id, UnaryOperator<Kept> change) {
    if (!isNewest(id)) {
      throw new IllegalStateException(id + " is not the newest draw");
    }
    return draws.compute(id.event(), (event, known) -> change.apply(known));
  }
}
