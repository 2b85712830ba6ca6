package gg.tiketi.queue;

import gg.tiketi.kernel.AccountId;
import gg.tiketi.queue.DrawBook.Kept;
import gg.tiketi.queue.DrawStage.Closed;
import gg.tiketi.queue.DrawStage.Drawn;
import gg.tiketi.queue.DrawStage.Entering;
import gg.tiketi.queue.DrawStage.Frozen;
import gg.tiketi.queue.draw.DrawPlan;
import gg.tiketi.queue.draw.Entrant;
import gg.tiketi.queue.draw.EntrantList;
import gg.tiketi.queue.draw.Nonce;
import gg.tiketi.queue.draw.PersonalProof;
import gg.tiketi.queue.draw.PlannedDraw;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.ReentrantLock;

/** One event's draw, as this instance knows it. */
final class EventDraw {
  /** So old may be what is known before the opening; after it, it is read at each step until it is drawn. */
  private static final Duration KEPT = Duration.ofSeconds(1);

  /** Close, number, freeze, draw. */
  private static final int STEPS = 4;

  private final DrawOffice office;
  private final ReentrantLock learning = new ReentrantLock();
  private volatile DrawStage stage;
  private volatile Instant readAt;
  private long progress;

  EventDraw(DrawOffice office, Kept kept, Instant now) {
    this.office = office;
    stage = stage(kept);
    progress = progress(kept);
    readAt = now;
  }

  /** Has the line keep numbers for those who will be drawn. */
  @FunctionalInterface
  interface Numbers {
    /** Keeps so many, once; answers the number before the first. */
    long keep(int entrants, Instant now);
  }

  DrawStage stage() {
    return stage;
  }

  DrawPlan plan() {
    return stage.draw().plan();
  }

  private DrawStage stage(Kept kept) {
    var planned = new PlannedDraw(kept.plan());
    if (kept.entrants().isEmpty()) {
      return new Entering(planned);
    }
    if (kept.root().isEmpty()) {
      return new Closed(planned, kept.entrants().getAsInt(), kept.before());
    }
    var frozen = planned.freeze(list(kept), kept.plan().opening());
    long before = kept.before().orElseThrow();
    return kept.revealed().<DrawStage>map(secret -> new Drawn(frozen.drawn(office.randomness(), secret), before))
        .orElseGet(() -> new Frozen(frozen, before));
  }

  private EntrantList list(Kept kept) {
    var list = office.book().list(kept.plan().id());
    if (!kept.root().equals(Optional.of(list.root())) || list.size() != kept.entrants().orElseThrow()) {
      throw new IllegalStateException("the list of the draw " + kept.plan().id() + " is not the one that was frozen");
    }
    return list;
  }

  /** Learns what others did; while one caller reads, the others go by what was known. */
  void refresh(Instant now) {
    boolean due = !now.isBefore(plan().opening()) || !readAt.plus(KEPT).isAfter(now);
    if (due && !(stage instanceof Drawn) && learning.tryLock()) {
      try {
        read(now);
      } finally {
        learning.unlock();
      }
    }
  }

  private void read(Instant now) {
    office.book().current(plan().id().event()).ifPresent(kept -> learn(kept, now));
  }

  /** Takes in how the draw stands, unless more is known already: what was read first may be heard last. */
  void learn(Kept kept, Instant now) {
    learning.lock();
    try {
      if (progress(kept) > progress) {
        stage = stage(kept);
        progress = progress(kept);
      }
      readAt = now;
    } finally {
      learning.unlock();
    }
  }

  private static long progress(Kept kept) {
    int steps = (kept.entrants().isPresent() ? 1 : 0) + (kept.before().isPresent() ? 1 : 0)
        + (kept.root().isPresent() ? 1 : 0) + (kept.revealed().isPresent() ? 1 : 0);
    return kept.plan().id().round() * (STEPS + 1L) + steps;
  }

  // ---- one person ----

  /** Enters somebody as long as that is possible and wanted. */
  DrawPart enter(AccountId account, Optional<Nonce> brought, boolean wanted, Instant now) {
    for (int i = 0; i < 2 && wanted && stage instanceof Entering(var draw)
        && now.isBefore(draw.plan().opening()); i++) {
      var nonce = office.book().enter(draw.plan().id(), account, brought.orElseGet(() -> Nonce.next(office.luck())),
          now);
      if (nonce.isPresent()) {
        return entered(draw.plan(), account, nonce.get());
      }
      read(now);
    }
    return part(account, office.book().nonce(plan().id().event(), account), now);
  }

  /** Takes an entry back; false if that is too late. */
  boolean withdraw(AccountId account) {
    return stage instanceof Entering(var draw) && office.book().withdraw(draw.plan().id(), account);
  }

  /** What the draw means for who entered with this nonce, or with none. */
  DrawPart part(AccountId account, Optional<Nonce> nonce, Instant now) {
    return switch (stage) {
      case Entering(var draw) when nonce.isEmpty() && now.isBefore(draw.plan().opening()) -> new DrawPart.None();
      case Entering(var draw) -> entered(draw.plan(), account, nonce);
      case Closed(var draw, int entrants, var before) when nonce.isEmpty() && before.isPresent() ->
        new DrawPart.None();
      case Closed(var draw, int entrants, var before) -> entered(draw.plan(), account, nonce);
      case Frozen frozen when nonce.isEmpty() -> new DrawPart.None();
      case Frozen(var draw, long before) -> entered(draw.plan(), account, nonce);
      case Drawn(var draw, long before) -> {
        var place = nonce.map(brought -> draw.placeOf(entrant(account, brought))).orElse(OptionalInt.empty());
        yield place.isPresent() ? new DrawPart.Drawn(before + place.getAsInt()) : new DrawPart.None();
      }
    };
  }

  private DrawPart entered(DrawPlan plan, AccountId account, Optional<Nonce> nonce) {
    return nonce.map(brought -> entered(plan, account, brought)).orElseGet(DrawPart.TooEarly::new);
  }

  private DrawPart entered(DrawPlan plan, AccountId account, Nonce nonce) {
    return new DrawPart.Entered(new PlannedDraw(plan).receipt(entrant(account, nonce)), nonce);
  }

  private Entrant entrant(AccountId account, Nonce nonce) {
    return office.keys().pseudonyms(plan()).entrant(account, nonce);
  }

  /** What shows somebody their place; empty for who was not drawn. */
  Optional<PersonalProof> proof(AccountId account) {
    return stage instanceof Drawn(var draw, long before)
        ? office.book().nonce(plan().id().event(), account).flatMap(nonce -> draw.proofOf(entrant(account, nonce)))
        : Optional.empty();
  }

  // ---- the opening ----

  /** Takes every step that can be taken; each is kept before the next, so that whoever goes on finds it taken. */
  void open(Numbers numbers, Instant now) {
    for (int i = 0; i < STEPS; i++) {
      step(numbers, now).ifPresent(kept -> learn(kept, now));
    }
  }

  private Optional<Kept> step(Numbers numbers, Instant now) {
    var id = plan().id();
    var book = office.book();
    return switch (stage) {
      case Entering(var draw) when now.isBefore(draw.plan().opening()) -> Optional.empty();
      case Entering(var draw) -> Optional.of(book.close(id));
      case Closed(var draw, int entrants, var before) when before.isEmpty() ->
        Optional.of(book.number(id, numbers.keep(entrants, now)));
      case Closed(var draw, int entrants, var before) ->
        Optional.of(book.freeze(id, draw.freeze(EntrantList.of(new Entered(office, draw.plan())), now).entrants()));
      case Frozen(var draw, long before) -> draw.draw(office.randomness())
          .map(drawn -> book.reveal(id, drawn.certificate().revealed()));
      case Drawn drawn -> Optional.empty();
    };
  }
}
